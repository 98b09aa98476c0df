import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { digestRemovals } from "./digest-removals.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "digest-"));
});
afterAll(() => rm(folder, { recursive: true }));

const first = {
  id: "12",
  type: "tweets",
  action: "delete",
  reason: "deleted",
  dataset: "ids",
  file: "a.txt",
};
const second = { ...first, id: "13" };

async function digestOf(...violations: readonly object[]): Promise<string> {
  const path = join(folder, "violations.ndjson");
  await writeFile(path, violations.map((violation) => `${JSON.stringify(violation)}\n`).join(""));
  return digestRemovals(path);
}

test("the same removals have the same digest, in whatever order and for whatever reason", async () => {
  const digest = await digestOf(first, second);
  expect(digest).toMatch(/^[0-9a-f]{32}$/);
  expect(await digestOf(second, first)).toBe(digest);
  expect(await digestOf({ ...first, reason: "suspended" }, second)).toBe(digest);
});

test.each([
  ["one more", [first, second, { ...first, id: "14" }]],
  ["one less", [first]],
  ["none", []],
  ["the same twice", [first, second, second]],
  ["another file", [first, { ...second, file: "b.txt" }]],
  ["another type", [first, { ...second, type: "users" }]],
  ["a location alone", [first, { ...second, action: "scrub_geo" }]],
])("%s is another set of removals", async (_name, violations) => {
  expect(await digestOf(...violations)).not.toBe(await digestOf(first, second));
});

test("a cancelled run stops with its own reason", async () => {
  await digestOf(first);
  const cancelled = AbortSignal.abort(new Error("Cancelled."));
  await expect(digestRemovals(join(folder, "violations.ndjson"), cancelled)).rejects.toThrow("Cancelled.");
});
