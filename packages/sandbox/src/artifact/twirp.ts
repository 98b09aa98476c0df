import type { Exchange, Reply, Route } from "../http/server.ts";
import { type BackendIds, readRuntimeToken } from "./runtime-token.ts";

/** The error codes of Twirp that the service uses, with the status each is sent with. */
const statuses = {
  already_exists: 409,
  invalid_argument: 400,
  malformed: 400,
  not_found: 404,
  permission_denied: 403,
  unauthenticated: 401,
} as const;

/** An error code of the protocol. */
export type TwirpCode = keyof typeof statuses;

/** What a method was asked, and in whose name. Field names are those of the protocol. */
export interface TwirpCall {
  readonly ids: BackendIds;
  readonly origin: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** An error answer in the form of Twirp. */
export function refuse(code: TwirpCode, msg: string): Reply {
  return { status: statuses[code], body: { code, msg } };
}

/** A method of the artifact service: checks the token and the ids that the request repeats, then calls it. */
export function createTwirpRoute(options: {
  readonly method: string;
  readonly operation: string;
  readonly now: () => number;
  readonly call: (call: TwirpCall) => Reply;
}): Route {
  return {
    operation: options.operation,
    method: "POST",
    path: new RegExp(`^/twirp/github\\.actions\\.results\\.api\\.v1\\.ArtifactService/${options.method}$`),
    handle(exchange) {
      const ids = readRuntimeToken(exchange.headers.authorization as string | undefined, options.now());
      if (ids === undefined)
        return refuse("unauthenticated", "the runtime token is missing, malformed or expired");
      const fields = readFields(exchange);
      if (fields === undefined) return refuse("malformed", "the body is not a JSON object");
      if (fields.workflow_run_backend_id !== ids.runId) {
        return refuse("permission_denied", "the runtime token belongs to another workflow run");
      }
      return options.call({ ids, origin: exchange.url.origin, fields });
    },
  };
}

function readFields(exchange: Exchange): Record<string, unknown> | undefined {
  if (!String(exchange.headers["content-type"]).startsWith("application/json")) return undefined;
  try {
    const fields: unknown = JSON.parse(exchange.body.toString("utf8"));
    return typeof fields === "object" && fields !== null ? (fields as Record<string, unknown>) : undefined;
  } catch {
    // Not JSON: the caller answers `malformed`.
    return undefined;
  }
}
