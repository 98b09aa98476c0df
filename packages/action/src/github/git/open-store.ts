import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Clock } from "@x-batch-compliance/core";
import { ActionError } from "../../errors/action-error.ts";
import { encodeCredential } from "../credential.ts";
import { retryDelaysMs } from "../send-request.ts";
import { buildGitEnvironment, buildReaderEnvironment, type GitRemote } from "./git-environment.ts";
import { createObjectReader, type ObjectReader } from "./object-reader.ts";
import { type GitExit, type GitInput, runGit } from "./run-git.ts";
import { toGitError } from "./to-git-error.ts";
import { writeAuthorities } from "./write-authorities.ts";

/** An empty repository of our own. The checkout, its index and its branches are never touched. */
export interface GitStore extends AsyncDisposable {
  /** Runs a command and returns what it printed. Throws what its failure means. */
  git(args: readonly string[], stdin?: GitInput): Promise<string>;
  /**
   * Runs a command that asks the server, again after a failure that passes. A push whose answer was lost finds its ref
   * where it wanted it, and has nothing to do.
   */
  ask(args: readonly string[], stdin?: string): Promise<string>;
  /** Reads what the store holds, or what a folder of objects holds besides, without ever asking the server. */
  openReader(objectFolder?: string): ObjectReader;
}

/** Where a store is made, and whom it speaks to. */
export interface GitStoreOptions {
  readonly remote: GitRemote;
  /** Of the runner, as `pickGitEnvironment` gives it. */
  readonly inherited: Readonly<Record<string, string>>;
  /** An existing folder, in which one is made and removed again. */
  readonly folder: string;
  readonly signal: AbortSignal;
  readonly clock: Clock;
  readonly onRetry: (command: string, code: string, delayMs: number) => void;
}

/** Long enough for gigabytes on a slow line. */
const commandTimeoutMs = 1_800_000;

/** Makes a repository that knows GitHub's as `origin` and holds nothing of it. */
export async function openStore(options: GitStoreOptions): Promise<GitStore> {
  const { remote, clock, onRetry } = options;
  const { NODE_EXTRA_CA_CERTS: extraAuthorities = "", ...inherited } = options.inherited;
  const folder = await mkdtemp(join(options.folder, "git-"));
  const dispose = (): Promise<void> => rm(folder, { recursive: true, force: true });
  const secrets = [remote.token, encodeCredential(remote.token)];
  try {
    const mustJoin = extraAuthorities !== "" && inherited.GIT_SSL_CAINFO === undefined;
    const authorities = mustJoin ? { GIT_SSL_CAINFO: await writeAuthorities(folder) } : {};
    const environment = buildGitEnvironment({ ...inherited, ...authorities }, { folder, remote });
    const run = async (args: readonly string[], stdin: GitInput): Promise<GitExit> => {
      const timeout = AbortSignal.timeout(commandTimeoutMs);
      try {
        const signal = AbortSignal.any([options.signal, timeout]);
        return await runGit({ args, environment, stdin, cwd: folder, signal });
      } catch (error) {
        if (!timeout.aborted || options.signal.aborted) throw error;
        throw new ActionError("GITHUB_UNAVAILABLE", `A git command did not end (git ${args[0]}).`);
      }
    };
    const git: GitStore["git"] = async (args, stdin = "") => {
      const exit = await run(args, stdin);
      if (exit.exitCode === 0) return exit.output;
      throw toGitError(args[0] ?? "", exit, secrets);
    };
    const ask: GitStore["ask"] = async (args, stdin = "") => {
      for (const delayMs of retryDelaysMs) {
        const exit = await run(args, stdin);
        if (exit.exitCode === 0) return exit.output;
        const failure = toGitError(args[0] ?? "", exit, secrets);
        if (failure.code !== "GITHUB_UNAVAILABLE") throw failure;
        onRetry(args[0] ?? "", failure.code, delayMs);
        await clock.sleep(delayMs, options.signal);
      }
      return await git(args, stdin);
    };
    await git(["init", "--quiet", "--bare", "--template="]);
    const openReader: GitStore["openReader"] = (objectFolder) =>
      createObjectReader(buildReaderEnvironment(inherited, { folder, objectFolder }), options.signal);
    return { git, ask, openReader, [Symbol.asyncDispose]: dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}
