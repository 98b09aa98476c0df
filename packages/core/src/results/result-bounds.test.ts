import { expect, test } from "vitest";
import { toWords } from "../../test/id-words.ts";
import { makeIds } from "../../test/make-part.ts";
import { IdSet } from "../ids/id-set.ts";
import { createResultReader } from "./read-result.ts";

const ids = makeIds(20);
const submitted = new IdSet();
for (const id of ids) submitted.add(...toWords(BigInt(id)));
const record = (index: number): string => `{"id":"${ids[index]}","action":"delete","reason":"deleted"}\n`;

/** Feeds the same chunk until it is refused. Returns what was to be kept by then, and the refusal. */
function feed(chunk: Buffer): { readonly keptBytes: number; readonly fault: unknown } {
  const reader = createResultReader(submitted, { sentinels: ["a".repeat(20)], adopted: false });
  let keptBytes = 0;
  try {
    for (let count = 0; count < 100_000; count++) {
      for (const piece of reader.push(chunk)) keptBytes += piece.length;
    }
  } catch (fault) {
    return { keptBytes, fault };
  }
  return { keptBytes, fault: undefined };
}

test.each([
  ["of one record", record(7), "records"],
  ["of all records, again and again", ids.map((_, index) => record(index)).join(""), "records"],
  ["of blank lines", "\n".repeat(4_096), "bytes"],
  ["of marker lines", `{"id":"${"a".repeat(20)}","error":"invalid_id"}\n`.repeat(50), "bytes"],
  ["of lines that are not records", '{"meta":{}}\n'.repeat(500), "bytes"],
  ["of long records", `${record(3).trim()}${" ".repeat(60_000)}\n`, "bytes"],
])("a result %s without end ends, and little of it is kept", (_, chunk, what) => {
  const { keptBytes, fault } = feed(Buffer.from(chunk));
  expect(fault).toMatchObject({
    code: "RESULT_MALFORMED",
    message: `The result contains more ${what} than the submitted IDs can cause.`,
  });
  expect(keptBytes).toBeLessThanOrEqual(21 * 1024 + 1024 * 1024);
});

test("a result that has each ID twice, and lines of 1 KiB, is within its bounds", () => {
  const reader = createResultReader(submitted);
  const lines = ids.map((_, index) => `${record(index).trim().padEnd(511)}\n`.repeat(2));
  reader.push(Buffer.from(lines.join("")));
  expect(reader.end()).toMatchObject({ records: 40 });
});
