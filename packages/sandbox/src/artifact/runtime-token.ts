/** The run and the job in whose name a runner talks to the artifact service. */
export interface BackendIds {
  readonly runId: string;
  readonly jobId: string;
}

/** What a token says, and until when. */
export interface RuntimeTokenClaims extends BackendIds {
  readonly expiresAtMs: number;
}

/** A token as the runner hands it to a step: a JWT, here without a signature. */
export function createRuntimeToken(claims: RuntimeTokenClaims): string {
  const payload = {
    // A real token names other scopes first, so a reader must search for its own.
    scp: `Actions.GenericRead:00000000-0000-0000-0000-000000000000 Actions.Results:${claims.runId}:${claims.jobId}`,
    exp: Math.floor(claims.expiresAtMs / 1000),
  };
  return `${encodeJson({ alg: "none", typ: "JWT" })}.${encodeJson(payload)}.unsigned`;
}

/** Reads the `authorization` header of a request. `undefined` when it grants nothing at this time. */
export function readRuntimeToken(authorization: string | undefined, nowMs: number): BackendIds | undefined {
  const segment = /^Bearer [\w-]+\.([\w-]+)\.[\w-]*$/.exec(authorization ?? "")?.[1];
  const claims = segment === undefined ? undefined : decodeJson(segment);
  if (claims === undefined || typeof claims.scp !== "string" || typeof claims.exp !== "number")
    return undefined;
  if (claims.exp * 1000 <= nowMs) return undefined;
  const scope = claims.scp.split(" ").find((text) => text.startsWith("Actions.Results:"));
  const [, runId, jobId] = scope?.split(":") ?? [];
  return runId === undefined || jobId === undefined ? undefined : { runId, jobId };
}

function encodeJson(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

function decodeJson(segment: string): { readonly scp?: unknown; readonly exp?: unknown } | undefined {
  try {
    return JSON.parse(Buffer.from(segment, "base64url").toString("utf8")) ?? undefined;
  } catch {
    // Not JSON, so not a token: the caller answers 401.
    return undefined;
  }
}
