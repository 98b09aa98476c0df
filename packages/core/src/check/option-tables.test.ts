import { access } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkOnce, writeDataset } from "../../test/drive-check.ts";
import { driveCore } from "../../test/drive-core.ts";
import type { CheckOptions } from "./terms/check-options.ts";

const cases: readonly (readonly [name: keyof CheckOptions, value: unknown, what: string])[] = [
  ["pollIntervalMs", 0, "a number of milliseconds above 0, as X charges for each poll"],
  ["pollIntervalMs", Number.POSITIVE_INFINITY, "a number of milliseconds above 0"],
  ["pollIntervalMs", "30000", "a number of milliseconds above 0"],
  ["timeoutMs", Number.NaN, "0 or more milliseconds"],
  ["timeoutMs", -1, "0 or more milliseconds"],
  ["reuseWithinMs", -1, "0 or more milliseconds"],
  ["maxAgeMs", null, "0 or more milliseconds"],
  ["maxIdsPerJob", 0, "a whole number from 1 to 6,000,000"],
  ["maxIdsPerJob", 6_000_001, "a whole number from 1 to 6,000,000"],
  ["maxBytesPerJob", 0.5, "a whole number from 1 to 120,000,000"],
  ["jobNamePrefix", "", "a text that is not empty"],
  ["runKey", 7, "a text that is not empty"],
];

test.for(cases)(
  "%s of %j is refused before a file is made or anything is sent",
  async ([name, value, what]) => {
    await using driven = await driveCore();
    const dataset = await writeDataset(driven, { files: { "ids.txt": "20\n" } });
    const folder = join(driven.folder, "not", "there");
    const checking = checkOnce(driven, [dataset], { folder, [name]: value });
    await expect(checking).rejects.toMatchObject({
      code: "OPTION_INVALID",
      message: expect.stringContaining(`\`${name}\` must be ${what}`),
    });
    await expect(access(folder)).rejects.toThrow("ENOENT");
    expect(driven.count("x.listJobs")).toEqual([0]);
  },
);

test("a folder that does not exist is made, with those on its way", async () => {
  await using driven = await driveCore();
  const dataset = await writeDataset(driven, { files: { "ids.txt": "20\n" } });
  const folder = join(driven.folder, "not", "there");
  const { report, resultsPath } = await checkOnce(driven, [dataset], { folder });
  expect(report.checked).toBe(1);
  expect(resultsPath).toBe(join(folder, "results.ndjson"));
  await access(resultsPath);
});
