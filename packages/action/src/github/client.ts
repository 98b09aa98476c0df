// biome-ignore-all lint/style/noRestrictedImports: the one file on GitHub's client.
import type { Clock } from "@x-batch-compliance/core";
import { z } from "zod";
import type { ActionError } from "../errors/action-error.ts";
import { type GitHubAnswer, toGitHubError } from "./failures.ts";

/** One request to GitHub's REST API. `{owner}` and `{repo}` of the route are filled in. */
export interface GitHubRequest<T> {
  /** Names the request in errors, for example `createTree`. */
  readonly operation: string;
  /** Such as `GET /repos/{owner}/{repo}/git/ref/{ref}`. */
  readonly route: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** The part of the answer that is used. */
  readonly answer: z.ZodType<T>;
}

/** One mutation of GitHub's GraphQL API. */
export interface GitHubMutation {
  readonly operation: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, string>>;
}

/** GitHub's REST API for one repository. Errors are `ActionError`s; redirects are never followed. */
export interface GitHub {
  /** Sends a request. A GET is tried again; a write only where GitHub says that it did not act. */
  request<T>(request: GitHubRequest<T>): Promise<T>;
  /** Like `request` with GET; undefined where GitHub has no such thing. */
  find<T>(request: GitHubRequest<T>): Promise<T | undefined>;
  /** Sends a mutation to GraphQL, for what the REST API can't do. Nothing of the answer is used. */
  mutate(mutation: GitHubMutation): Promise<void>;
  /** Opens the bytes of a blob as they are stored. */
  openBlob(sha: string): Promise<AsyncIterable<Uint8Array>>;
}

/** Which repository, with whose token, and how long to go on. */
export interface GitHubOptions {
  readonly token: string;
  readonly apiUrl: string;
  readonly owner: string;
  readonly repository: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly onRetry: (operation: string, code: string, delayMs: number) => void;
}

/** Long enough for the largest blob on a slow line. */
const requestTimeoutMs = 300_000;
/** Waits between attempts where GitHub asks for none. */
const retryDelaysMs: readonly number[] = [1000, 3000, 9000];
/** GitHub asks for a second between writes when there are many. Source: its "Best practices for using the REST API". */
const unpacedWrites = 20;
const writePauseMs = 1000;
/** A longer wait than this is better spent in another run. */
const longestWaitMs = 120_000;

/** Loads the client and binds it to a repository. Nothing is sent yet. */
export async function openGitHub(options: GitHubOptions): Promise<GitHub> {
  const { getOctokit } = await import("@actions/github");
  const silent = (): void => {};
  const octokit = getOctokit(options.token, {
    baseUrl: options.apiUrl,
    userAgent: "x-batch-compliance",
    log: { debug: silent, info: silent, warn: silent, error: silent },
  });
  let writes = 0;
  const request: GitHub["request"] = async ({ operation, route, parameters = {}, answer }) => {
    const isRead = route.startsWith("GET ");
    if (!isRead && ++writes > unpacedWrites) await options.clock.sleep(writePauseMs, options.signal);
    const { request: extra, ...rest } = parameters;
    for (let attempt = 0; ; attempt++) {
      let data: unknown;
      try {
        const signal = AbortSignal.any([options.signal, AbortSignal.timeout(requestTimeoutMs)]);
        ({ data } = await octokit.request(route, {
          owner: options.owner,
          repo: options.repository,
          ...rest,
          request: { redirect: "error", signal, ...(extra ?? {}) },
        }));
      } catch (error) {
        options.signal.throwIfAborted();
        const failure = toGitHubError(readAnswer(operation, error));
        const delayMs = chooseDelayMs(failure, { attempt, isRead });
        if (delayMs === undefined) throw failure;
        options.onRetry(operation, failure.code, delayMs);
        await options.clock.sleep(delayMs, options.signal);
        continue;
      }
      const parsed = answer.safeParse(data);
      if (parsed.success) return parsed.data;
      throw toGitHubError({ operation, status: undefined, texts: [], headers: {} });
    }
  };
  return {
    request,
    async find(wanted) {
      try {
        return await request(wanted);
      } catch (error) {
        if (isNotFound(error)) return undefined;
        throw error;
      }
    },
    async mutate({ operation, query, variables }) {
      const parameters = { owner: undefined, repo: undefined, query, variables };
      const answer = graphqlSchema;
      const route = `POST ${buildGraphqlUrl(options.apiUrl)}`;
      const { errors } = await request({ operation, route, parameters, answer });
      if (errors.length > 0) throw toGitHubError(readGraphqlErrors(operation, errors));
    },
    async openBlob(sha) {
      const route = "GET /repos/{owner}/{repo}/git/blobs/{sha}";
      const headers = { accept: "application/vnd.github.raw+json" };
      // Parsed, the bytes would become text and lose a byte order mark and whatever is not UTF-8.
      const parameters = { sha, headers, request: { parseSuccessResponseBody: false } };
      const answer = z.custom<AsyncIterable<Uint8Array>>();
      return await request({ operation: "getBlob", route, parameters, answer });
    },
  };
}

const graphqlSchema = z.object({
  errors: z.array(z.object({ type: z.string().optional(), message: z.string() })).default([]),
});

/** On GitHub Enterprise Server it is beside the REST API. Source: GitHub's "Forming calls with GraphQL". */
function buildGraphqlUrl(apiUrl: string): string {
  return `${apiUrl.replace(/\/(v3\/?)?$/, "")}/graphql`;
}

/** GraphQL refuses with status 200; what REST would have answered is told by the error's type. */
function readGraphqlErrors(operation: string, errors: z.infer<typeof graphqlSchema>["errors"]): GitHubAnswer {
  const types = new Set(errors.map(({ type }) => type));
  const status = types.has("RATE_LIMITED") ? 429 : types.has("FORBIDDEN") ? 403 : 422;
  return { operation, status, texts: errors.map(({ message }) => message), headers: {} };
}

/** The allow-list of retries: reads on failures that pass, writes only on a limit, which never acted. */
function chooseDelayMs(
  { code, waitMs }: ActionError,
  { attempt, isRead }: { readonly attempt: number; readonly isRead: boolean },
): number | undefined {
  const delayMs = waitMs ?? retryDelaysMs[attempt];
  const isAllowed = code === "GITHUB_RATE_LIMITED" || (isRead && code === "GITHUB_UNAVAILABLE");
  if (!isAllowed || attempt >= retryDelaysMs.length) return undefined;
  return delayMs === undefined || delayMs > longestWaitMs ? undefined : delayMs;
}

function readAnswer(operation: string, error: unknown): GitHubAnswer {
  const { response } = error as { readonly response?: { status: number; data: unknown; headers: object } };
  if (response === undefined) return { operation, status: undefined, texts: [], headers: {} };
  const headers = response.headers as GitHubAnswer["headers"];
  return { operation, status: response.status, texts: collectTexts(response.data), headers };
}

/** GitHub's `message`, and the message of each of its `errors`, which may be words or objects. */
function collectTexts(data: unknown): readonly string[] {
  if (typeof data !== "object" || data === null) return [];
  const { message, errors } = data as { readonly message?: unknown; readonly errors?: unknown };
  const nested = Array.isArray(errors)
    ? errors.flatMap((one) => (typeof one === "string" ? [one] : collectTexts(one)))
    : [];
  return [...(typeof message === "string" ? [message] : []), ...nested];
}

function isNotFound(error: unknown): boolean {
  return (error as ActionError).code === "GITHUB_NOT_FOUND";
}
