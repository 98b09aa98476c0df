import { readdirSync, readlinkSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { rejectionOf } from "../../test/rejection-of.ts";
import { createTemporaryFolder } from "../../test/temporary-folder.ts";
import { readResults } from "./read-results.ts";
import { readViolations } from "./read-violations.ts";
import type { ViolationLine } from "./terms/violation-line.ts";

function makeLine(change: Partial<ViolationLine> = {}): ViolationLine {
  return {
    id: "12",
    type: "tweets",
    action: "delete",
    reason: "deleted",
    dataset: "ids",
    file: "a.txt",
    ...change,
  };
}

async function list<T>(lines: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const line of lines) all.push(line);
  return all;
}

const write = (values: readonly unknown[]): string =>
  values.map((value) => `${JSON.stringify(value)}\n`).join("");

test("each line is one violation, in the order of the file", async () => {
  await using folder = await createTemporaryFolder();
  const lines = [makeLine(), makeLine({ id: "13", type: "users" }), makeLine()];
  const { path } = await folder.write("violations.ndjson", write(lines));
  expect(await list(readViolations(path))).toEqual(lines);
});

test.for(["\u2028", "\u2029", "\u0085", "\r", "\u000b", "\u000c", "é🐎"])(
  "a name that holds %j does not end a line",
  async (character) => {
    await using folder = await createTemporaryFolder();
    const lines = [makeLine({ dataset: `a${character}b`, file: `${character}.txt` }), makeLine()];
    const { path } = await folder.write("violations.ndjson", write(lines));
    expect(await list(readViolations(path))).toEqual(lines);
  },
);

test("lines are found wherever the border of what is read at once falls", async () => {
  await using folder = await createTemporaryFolder();
  const lines = Array.from({ length: 20_000 }, (_, index) =>
    makeLine({ id: String(index + 1), file: "\u2028".repeat(index % 50) }),
  );
  const { path } = await folder.write("violations.ndjson", write(lines));
  expect(await list(readViolations(path))).toEqual(lines);
});

test("an empty file has no violations, and a missing last line end costs none", async () => {
  await using folder = await createTemporaryFolder();
  const empty = await folder.write("empty.ndjson", "");
  expect(await list(readViolations(empty.path))).toEqual([]);
  const open = await folder.write("open.ndjson", write([makeLine()]).trimEnd());
  expect(await list(readViolations(open.path))).toEqual([makeLine()]);
});

test.for<readonly [string, string]>([
  ["is not JSON", '{"id":'],
  ["is not an object", '"12"'],
  ["has a number for an ID", write([{ ...makeLine(), id: 12 }])],
  ["lacks a field", '{"id":"12"}'],
  ["is endless", `"${"x".repeat(1024 * 1024)}"`],
])("a line that %s is refused with its file and number, and not shown", async ([, text]) => {
  await using folder = await createTemporaryFolder();
  const { path } = await folder.write("violations.ndjson", `${write([makeLine()])}\n${text}`);
  const seen: string[] = [];
  const error = await rejectionOf(
    (async () => {
      for await (const { id } of readViolations(path)) seen.push(id);
    })(),
  );
  expect(seen).toEqual(["12"]);
  expect(error).toMatchObject({
    code: "FILE_UNREADABLE",
    message: `${path} cannot be read.\n  ${path}, line 3: This is not a violation.`,
    faults: [{ file: path, line: 3, message: "This is not a violation." }],
  });
});

test("a file that is missing is named", async () => {
  await using folder = await createTemporaryFolder();
  const path = `${folder.path}/none.ndjson`;
  expect(await rejectionOf(list(readViolations(path)))).toMatchObject({
    code: "FILE_UNREADABLE",
    message: `${path} cannot be read (ENOENT).`,
  });
});

/** How often this process has a file open. Only Linux lists that. */
function countOpen(path: string): number {
  return readdirSync("/proc/self/fd").filter((fd) => {
    // The folder's own handle is in the list, and gone by now.
    try {
      return readlinkSync(`/proc/self/fd/${fd}`) === path;
    } catch {
      return false;
    }
  }).length;
}

test.runIf(process.platform === "linux")(
  "the file is closed when its reader stops early, or fails",
  async () => {
    await using folder = await createTemporaryFolder();
    const { path } = await folder.write("violations.ndjson", write([makeLine(), makeLine()]));
    for await (const { id } of readViolations(path)) {
      expect([id, countOpen(path)]).toEqual(["12", 1]);
      break;
    }
    expect(countOpen(path)).toBe(0);
    await writeFile(path, "[]\n");
    await rejectionOf(list(readViolations(path)));
    expect(countOpen(path)).toBe(0);
  },
);

test("X's records are read as they came, without the fields that X does not document", async () => {
  await using folder = await createTemporaryFolder();
  const record = {
    id: "18446744073709551615",
    action: "delete",
    reason: "deleted",
    redacted_at: "2026-11-22T10:00:00.000Z",
    deleted_at: null,
  };
  const { path } = await folder.write(
    "results.ndjson",
    write([
      { ...record, note: "\u2028" },
      { id: "0", error: "invalid_id" },
    ]),
  );
  expect(await list(readResults(path))).toEqual([record, { id: "0", error: "invalid_id" }]);
});

test("a record whose ID is a number is refused with its line", async () => {
  await using folder = await createTemporaryFolder();
  const { path } = await folder.write("results.ndjson", '{"id":"1"}\n{"id":12}\n');
  expect(await rejectionOf(list(readResults(path)))).toMatchObject({
    code: "FILE_UNREADABLE",
    message: `${path} cannot be read.\n  ${path}, line 2: This is not a record of a result.`,
  });
});
