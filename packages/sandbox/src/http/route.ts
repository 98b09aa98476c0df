/** What a route gets to see of a request. */
export interface Exchange {
  readonly method: string;
  /** Absolute, with the server's own origin. */
  readonly url: URL;
  readonly headers: NodeJS.Dict<string | string[]>;
  /** Named groups of the route's pattern, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** What a route answers. Text and bytes are sent as they are, anything else becomes JSON. */
export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** One operation of a server. */
export interface Route {
  /** The name by which failures are scripted and requests are recorded, for example `x.createJob`. */
  readonly operation: string;
  readonly method: string;
  /** Matched against the whole path. */
  readonly path: RegExp;
  /** Query values that the request must carry as well, where a service tells operations apart by them. */
  readonly query?: Readonly<Record<string, string>>;
  /** Anything else by which a service tells operations on one path apart. The first route that takes a request has it. */
  readonly when?: (request: Pick<Exchange, "url" | "headers">) => boolean;
  readonly handle: (exchange: Exchange) => Reply | Promise<Reply>;
}
