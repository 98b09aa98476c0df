import { spawnSync } from "node:child_process";

/** How a program ended. */
export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program, of no shell, to its end, and keeps what it prints. */
export function runQuietly(program: string, ...words: readonly string[]): Ended {
  const { status, stdout, stderr, error } = spawnSync(program, words, {
    encoding: "utf8",
    maxBuffer: 64 << 20,
  });
  if (error !== undefined) throw error;
  return { status, stdout, stderr };
}

/** The output of a program that has to succeed. */
export function read(program: string, ...words: readonly string[]): string {
  const { status, stdout, stderr } = runQuietly(program, ...words);
  if (status === 0) return stdout;
  throw new Error(`\`${[program, ...words].join(" ")}\` failed:\n${stderr.trim() || stdout.trim()}`);
}

/** Runs a program that has to succeed, and shows what it prints. */
export function run(program: string, ...words: readonly string[]): void {
  const { status, error } = spawnSync(program, words, { stdio: "inherit" });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`\`${[program, ...words].join(" ")}\` failed.`);
}

/** Runs a script of a release. What it refuses is said in a line, without the place in its code. */
export async function runScript(script: () => void | Promise<void>): Promise<void> {
  try {
    await script();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
