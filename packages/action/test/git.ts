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

/** Clones as `actions/checkout` does with `sparse-checkout`: one commit, one folder, and only that folder's contents. */
export async function gitCloneSparsely(gitDir: string, folder: string, kept: string): Promise<void> {
  const lean = ["--depth=1", "--filter=blob:none", "--sparse"];
  const serving = { ...environment, GIT_CONFIG_COUNT: "1", GIT_CONFIG_KEY_0: "uploadpack.allowFilter" };
  const env = { ...serving, GIT_CONFIG_VALUE_0: "true" };
  await execute("git", ["clone", "--quiet", ...lean, pathToFileURL(gitDir).href, folder], { env });
  await execute("git", ["-C", folder, "sparse-checkout", "set", kept], { env });
}

/** Makes a folder a repository. */
export async function gitInit(folder: string): Promise<void> {
  await execute("git", ["init", "--quiet", "--initial-branch=main", folder], { env: environment });
}
