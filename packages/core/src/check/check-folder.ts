import { createReadStream } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { appendBytes, createFile } from "../dataset/create-file.ts";
import type { JobType } from "../types.ts";
import type { ViolationLine } from "./compare-dataset.ts";
import { jobTypes } from "./scan-datasets.ts";

/** The files of a check. What is only in passing is gone when it is disposed of. */
export interface CheckFolder extends AsyncDisposable {
  readonly path: string;
  /** All results as received. */
  readonly resultsPath: string;
  readonly violationsPath: string;
  /** Where the result of one type's job is kept until all are there. */
  resultPath(type: JobType): string;
  /** Joins the results of these types, in this order. */
  gatherResults(types: readonly JobType[]): Promise<void>;
  appendViolations(lines: readonly ViolationLine[]): Promise<void>;
}

/** Starts with empty result files, whatever an earlier check left in the folder. */
export async function openCheckFolder(path: string): Promise<CheckFolder> {
  const resultsPath = join(path, "results.ndjson");
  const violationsPath = join(path, "violations.ndjson");
  const results = await createFile(resultsPath, "results.ndjson");
  const violations = await createFile(violationsPath, "violations.ndjson");
  const resultPath = (type: JobType): string => join(path, `result-${type}.ndjson`);
  return {
    path,
    resultsPath,
    violationsPath,
    resultPath,
    async gatherResults(types) {
      for (const type of types) {
        for await (const chunk of createReadStream(resultPath(type)))
          await appendBytes(results, chunk as Buffer, "results.ndjson");
      }
    },
    appendViolations: (lines) =>
      appendBytes(violations, lines.map((line) => `${JSON.stringify(line)}\n`).join(""), "violations.ndjson"),
    async [Symbol.asyncDispose]() {
      await Promise.all([results.close(), violations.close()]);
      const temporary = jobTypes.flatMap((type) => [resultPath(type), join(path, `upload-${type}.txt`)]);
      await Promise.all(temporary.map((file) => rm(file, { force: true })));
    },
  };
}
