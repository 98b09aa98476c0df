import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { makeViolations } from "../../../test/large-report.ts";
import { readListed } from "./read-listed.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "listed-"));
});

afterEach(() => rm(folder, { recursive: true }));

test.each([
  [2, 3, false],
  [3, 3, false],
  [4, 3, true],
])(
  "of a list of %d lines at most %d are read, and it is told whether there are more",
  async (lines, most, hasMore) => {
    const path = join(folder, "violations.ndjson");
    const violations = makeViolations(lines);
    await writeFile(path, violations.map((violation) => `${JSON.stringify(violation)}\n`).join(""));
    expect(await readListed(path, most)).toEqual({
      violations: violations.slice(0, most),
      hasMoreViolations: hasMore,
    });
  },
);

test("a line that is no violation is not shown as one", async () => {
  const path = join(folder, "violations.ndjson");
  await writeFile(path, '{"id":1}\n');
  await expect(readListed(path)).rejects.toThrow();
});
