import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeViolations } from "../../../test/large-report.ts";
import { listShownIds } from "./list-shown-ids.ts";

const [violation] = makeViolations(1);

async function read(ids: readonly string[]): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), "violations-"));
  try {
    const path = join(folder, "violations.ndjson");
    await writeFile(path, ids.map((id) => `${JSON.stringify({ ...violation, id })}\n`).join(""));
    return await listShownIds(path);
  } finally {
    await rm(folder, { recursive: true });
  }
}

test("each ID is read once, in the order of the list", async () => {
  expect(await read(["12", "13", "12"])).toEqual(["12", "13"]);
  expect(await read([])).toEqual([]);
});

test("two hundred are enough", async () => {
  const ids = Array.from({ length: 1000 }, (_, index) => String(index + 1));
  expect(await read(ids)).toEqual(ids.slice(0, 200));
});
