/** A request as the sandbox saw it, safe to print: secrets are cut. */
export interface RecordedRequest {
  readonly operation: string;
  readonly method: string;
  /** Path and query; values of secret query parameters read `***`. */
  readonly target: string;
  /** Lower-case names; the value of `authorization` is cut to its scheme. */
  readonly headers: Readonly<Record<string, string>>;
  readonly bodyBytes: number;
  /** The answered status; 0 where the connection was cut without one. */
  readonly status: number;
  /** When it ended, on the sandbox's clock. */
  readonly atMs: number;
}

/** Remembers every request that a server saw. */
export interface Recorder {
  add(request: RecordedRequest): void;
  /** All requests so far, in order of their end; of one operation if named. */
  requests(operation?: string): readonly RecordedRequest[];
}

const secretParameter = /([?&](?:token|sig|upload_id|[Xx]-[Gg]oog-(?:Signature|Credential))=)[^&]*/g;

/** Blanks the values of query parameters that open something. */
export function cutSecrets(target: string): string {
  return target.replace(secretParameter, "$1***");
}

/** Joins repeated headers and leaves of a credential no more than its scheme. */
export function cutHeaders(headers: NodeJS.Dict<string | string[]>): Record<string, string> {
  const cut: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    // Those of HTTP/2 that begin with a colon repeat method and target.
    if (value === undefined || name.startsWith(":")) continue;
    const text = Array.isArray(value) ? value.join(", ") : value;
    cut[name] = name === "authorization" ? cutCredential(text) : text;
  }
  return cut;
}

function cutCredential(text: string): string {
  const space = text.indexOf(" ");
  return space < 0 ? "***" : `${text.slice(0, space)} ***`;
}

/** Starts with an empty record. */
export function createRecorder(): Recorder {
  const all: RecordedRequest[] = [];
  return {
    add: (request) => void all.push(request),
    requests: (operation) =>
      operation === undefined ? [...all] : all.filter((r) => r.operation === operation),
  };
}
