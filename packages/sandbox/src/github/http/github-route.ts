import type { Exchange, Reply, Route } from "../../http/route.ts";
import type { GitHubWorld } from "../world.ts";
import { type Caller, identifyCaller } from "./caller.ts";
import { type Fields, parseFields } from "./fields.ts";
import { isPermitted, type Need, refusePermission } from "./permission.ts";
import { Refusal, refuse, refuseUnknown } from "./refusal.ts";

/** A request after its token, repository and permissions were found good. */
export interface GitHubCall {
  readonly caller: Caller;
  /** Named groups of the route's pattern. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly fields: Fields;
  readonly accept: string;
  /** Where the API is, for the links in an answer. */
  readonly apiUrl: string;
}

/** One operation of the API. */
export interface GitHubRoute {
  /** Without its `github.`. */
  readonly name: string;
  readonly method: string;
  /** Below `/repos/{owner}/{repo}`, or the whole path where it begins with `^`. */
  readonly path: string;
  /** What a bot's token must be granted. */
  readonly need?: Need;
  readonly handle: (call: GitHubCall) => Reply | Promise<Reply>;
}

const forbiddenText =
  "Request forbidden by administrative rules. Please make sure your request has a User-Agent header";

/** Puts what all operations have in common in front of one: token, limits, repository, permission, headers. */
export function createGitHubRoute(world: GitHubWorld, route: GitHubRoute): Route {
  const inRepository = !route.path.startsWith("^");
  const pattern = inRepository ? `^/repos/(?<owner>[^/]+)/(?<repo>[^/]+)${route.path}$` : `${route.path}$`;
  return {
    operation: `github.${route.name}`,
    method: route.method,
    path: new RegExp(pattern),
    handle: (exchange) =>
      answerGitHub({ world, exchange }, (caller) => {
        const { params, url, body, headers } = exchange;
        if (
          inRepository &&
          `${params.owner}/${params.repo}`.toLowerCase() !== world.repository.toLowerCase()
        ) {
          throw refuseUnknown();
        }
        const need = route.need ?? {};
        if (caller === "bot" && !isPermitted(need, world.settings.permissions)) throw refusePermission(need);
        const fields = parseFields(body);
        const accept = String(headers.accept ?? "");
        return route.handle({ caller, params, query: url.searchParams, fields, accept, apiUrl: url.origin });
      }),
  };
}

/** Answers in GitHub's manner, also for paths that are not operations. */
export async function answerGitHub(
  { world, exchange }: { readonly world: GitHubWorld; readonly exchange: Exchange },
  work: (caller: Caller) => Reply | Promise<Reply>,
): Promise<Reply> {
  let headers: Record<string, string> = {
    "x-github-request-id": world.nextRequestId(),
    "x-github-media-type": "github.v3; format=json",
  };
  let reply: Reply;
  try {
    const { authorization, "user-agent": userAgent } = exchange.headers;
    if (userAgent === undefined) throw refuse(403, forbiddenText);
    const caller = identifyCaller(authorization?.toString(), world.tokens);
    const rate = world.rateLimit.take(caller, world.settings.requestsPerHour);
    headers = { ...headers, ...rate.headers };
    if (rate.exceeded) throw refuse(403, "API rate limit exceeded for installation.");
    reply = await work(caller);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    reply = error.reply;
  }
  return { ...reply, headers: { ...headers, ...reply.headers } };
}
