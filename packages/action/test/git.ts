import { execFile } from "node:child_process";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

const execute = promisify(execFile);

/** Git as a fresh machine has it: no configuration of this one. */
const environment = {
  PATH: process.env.PATH,
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_TERMINAL_PROMPT: "0",
};

/** Clones a repository's default branch into a folder. */
export async function gitClone(gitDir: string, folder: string): Promise<void> {
  await execute("git", ["clone", "--quiet", "--template=", gitDir, folder], { env: environment });
}

/** Gives a way to clone with these options, from a server that knows of filters as GitHub does. */
export function gitCloneWith(options: readonly string[]): (gitDir: string, folder: string) => Promise<void> {
  return async (gitDir, folder) => {
    await execute("git", ["-C", gitDir, "config", "uploadpack.allowFilter", "true"], { env: environment });
    const clone = ["clone", "--quiet", ...options, pathToFileURL(gitDir).href, folder];
    const { stderr } = await execute("git", clone, { env: environment });
    if (stderr.includes("filtering not recognized")) throw new Error("The clone holds all files, not some.");
  };
}

/** Clones as `actions/checkout` does with `sparse-checkout`: one commit, one folder, and only that folder's contents. */
export async function gitCloneSparsely(gitDir: string, folder: string, kept: string): Promise<void> {
  await gitCloneWith(["--depth=1", "--filter=blob:none", "--sparse"])(gitDir, folder);
  await execute("git", ["-C", folder, "sparse-checkout", "set", kept], { env: environment });
}

/** Makes a folder a repository. */
export async function gitInit(folder: string): Promise<void> {
  await execute("git", ["init", "--quiet", "--initial-branch=main", folder], { env: environment });
}
