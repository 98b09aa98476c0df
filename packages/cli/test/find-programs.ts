import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";

/** A Node.js that scenarios run on. */
export interface NodeProgram {
  readonly name: string;
  readonly path: string;
  /** Why it is not there. */
  readonly missing: string | undefined;
}

/** The project's own, and the oldest line that the package takes. */
export function listNodes(): readonly NodeProgram[] {
  const node22 = findNode22();
  return [
    { name: "Node.js 24", path: process.execPath, missing: undefined },
    {
      name: "Node.js 22",
      path: node22 ?? "",
      missing: node22 === undefined ? "there is no Node.js 22 for this platform" : undefined,
    },
  ];
}

function findNode22(): string | undefined {
  try {
    return createRequire(import.meta.url).resolve("node22-linux-x64/bin/node");
  } catch {
    return undefined;
  }
}

/** Why a program cannot be started here, or undefined. */
export function whyMissing(program: string, ...words: readonly string[]): string | undefined {
  const { status } = spawnSync(program, words, { stdio: "ignore" });
  return status === 0 ? undefined : `there is no ${program} here`;
}

/** Why there is no pseudo-terminal, or undefined. */
export function whyNoTerminal(): string | undefined {
  return whyMissing("python3", "-c", "import pty");
}
