import { rmSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UsageError } from "../terms/usage-error.ts";
import { describeSystemError } from "../text/describe-system-error.ts";
import { quoteWord } from "../text/quote-word.ts";

/** A folder of our own that nobody else may read, gone when it is disposed of or the process ends. */
export interface TemporaryFolder extends AsyncDisposable {
  readonly path: string;
}

export async function createTemporaryFolder(): Promise<TemporaryFolder> {
  const path = await mkdtemp(join(tmpdir(), "xbc-")).catch((error: unknown) => {
    const why = describeSystemError(error);
    if (why === undefined) throw error;
    throw new UsageError(
      `The temporary folder ${quoteWord(tmpdir())} cannot be used (${why}). Nothing was sent. Set TMPDIR to a folder that exists and can be written.`,
    );
  });
  // A second Ctrl-C waits for nothing, and IDs must not stay behind.
  const removeNow = (): void => rmSync(path, { recursive: true, force: true });
  process.once("exit", removeNow);
  return {
    path,
    async [Symbol.asyncDispose]() {
      await rm(path, { recursive: true, force: true });
      process.off("exit", removeNow);
    },
  };
}
