import { readdirSync, statSync } from "node:fs";
import promises, { readFile } from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { CheckEvent } from "../src/check/terms/events.ts";
import { checkOnce, joinLines, listViolations, writeDataset } from "./drive-check.ts";
import { driveCore } from "./drive-core.ts";
import { makeIds } from "./make-part.ts";

const spareBytes = 16 * 1024 * 1024;
/** What the disk of the check's folder holds, besides what is always kept free. */
let diskBytes = Number.POSITIVE_INFINITY;
/** The first look of a check is by the sizes of its files, and keeps far more free than these need. */
let looks = 0;
const { statfs } = promises;

beforeAll(() => {
  const fake = async (path: string) => {
    if (looks++ === 0) return statfs(path);
    const sizes = readdirSync(path).map((name) => statSync(join(path, name)).size);
    return { bsize: 1, bavail: spareBytes + diskBytes - sizes.reduce((sum, size) => sum + size, 0) };
  };
  Object.assign(promises, { statfs: fake });
  // Core has it as a named import.
  syncBuiltinESMExports();
});

afterAll(() => {
  Object.assign(promises, { statfs });
  syncBuiltinESMExports();
});

const ids = makeIds(16);
const verdicts = {
  kind: "table",
  byId: Object.fromEntries(ids.map((id) => [id, { action: "delete", reason: "deleted" }])),
} as const;
const files = { "a.txt": joinLines(ids) };
const parted = { maxIdsPerJob: 4 } as const;

async function checkOn(bytes: number, options: { readonly keepResults?: boolean } = {}) {
  await using driven = await driveCore({ verdicts });
  const dataset = await writeDataset(driven, { files });
  diskBytes = bytes;
  looks = 0;
  const events: CheckEvent[] = [];
  const result = await checkOnce(driven, [dataset], { ...parted, ...options, events });
  return {
    ...result,
    jobs: driven.count("x.createJob")[0],
    records: (await readFile(result.resultsPath, "utf8")).split("\n").filter(Boolean).length,
    listed: (await listViolations(result)).length,
    drops: events.filter(({ type }) => type === "results-dropped").length,
  };
}

test("where there is room for all, all is kept", async () => {
  expect(await checkOn(100_000)).toMatchObject({ records: 16, listed: 16, drops: 0, failure: undefined });
});

test("where there is not, X's records are given up, and every violation is known all the same", async () => {
  const checked = await checkOn(2_200);
  expect(checked).toMatchObject({ records: 0, listed: 16, drops: 1, failure: undefined });
  expect(checked.report).toMatchObject({ result: "violations", violations: 16, failure: null });
});

test("a part for which there would be no room is not paid, and what is known stays", async () => {
  const checked = await checkOn(1_200);
  expect(checked).toMatchObject({ jobs: 1, records: 0, listed: 4, failure: { code: "TEMPORARY_SPACE" } });
  expect(checked.report).toMatchObject({
    ...{ result: "violations", failure: "TEMPORARY_SPACE", violations: 4, unverified: 12 },
  });
  expect(checked.failure?.message).toMatch(/^The remaining results need about \d+ MB/);
});

test("nothing is paid where there is no room for the first result", async () => {
  await expect(checkOn(330)).rejects.toMatchObject({ code: "TEMPORARY_SPACE" });
});

test("records that nobody asked for are never gathered", async () => {
  expect(await checkOn(100_000, { keepResults: false })).toMatchObject({ records: 0, listed: 16, drops: 0 });
});
