import { createReadStream } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { appendBytes, createFile } from "../files/create-file.ts";
import type { JobType } from "../types.ts";

const temporaryName = /^(?:upload|result)-(?:tweets|users)-\d+\.(?:txt|txt\.first|ndjson|ndjson\.again)$/;

/** The files of a check. What is only in passing is gone when it is disposed of. */
export interface CheckFolder extends AsyncDisposable {
  readonly path: string;
  readonly resultsPath: string;
  readonly violationsPath: string;
  resultPath(type: JobType, part: number): string;
  gatherResults(paths: readonly string[], signal: AbortSignal | undefined): Promise<void>;
  appendViolations(ndjson: Uint8Array): Promise<void>;
}

export async function openCheckFolder(path: string): Promise<CheckFolder> {
  const resultsPath = join(path, "results.ndjson");
  const violationsPath = join(path, "violations.ndjson");
  const results = await createFile(resultsPath, "results.ndjson");
  const violations = await createFile(violationsPath, "violations.ndjson").catch(async (error: unknown) => {
    await results.close();
    throw error;
  });
  return {
    path,
    resultsPath,
    violationsPath,
    resultPath: (type, part) => join(path, `result-${type}-${part}.ndjson`),
    async gatherResults(paths, signal) {
      for (const part of paths) {
        for await (const chunk of createReadStream(part)) {
          signal?.throwIfAborted();
          await appendBytes(results, chunk as Buffer, "results.ndjson");
        }
        // At no time is there room needed for more than one of them twice.
        await rm(part, { force: true });
      }
    },
    appendViolations: (ndjson) => appendBytes(violations, ndjson, "violations.ndjson"),
    async [Symbol.asyncDispose]() {
      try {
        await Promise.all([results.close(), violations.close()]);
      } finally {
        const names = (await readdir(path)).filter((name) => temporaryName.test(name));
        await Promise.all(names.map((name) => rm(join(path, name), { force: true })));
      }
    },
  };
}
