import { execFile } from "node:child_process";
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
  await execute("git", ["clone", "--quiet", gitDir, folder], { env: environment });
}

/** Makes a folder a repository. */
export async function gitInit(folder: string): Promise<void> {
  await execute("git", ["init", "--quiet", "--initial-branch=main", folder], { env: environment });
}
