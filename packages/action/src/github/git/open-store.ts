import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { ActionError } from "../../errors/action-error.ts";
import { buildGitEnvironment, type GitRemote } from "./git-environment.ts";
import { type GitInput, runGit } from "./run-git.ts";
import { toGitError } from "./to-git-error.ts";

/** An empty repository of our own. The checkout, its index and its branches are never touched. */
export interface GitStore extends AsyncDisposable {
  /** Runs a command and returns what it printed. Throws what its failure means. */
  git(args: readonly string[], stdin?: GitInput): Promise<string>;
}

/** Where a store is made, and whom it speaks to. */
export interface GitStoreOptions {
  readonly remote: GitRemote;
  /** Of the runner, as `pickGitEnvironment` gives it. */
  readonly inherited: Readonly<Record<string, string>>;
  /** An existing folder, in which one is made and removed again. */
  readonly folder: string;
  readonly signal: AbortSignal;
}

/** Long enough for gigabytes on a slow line. */
const commandTimeoutMs = 1_800_000;

/** Makes a repository that knows GitHub's as `origin` and holds nothing of it. */
export async function openStore(options: GitStoreOptions): Promise<GitStore> {
  const folder = await mkdtemp(join(options.folder, "git-"));
  const environment = buildGitEnvironment(options.inherited, { folder, remote: options.remote });
  const git: GitStore["git"] = async (args, stdin = "") => {
    const timeout = AbortSignal.timeout(commandTimeoutMs);
    const command = args[0] ?? "";
    try {
      const signal = AbortSignal.any([options.signal, timeout]);
      const exit = await runGit({ args, environment, stdin, signal });
      if (exit.exitCode === 0) return exit.output;
      throw toGitError(command, exit);
    } catch (error) {
      if (!timeout.aborted || options.signal.aborted) throw error;
      throw new ActionError("GITHUB_UNAVAILABLE", `A git command did not come to an end (git ${command}).`);
    }
  };
  const dispose = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    await git(["init", "--quiet", "--bare", "--template="]);
    return { git, [Symbol.asyncDispose]: dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}
