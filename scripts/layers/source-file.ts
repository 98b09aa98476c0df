/** A source file as the rules see it. */
export interface SourceFile {
  /** From the root of the repository, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** A broken rule, and where. */
export interface Violation {
  readonly path: string;
  /** Counted from 1. */
  readonly line: number;
  /** What is wrong, then what to do. */
  readonly message: string;
}

/** Distinguishes tests, which may reach over layers, from the code that they test. */
export function isTest(path: string): boolean {
  return path.endsWith(".test.ts") || /^packages\/[^/]+\/test\//.test(path);
}
