// biome-ignore-all lint/style/noRestrictedImports: the one file on GitHub's client.
import type { Clock } from "@x-batch-compliance/core";
import { z } from "zod";
import { ActionError } from "../errors/action-error.ts";
import { createMemory, type ReadOnce } from "../runner/remember.ts";
import { type SilenceWatch, watchSilence } from "../runner/watch-silence.ts";
import { encodeCredential } from "./credential.ts";
import type { LocalObjects } from "./local-objects.ts";
import type { OperationName } from "./operation-table.ts";
import { type GitHubAnswer, readAnswer } from "./read-answer.ts";
import { type Attempt, sendRequest } from "./send-request.ts";
import { watchSource } from "./watch-source.ts";

/** One request to GitHub's REST API. `{owner}` and `{repo}` of the route are filled in. */
export interface GitHubRequest<T> {
  readonly operation: OperationName;
  /** For example `GET /repos/{owner}/{repo}/git/ref/{ref}`. */
  readonly route: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** Makes a body that is sent as it comes, anew for each attempt; its length is in the headers. */
  readonly openBody?: () => ReadableStream<Uint8Array>;
  /** The part of the answer that is used. */
  readonly answer: z.ZodType<T>;
  /** Looks whether a write that must not be sent twice acted although its answer was lost: its answer, if it did. */
  readonly findDone?: () => Promise<T | undefined>;
}

/** One mutation of GitHub's GraphQL API. */
export interface GitHubMutation {
  readonly operation: OperationName;
  readonly query: string;
  readonly variables: Readonly<Record<string, string>>;
}

/** GitHub's API for one repository. Errors are `ActionError`s; redirects are never followed. */
export interface GitHub {
  /** Reads what never changes, for example an object of git by its name, once for all who ask for it. */
  readonly readOnce: ReadOnce;
  /** Where objects may be had without a request each. */
  readonly objects?: LocalObjects;
  /** Sends a request, again where `sendRequest` allows it. */
  request<T>(request: GitHubRequest<T>): Promise<T>;
  /** Like `request` with GET; undefined where GitHub has no such thing. */
  find<T>(request: GitHubRequest<T>): Promise<T | undefined>;
  /** Sends a mutation to GraphQL, for what the REST API can't do. Nothing of the answer is used. */
  mutate(mutation: GitHubMutation): Promise<void>;
  /** Hands over the bytes of a blob as they are stored; from the start again, should they break off or not be whole. */
  readBlob(
    sha: string,
    consume: (bytes: AsyncIterable<Uint8Array>) => Promise<"whole" | "damaged">,
  ): Promise<void>;
}

/** Which repository, with whose token, and how long to go on. */
export interface GitHubOptions {
  readonly token: string;
  readonly apiUrl: string;
  readonly owner: string;
  readonly repository: string;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly onRetry: (operation: OperationName, code: string, delayMs: number) => void;
  /** Until when, by the monotonic clock, the hour's limit may be waited for. */
  readonly deadlineMs?: number | undefined;
  /** Shared by the clients of a run. */
  readonly memory?: ReadOnce | undefined;
}

/** GitHub itself gives a request up after 10 seconds; this is for a line that takes its time, too. */
const longestSilenceMs = 120_000;
/** GitHub asks for a second between writes when there are many. Source: its "Best practices for using the REST API". */
const unpacedWrites = 20;
const writePauseMs = 1000;

