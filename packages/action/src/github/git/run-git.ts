// biome-ignore-all lint/style/noRestrictedImports: starts git, without a shell, for what GitHub's API does not take: thousands of files, or large ones.
import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { dirname } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ActionError } from "../../errors/action-error.ts";
import { findGit } from "./find-git.ts";

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
  readonly cwd?: string;
  /** Kills git and what it started. */
  readonly signal: AbortSignal;
}

/** Where systems look that are not told where. */
const systemPath = "/usr/bin:/bin";
/** The SHAs of a million files. */
const mostOutputBytes = 64 * 1024 * 1024;
const keptErrorBytes = 64 * 1024;

/**
 * Runs git without a shell: the only process that this package starts. Throws GIT_UNAVAILABLE if it is not there,
 * and the reason of the signal once that is aborted.
 */
export async function runGit({ args, environment, stdin, cwd, signal }: GitCommand): Promise<GitExit> {
  signal.throwIfAborted();
  const { PATH: path = systemPath, GITHUB_WORKSPACE: workspace } = environment;
  const program = await findGit({ path, workspace });
  if (program === undefined) throw new ActionError("GIT_UNAVAILABLE", "The program `git` was not found.");
  // A group of its own, as the one that sends and receives is a child of git's.
  const child = spawn(program, args, {
    cwd: cwd ?? dirname(program),
    env: { ...environment, NoDefaultCurrentDirectoryInExePath: "1" },
    detached: hasGroups,
    windowsHide: true,
  });
  const stop = (): void => kill(child);
  signal.addEventListener("abort", stop, { once: true });
  try {
    const output = collect(child, mostOutputBytes);
    const errors = collectEnd(child);
    const [exitCode] = await Promise.all([waitForEnd(child), feed(child, stdin)]);
    signal.throwIfAborted();
    return { exitCode, output: output().toString("utf8"), errors: errors().toString("utf8") };
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

/** A command that ends before it read everything is judged by its exit code alone; one that is not fed must not act. */
async function feed(child: ChildProcessWithoutNullStreams, input: GitInput): Promise<void> {
  try {
    await pipeline(Readable.from(typeof input === "string" ? [input] : input), child.stdin);
  } catch (error) {
    if (closings.has((error as NodeJS.ErrnoException).code)) return;
    kill(child);
    throw error;
  }
}

const closings: ReadonlySet<string | undefined> = new Set([
  "EPIPE",
  "ECONNRESET",
  "ERR_STREAM_PREMATURE_CLOSE",
]);

const hasGroups = process.platform !== "win32";

function kill(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  // A group that ended by itself just now is what is wanted.
  try {
    if (hasGroups) process.kill(-child.pid, "SIGKILL");
    else child.kill("SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

function collect(child: ReturnType<typeof spawn>, mostBytes: number): () => Buffer {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  child.stdout?.on("data", (chunk: Buffer) => {
    sizeBytes += chunk.length;
    if (sizeBytes > mostBytes) kill(child);
    else chunks.push(chunk);
  });
  return () => Buffer.concat(chunks);
}

function collectEnd(child: ReturnType<typeof spawn>): () => Buffer {
  let end: Buffer = Buffer.alloc(0);
  child.stderr?.on("data", (chunk: Buffer) => {
    end = Buffer.concat([end, chunk]).subarray(-keptErrorBytes);
  });
  return () => end;
}

function waitForEnd(child: ChildProcess): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    child.once("error", () =>
      reject(new ActionError("GIT_UNAVAILABLE", "The program `git` could not be started.")),
    );
    child.once("close", (exitCode) => resolve(exitCode ?? undefined));
  });
}
