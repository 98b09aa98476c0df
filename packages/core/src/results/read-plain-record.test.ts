import { expect, test } from "vitest";
import { createRandom } from "../../test/bytes.ts";
import { createPlainRecord, readPlainRecord } from "./read-plain-record.ts";
import { findFinding, findings, recordSchema } from "./record.ts";

interface Reading {
  readonly id: string;
  readonly finding: number;
}

function readPlain(line: Buffer): Reading | undefined {
  const record = createPlainRecord();
  if (!readPlainRecord(line, { start: 0, end: line.length }, record)) return undefined;
  const { idStart, idEnd, finding } = record;
  return { id: line.toString("latin1", idStart, idEnd), finding };
}

/** The same by JSON.parse and the schema, without which the short way must not accept anything. */
function readBySchema(line: Buffer): Reading | undefined {
  try {
    const record = recordSchema.parse(JSON.parse(line.toString("utf8")));
    return { id: record.id, finding: findFinding(record) };
  } catch {
    return undefined;
  }
}

const id = "1160164553482756096";
const documented = findings
  .slice(1, -2)
  .flatMap(({ action, reason }) => [
    { id, action, created_at: "2019-08-10T12:22:39.022Z", reason },
    { id, action, created_at: "2019-03-02T03:37:59+00:00", redacted_at: "2021-06-15T07:32:10+00:00", reason },
    { id, action, redacted_at: null, deleted_at: "2022-02-28T23:59:59.9Z", reason },
    { reason, action, id },
  ])
  .map((record) => Buffer.from(JSON.stringify(record)));

test("every documented record takes the short way and is read as the schema reads it", () => {
  for (const line of documented) {
    expect(readPlain(line)).toBeDefined();
    expect(readPlain(line)).toEqual(readBySchema(line));
  }
});

test.each([
  ["an error", `{"id":"${id}","error":"invalid_id"}`],
  ["a number as ID", `{"id":${id},"action":"delete","reason":"deleted"}`],
  ["an escape", `{"id":"${id}","action":"del\\u0065te","reason":"deleted"}`],
  ["a key that stands twice", `{"id":"1","id":"${id}","action":"delete","reason":"deleted"}`],
  ["a key that is not known", `{"id":"${id}","action":"delete","reason":"deleted","__proto__":"x"}`],
  ["a reason that is not known", `{"id":"${id}","action":"delete","reason":"tired"}`],
  ["a space between", `{"id": "${id}","action":"delete","reason":"deleted"}`],
  ["no reason", `{"id":"${id}","action":"delete"}`],
  ["a letter beyond ASCII", `{"id":"${id}","action":"delete","reason":"deleted","created_at":"é"}`],
  ["an unfinished object", `{"id":"${id}","action":"delete","reason":"deleted"`],
  ["a comma too many", `{"id":"${id}","action":"delete","reason":"deleted",}`],
  ["an empty object", "{}"],
  ["no ID", '{"action":"delete","reason":"deleted"}'],
  ["null as ID", '{"id":null,"action":"delete","reason":"deleted"}'],
  ["an action with the name of an error", `{"id":"${id}","action":"error","reason":"invalid_id"}`],
  ["an action that is called unknown", `{"id":"${id}","action":"unknown","reason":"unknown"}`],
])("%s is left to the schema", (_, line) => {
  expect(readPlain(Buffer.from(line))).toBeUndefined();
});

test.each(["id", "created_at", "redacted_at", "deleted_at"])(
  "a value of 64 characters is read as %s, and one more is left to the schema",
  (key) => {
    const record = { id, action: "delete", reason: "deleted" };
    const lineOf = (chars: number): Buffer =>
      Buffer.from(JSON.stringify({ ...record, [key]: "1".repeat(chars) }));
    expect(readPlain(lineOf(64))).toEqual(readBySchema(lineOf(64)));
    expect(readPlain(lineOf(64))).toBeDefined();
    expect(readPlain(lineOf(65))).toBeUndefined();
  },
);

test("whatever byte is changed, left out or put in, nothing is accepted that the schema reads otherwise", () => {
  const random = createRandom(20_261_122);
  const bytes = Buffer.from('{}[]",:\\nul01 9Zé\u0000');
  let accepted = 0;
  for (let round = 0; round < 60_000; round++) {
    const line = Buffer.from(documented[Math.floor(random() * documented.length)] as Buffer);
    const at = Math.floor(random() * line.length);
    const byte = bytes.subarray(Math.floor(random() * bytes.length)).subarray(0, 1);
    const kind = Math.floor(random() * 3);
    const rest = line.subarray(kind === 0 ? at : at + 1);
    const mutant = Buffer.concat([line.subarray(0, at), kind === 2 ? Buffer.alloc(0) : byte, rest]);
    const reading = readPlain(mutant);
    if (reading === undefined) continue;
    accepted++;
    expect(reading, mutant.toString("latin1")).toEqual(readBySchema(mutant));
  }
  // Else the loop would prove nothing.
  expect(accepted).toBeGreaterThan(5_000);
});
