import { execFile } from "node:child_process";
import { createObjectReader, type ObjectReader } from "./object-reader.ts";

/** What a git command gets besides its arguments. */
interface GitInput {
  readonly stdin?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
}

/** The `git` program on one bare repository, until it is disposed of. */
export interface Git extends ObjectReader {
  /** The folder of the bare repository. */
  readonly folder: string;
  /** Runs a command and returns what it printed. Throws a `GitError` when it fails. */
  run(args: readonly string[], input?: GitInput): Promise<Buffer>;
  /** What a command that looks for something prints, and `undefined` where it ends with code 1: there is no such thing. */
  find(args: readonly string[]): Promise<Buffer | undefined>;
}

/** A git command that ended with another code than 0. */
export class GitError extends Error {
  readonly exitCode: number;
  constructor({ args, exitCode, stderr }: { args: readonly string[]; exitCode: number; stderr: string }) {
    super(`git ${args.join(" ")} ended with code ${exitCode}: ${stderr.trim()}`);
    this.name = "GitError";
    this.exitCode = exitCode;
  }
}

// A hundred megabytes is the largest blob that GitHub serves.
const maxOutputBytes = 128 * 1024 * 1024;

/** What the repository is set to. */
const settings: readonly (readonly [string, string])[] = [
  // GitHub lets a client fetch any commit by its SHA, and leave contents out.
  ["uploadpack.allowFilter", "true"],
  ["uploadpack.allowAnySHA1InWant", "true"],
  // Objects that nothing points to any more must not vanish under a test.
  ["receive.autogc", "false"],
  // Nothing here has to survive a loss of power, or to be small.
  ["core.fsync", "none"],
  ["core.compression", "1"],
  ["receive.unpackLimit", "1"],
];

/** Binds the program to a folder, and shuts out the configuration of the machine. */
export function createGit(folder: string): Git {
  const env = {
    PATH: process.env.PATH ?? "",
    LC_ALL: "C",
    TZ: "UTC",
    HOME: folder,
    // The machine's own configuration (signing, hooks, line ends) must not reach the repository.
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_TERMINAL_PROMPT: "0",
    GIT_DIR: folder,
    GIT_CONFIG_COUNT: String(settings.length),
    ...Object.fromEntries(
      settings.flatMap(([key, value], index) => [
        [`GIT_CONFIG_KEY_${index}`, key],
        [`GIT_CONFIG_VALUE_${index}`, value],
      ]),
    ),
  };
  const run: Git["run"] = (args, input = {}) =>
    new Promise((resolve, reject) => {
      const options = {
        env: { ...env, ...input.env },
        encoding: "buffer",
        maxBuffer: maxOutputBytes,
      } as const;
      const child = execFile("git", args, options, (error, stdout, stderr) => {
        if (error === null) resolve(stdout);
        else if (typeof error.code !== "number") reject(error);
        else reject(new GitError({ args, exitCode: error.code, stderr: stderr.toString("utf8") }));
      });
      // A command that ends before it read everything is judged by its exit code alone.
      child.stdin?.on("error", () => undefined);
      child.stdin?.end(input.stdin ?? "");
    });
  return {
    ...createObjectReader(env),
    folder,
    run,
    find: (args) =>
      run(args).catch((error: unknown) => {
        if (error instanceof GitError && error.exitCode === 1) return undefined;
        throw error;
      }),
  };
}