/** Loads the client and binds it to a repository. Nothing is sent yet. */
export async function openGitHub(options: GitHubOptions): Promise<GitHub> {
  const { getOctokit } = await import("@actions/github");
  const silent = (): void => {};
  const octokit = getOctokit(options.token, {
    baseUrl: options.apiUrl,
    userAgent: "x-batch-compliance",
    log: { debug: silent, info: silent, warn: silent, error: silent },
  });
  const secrets = [options.token, encodeCredential(options.token)];
  let writes = 0;

  /** Sends once. */
  const exchange = async <T>(
    { operation, route, parameters = {}, openBody }: Omit<GitHubRequest<T>, "answer">,
    read: ReadAnswer<T>,
  ): Promise<Attempt<T>> => {
    const { request: extra, ...rest } = parameters;
    const { clock, signal: outer } = options;
    const buildError = (): Error => new Error("GitHub was silent for too long.");
    using watch = watchSilence(outer, { clock, longestMs: longestSilenceMs, buildError });
    const { signal } = watch;
    let data: unknown;
    try {
      ({ data } = await octokit.request(route, {
        owner: options.owner,
        repo: options.repository,
        ...rest,
        ...(openBody && { data: openBody() }),
        request: { redirect: "error", signal, ...(extra ?? {}) },
      }));
    } catch (error) {
      outer.throwIfAborted();
      return { refused: { ...readAnswer(operation, error), wasSilent: signal.aborted } };
    }
    return await read(data, watch);
  };
  const send = async <T>(wanted: Omit<GitHubRequest<T>, "answer">, read: ReadAnswer<T>): Promise<T> => {
    const { operation, route, findDone } = wanted;
    const isRead = route.startsWith("GET ");
    if (!isRead && ++writes > unpacedWrites) await options.clock.sleep(writePauseMs, options.signal);
    const attempt = (): Promise<Attempt<T>> => exchange(wanted, read);
    return await sendRequest({ operation, isRead, attempt, findDone }, { ...options, secrets });
  };
  const request: GitHub["request"] = (wanted) =>
    send(wanted, (data) => {
      const parsed = wanted.answer.safeParse(data);
      return parsed.success ? { data: parsed.data } : { refused: refuseForm(wanted.operation) };
    });
  return {
    readOnce: options.memory ?? createMemory(),
    request,
    async find(wanted) {
      try {
        return await request(wanted);
      } catch (error) {
        if (error instanceof ActionError && error.code === "GITHUB_NOT_FOUND") return undefined;
        throw error;
      }
    },
    async mutate({ operation, query, variables }) {
      const parameters = { owner: undefined, repo: undefined, query, variables };
      const route = `POST ${buildGraphqlUrl(options.apiUrl)}`;
      await send({ operation, route, parameters }, (data) => {
        const parsed = graphqlSchema.safeParse(data);
        if (!parsed.success) return { refused: refuseForm(operation) };
        const { errors } = parsed.data;
        return errors.length === 0 ? { data: true } : { refused: readGraphqlErrors(operation, errors) };
      });
    },
    async readBlob(sha, consume) {
      const route = "GET /repos/{owner}/{repo}/git/blobs/{sha}";
      const headers = { accept: "application/vnd.github.raw+json" };
      // Parsed, the bytes would become text and lose a byte order mark and whatever is not UTF-8.
      const parameters = { sha, headers, request: { parseSuccessResponseBody: false } };
      await send({ operation: "getBlob", route, parameters }, async (data, { signal, note }) => {
        const source = watchSource(data as AsyncIterable<Uint8Array>, note);
        try {
          const outcome = await consume(source.bytes);
          return outcome === "whole" ? { data: true } : { refused: refuseForm("getBlob") };
        } catch (error) {
          options.signal.throwIfAborted();
          // A disk that is full is not a fault of GitHub's.
          if (!source.isBroken()) throw error;
          return { refused: { ...readAnswer("getBlob", error), wasSilent: signal.aborted } };
        }
      });
    },
  };
}

/** Makes of what came what was wanted, or the refusal that it is. What comes piece by piece is noted. */
type ReadAnswer<T> = (
  data: unknown,
  watch: Pick<SilenceWatch, "note" | "signal">,
) => Attempt<T> | Promise<Attempt<T>>;

function refuseForm(operation: OperationName): GitHubAnswer {
  return { operation, status: undefined, texts: [], headers: {}, hasOtherForm: true };
}

const graphqlSchema = z.object({
  errors: z.array(z.object({ type: z.string().optional(), message: z.string() })).default([]),
});

/** On GitHub Enterprise Server it is beside the REST API. Source: GitHub's "Forming calls with GraphQL". */
function buildGraphqlUrl(apiUrl: string): string {
  return `${apiUrl.replace(/\/(v3\/?)?$/, "")}/graphql`;
}

/** GraphQL refuses with status 200; what REST would have answered is told by the error's type. */
function readGraphqlErrors(
  operation: OperationName,
  errors: z.infer<typeof graphqlSchema>["errors"],
): GitHubAnswer {
  const types = new Set(errors.map(({ type }) => type));
  const status = types.has("RATE_LIMITED") ? 429 : types.has("FORBIDDEN") ? 403 : 422;
  return { operation, status, texts: errors.map(({ message }) => message), headers: {} };
}
