import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "vitest";
import { listSamples, readSamples, type SampleReading } from "./read-samples.ts";

let readings: readonly SampleReading[];

beforeAll(async () => {
  process.chdir(fileURLToPath(new URL("../..", import.meta.url)));
  readings = await readSamples();
});

test("every sample is in the table of docs/lists.md", () => {
  expect(listSamples().length).toBeGreaterThanOrEqual(38);
  const page = readFileSync("docs/lists.md", "utf8");
  for (const name of listSamples()) expect(page).toContain(`| [${name}](`);
});

test("every sample is read, or refused with a reason", () => {
  for (const { result } of readings) {
    if ("faults" in result) expect(result.faults[0]?.message).toMatch(/\w/);
    else expect(result.entries).toBeGreaterThan(0);
  }
});
