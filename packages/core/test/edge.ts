/** A server in front of others, with TLS, that offers HTTP/2 and says which version was spoken: `x-protocol`. */
export interface Edge extends AsyncDisposable {
  readonly port: number;
}

/** A name under which the edge is asked, and what it stands for. */
export interface EdgeHost {
  readonly name: string;
  /** Where it gets its answers: `http://127.0.0.1:PORT`. */
  readonly origin: string;
}

export interface EdgeOptions {
  readonly certPath: string;
  readonly keyPath: string;
  readonly hosts: readonly EdgeHost[];
  /** In JSON, this text becomes that one. */
  readonly replacements?: readonly (readonly [string, string])[];
}
