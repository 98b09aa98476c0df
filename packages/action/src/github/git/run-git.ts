import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ActionError } from "../../errors/action-error.ts";
import { type RunningGit, startGit } from "./start-git.ts";

export type GitInput = string | AsyncIterable<Uint8Array>;

export interface GitExit {
  /** 0 where it did what it was told; undefined where it was killed. */
  readonly exitCode: number | undefined;
  readonly output: string;
  /** The end of what it told of errors, in words of the server too: to be classified, and never shown. */
  readonly errors: string;
}

/** A git command, and all that it gets to know. */
export interface GitCommand {
  readonly args: readonly string[];
  /** The whole environment. Nothing of ours is passed on by itself. */
  readonly environment: Readonly<Record<string, string>>;
  readonly stdin: GitInput;
  /** Default: where git itself is. Never the workspace, where Windows would look for programs first. */
  readonly cwd?: string | undefined;
  /** Kills git and what it started. */
  readonly signal: AbortSignal;
}

/** The SHAs of a million files. */
const mostOutputBytes = 64 * 1024 * 1024;
const keptErrorBytes = 64 * 1024;

/** Runs git. Throws GIT_UNAVAILABLE if it is not there, and the reason of the signal once that is aborted. */
export async function runGit({ args, environment, stdin, cwd, signal }: GitCommand): Promise<GitExit> {
  signal.throwIfAborted();
  const git = await startGit({ args, environment, cwd });
  const stop = (): void => git.kill();
  signal.addEventListener("abort", stop, { once: true });
  try {
    const output = collect(git, mostOutputBytes);
    const errors = collectEnd(git);
    const [exitCode] = await Promise.all([waitForEnd(git), feed(git, stdin)]);
    signal.throwIfAborted();
    return { exitCode, output: output().toString("utf8"), errors: errors().toString("utf8") };
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

/** A command that ends before it read everything is judged by its exit code alone; one that is not fed must not act. */
async function feed({ child, kill }: RunningGit, input: GitInput): Promise<void> {
  try {
    await pipeline(Readable.from(typeof input === "string" ? [input] : input), child.stdin);
  } catch (error) {
    if (closings.has((error as NodeJS.ErrnoException).code)) return;
    kill();
    throw error;
  }
}

const closings: ReadonlySet<string | undefined> = new Set([
  "EPIPE",
  "ECONNRESET",
  "ERR_STREAM_PREMATURE_CLOSE",
]);

function collect({ child, kill }: RunningGit, mostBytes: number): () => Buffer {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  child.stdout.on("data", (chunk: Buffer) => {
    sizeBytes += chunk.length;
    if (sizeBytes > mostBytes) kill();
    else chunks.push(chunk);
  });
  return () => Buffer.concat(chunks);
}

function collectEnd({ child }: RunningGit): () => Buffer {
  let end: Buffer = Buffer.alloc(0);
  child.stderr.on("data", (chunk: Buffer) => {
    end = Buffer.concat([end, chunk]).subarray(-keptErrorBytes);
  });
  return () => end;
}

function waitForEnd({ child }: RunningGit): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    child.once("error", () =>
      reject(new ActionError("GIT_UNAVAILABLE", "The program `git` could not be started.")),
    );
    child.once("close", (exitCode) => resolve(exitCode ?? undefined));
  });
}
