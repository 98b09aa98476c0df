import { createManualClock, type ManualClock } from "../src/clock.ts";
import { type GitHubSandbox, startGitHub } from "../src/github/github-sandbox.ts";
import type { GitHubOptions } from "../src/github/world.ts";
import { createFaults, type Faults } from "../src/http/faults.ts";
import { createRecorder, type Recorder } from "../src/http/recorder.ts";

/** An answer, with its JSON as it came. */
interface DrivenAnswer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape, and fail where it is another.
  readonly body: any;
}

/** What a request has besides its path below the repository. */
interface DrivenRequest {
  readonly fields?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Default: the bot's. */
  readonly token?: string;
}

/** A sandbox for one test, and short words for asking it. */
export interface DrivenGitHub extends AsyncDisposable {
  readonly github: GitHubSandbox;
  readonly clock: ManualClock;
  readonly faults: Faults;
  readonly recorder: Recorder;
  /** Sends a request like `GET /git/ref/heads/main`. */
  ask(line: string, request?: DrivenRequest): Promise<DrivenAnswer>;
}

/** Starts GitHub on a clock that stands still. */
export async function driveGitHub(options: Partial<GitHubOptions> = {}): Promise<DrivenGitHub> {
  const clock = createManualClock(Date.UTC(2026, 5, 1));
  const parts = { clock, faults: createFaults(), recorder: createRecorder() };
  const github = await startGitHub({ ...parts, ...options });
  return {
    ...parts,
    github,
    async ask(line, { fields, headers = {}, token = github.token } = {}) {
      const [method = "", path = ""] = line.split(" ");
      const url = path.startsWith("^")
        ? github.apiUrl + path.slice(1)
        : `${github.apiUrl}/repos/${github.repository}${path}`;
      const body = fields === undefined ? {} : { body: JSON.stringify(fields) };
      const response = await fetch(url, {
        method,
        headers: { authorization: `token ${token}`, ...headers },
        ...body,
      });
      const text = await response.text();
      const isJson = response.headers.get("content-type")?.startsWith("application/json") ?? false;
      return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
    },
    [Symbol.asyncDispose]: () => github[Symbol.asyncDispose](),
  };
}
