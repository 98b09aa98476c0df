import { expect, test } from "vitest";
import { createPlainFields, plainKeys, scanPlainObject } from "./scan-plain-object.ts";

/** What is found in a line that stands between other bytes, by key, or undefined if it is not plain. */
function scan(line: string): Readonly<Record<string, string | null>> | undefined {
  const bytes = Buffer.from(`\n\n${line}\n{}\n`, "latin1");
  const fields = createPlainFields().fill(7);
  if (!scanPlainObject(bytes, { start: 2, end: 2 + line.length }, fields)) return undefined;
  return Object.fromEntries(
    plainKeys.map((key, index) => {
      const [start, end] = [fields[index * 2] as number, fields[index * 2 + 1] as number];
      if (start !== -1) return [key, bytes.toString("latin1", start, end)];
      expect(end).toBe(-1);
      return [key, null];
    }),
  );
}

const none = Object.fromEntries(plainKeys.map((key) => [key, null]));

test.each<[string, Readonly<Record<string, string | null>>]>([
  ['{"id":"1"}', { ...none, id: "1" }],
  ['{"id":""}', { ...none, id: "" }],
  ['{"redacted_at":null,"id":"1"}', { ...none, id: "1" }],
  ['{"reason":null}', none],
  ['{"reason":"a b~!"}', { ...none, reason: "a b~!" }],
  [
    '{"id":"1","action":"2","created_at":"3","redacted_at":"4","deleted_at":"5","reason":"6"}',
    { id: "1", action: "2", created_at: "3", redacted_at: "4", deleted_at: "5", reason: "6" },
  ],
])("%s is plain, and what it leaves out is told as null", (line, expected) => {
  expect(scan(line)).toEqual(expected);
});

test.each([
  "",
  "{",
  "}",
  "{}",
  '["id":"1"}',
  '{"id":"1"]',
  '{"id":"1"',
  '{"id":"1",}',
  '{,"id":"1"}',
  '{"id":"1""reason":"2"}',
  '{"id":"1","id":"2"}',
  '{"id":null,"id":"2"}',
  '{"name":"1"}',
  '{"i":"1"}',
  '{"id"="1"}',
  '{"id":1}',
  '{"id":true}',
  '{"id":nul1}',
  '{"id":nuxl}',
  '{"id":nxll}',
  '{"id":null ,"reason":"1"}',
  '{id:"1"}',
  '{"id:"1"}',
  '{"id":"1}',
  '{"id":"1\u001f"}',
  '{"id":"1\u007f"}',
  '{"id":"1\\n"}',
  '{"id": "1"}',
])("%j is not plain", (line) => {
  expect(scan(line)).toBeUndefined();
});
