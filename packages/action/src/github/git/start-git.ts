// biome-ignore-all lint/style/noRestrictedImports: starts git, without a shell, for what GitHub's API does not take or gives only one by one.
import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { dirname } from "node:path";
import { ActionError } from "../../errors/action-error.ts";
import { findGit } from "./find-git.ts";

/** A git that runs. */
export interface RunningGit {
  readonly child: ChildProcessWithoutNullStreams;
  /** Ends it at once, and what it started. */
  readonly kill: () => void;
}

const hasGroups = process.platform !== "win32";

/** Where the environment names no `PATH`. */
const systemPath = "/usr/bin:/bin";

export interface GitStart {
  readonly args: readonly string[];
  /** The whole environment. Nothing of ours is passed on by itself. */
  readonly environment: Readonly<Record<string, string>>;
  /** Never the workspace. Default: git's own folder. */
  readonly cwd?: string | undefined;
}

/** Starts git without a shell: the only process that this package starts. Throws GIT_UNAVAILABLE if it is not there. */
export async function startGit({ args, environment, cwd }: GitStart): Promise<RunningGit> {
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
  return { child, kill: () => kill(child) };
}

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
