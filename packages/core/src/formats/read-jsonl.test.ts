import { expect, test } from "vitest";
import { type Reading, readPieces } from "../../test/read-pieces.ts";
import type { JobType } from "../types.ts";
import { createJsonlReader, maxJsonLineBytes } from "./read-jsonl.ts";

interface Given {
  readonly path?: readonly string[];
  readonly type?: JobType;
  readonly cuts?: readonly number[];
}

function read(text: string, { path = ["id"], type = "tweets", cuts = [] }: Given = {}): Reading {
  return readPieces((onFault) => createJsonlReader({ places: [{ type, field: path.join(".") }], onFault }), {
    text,
    cuts,
  });
}

/** The ID of the only line, or what is wrong with it. */
function readOne(text: string, path?: readonly string[]): string | undefined {
  const { entries, faults } = read(
    text,
    path === undefined ? {} : { path, type: path[0] === "user" ? "users" : "tweets" },
  );
  return entries[0]?.id ?? faults[0]?.message;
}

test.for([
  ['{"id":"18446744073709551615"}', "18446744073709551615"],
  ['{"id":1417856744319971329}', "1417856744319971329"],
  [' { "a" : [ ] , "id" : 20 } ', "20"],
  ['\t{"id":\t20\t}\r\n', "20"],
  ['{"a":{"id":1},"id":20,"b":[{"id":3}]}', "20"],
  ['{"a":"\\",\\"id\\":1,\\"","id":20}', "20"],
  ['{"a":"\\\\","id":20}', "20"],
  ['{"a":"}]{","b":["]"],"id":20}', "20"],
  ['{"\\u0069\\u0064":20}', "20"],
  ['{"\\u0069D":1,"id":20}', "20"],
  ['{"ids":1,"i":2,"Id":3,"id":20}', "20"],
  ['{"score":NaN,"id":20}', "20"],
  ['{"名":"\\ud83d\\ude00 😀","id":20}', "20"],
] as const)("the ID of %j is %s", ([text, id]) => {
  expect(readOne(text)).toBe(id);
});

test.for([
  ['{"user":{"id_str":"20"}}', "20"],
  ['{"id_str":1,"user":{"x":{"id_str":2},"id_str":"20"},"retweet":{"user":{"id_str":3}}}', "20"],
  ['{"user":{"\\u0069d_str":20}}', "20"],
  ['{"user":20}', 'lacks the field "user.id_str"'],
  ['{"user":[{"id_str":20}]}', 'lacks the field "user.id_str"'],
  ['{"user":{},"x":{"user":{"id_str":1}}}', 'lacks the field "user.id_str"'],
  ['{"user":{"id_str":1},"user":{}}', 'has a key of "user.id_str" twice'],
] as const)("the path user, id_str leads in %j to %s", ([text, expected]) => {
  expect(readOne(text, ["user", "id_str"])).toContain(expected);
});

test.for([
  ['{"id":1.23E+18}', "a spreadsheet has rounded it"],
  ['{"id":1e18}', "a spreadsheet has rounded it"],
  ['{"id":1417856744319971329.0}', "a spreadsheet has rounded it"],
  ['{"id":"1.23E+18"}', "a spreadsheet has rounded it"],
  ['{"id":-5}', "not negative"],
  ['{"id":18446744073709551616}', "larger than 18446744073709551615"],
  ['{"id":"007"}', "do not begin with 0"],
  ['{"id":"@name"}', "not the name"],
  ['{"id":""}', 'has no ID in the field "id"'],
  ['{"id":" \t"}', 'has no ID in the field "id"'],
  ['{"id":null}', 'has no ID in the field "id"'],
  ['{"id":true}', "is not an ID"],
  ['{"id":{"id":20}}', "is not an ID"],
  ['{"id":[20]}', "is not an ID"],
  ['{"id":"\\u0032\\u0030"}', "is not an ID"],
  ['{"id":1,"id":2}', 'has a key of "id" twice'],
  ['{"id":1,"\\u0069d":1}', 'has a key of "id" twice'],
  ["{}", 'lacks the field "id"'],
  ['{"a":{"id":20}}', 'lacks the field "id"'],
  ['{"a":"\\"id\\":20"}', 'lacks the field "id"'],
  ['{"\\u00":1}', 'lacks the field "id"'],
  ["20", "is not a JSON object"],
  ['"id"', "is not a JSON object"],
  ['[{"id":20}]', "is not a JSON object"],
  ['{"id":20', "is not a JSON object"],
  ['{"id":20}}', "is not a JSON object"],
  ['{"id":20} {"id":21}', "is not a JSON object"],
  ['{"id":20},', "is not a JSON object"],
  ['{"id":20,"a":[1}', "is not a JSON object"],
  ['{"id":20,"a":[{]}}', "is not a JSON object"],
  ['{"id":20,"a":"b}', "is not a JSON object"],
  ['{"id":20,"a":"b\\"}', "is not a JSON object"],
  ['{"id":20 "a":1}', "is not a JSON object"],
  ['{"id":20,}', "is not a JSON object"],
  ['{"id" 20}', "is not a JSON object"],
  ['{"id":}', "is not a JSON object"],
  ['{"a":,"id":20}', "is not a JSON object"],
  ["{id:20}", "is not a JSON object"],
  ["{'id':20}", "is not a JSON object"],
] as const)("%j is not an entry, for it %s", ([text, message]) => {
  const { entries, faults } = read(text);
  expect(entries).toEqual([]);
  expect(faults).toEqual([{ line: 1, message: expect.stringContaining(message) }]);
});

const file = [
  '{"id":"20","a":"\\"\\\\"}',
  '\r\n{"id": 21, "b":[{"c":"}"}]}\r\n',
  '\n \t\r\n{"id":"1e5"}\n{"id":"open\n',
  '"}\n{"\\u0069d":22}\n{"a":"\\\n{"id":"é","x":1}\n{"id":23}',
].join("");

test("an entry is its line with its line end, and a fault names its line", () => {
  expect(read(file)).toEqual({
    entries: [
      { text: '{"id":"20","a":"\\"\\\\"}\r\n', id: "20", digits: "20" },
      { text: '{"id": 21, "b":[{"c":"}"}]}\r\n', id: "21", digits: "21" },
      { text: '{"\\u0069d":22}\n', id: "22", digits: "22" },
      { text: '{"id":23}', id: "23", digits: "23" },
    ],
    faults: [
      { line: 5, message: expect.stringContaining("rounded") },
      { line: 6, message: expect.stringContaining("JSON object") },
      { line: 7, message: expect.stringContaining("JSON object") },
      { line: 9, message: expect.stringContaining("JSON object") },
      { line: 10, message: expect.stringContaining("is not an ID") },
    ],
  });
});

test("a backslash does not carry a string over the end of its line", () => {
  const { entries, faults } = read('{"id":20,"a":"\\\n"}\n');
  expect(entries).toEqual([]);
  expect(faults.map(({ line }) => line)).toEqual([1, 2]);
});

test("a cut at any byte, or at all of them, changes nothing", () => {
  const uncut = read(file);
  const everywhere = Array.from(Buffer.from(file).keys()).slice(1);
  for (const cut of everywhere) expect(read(file, { cuts: [cut] })).toEqual(uncut);
  expect(read(file, { cuts: everywhere })).toEqual(uncut);
});

test("more lines than a batch holds come in several batches", () => {
  const ids = Array.from({ length: 5_000 }, (_, index) => String(index + 1));
  const text = ids.map((id) => `{"id":${id}}\n`).join("");
  expect(read(text).entries.map(({ id }) => id)).toEqual(ids);
});

test("brackets a hundred thousand deep are matched without a stack overflow", () => {
  const deep = `${'{"a":['.repeat(100_000)}${"]}".repeat(100_000)}`;
  expect(readOne(`{"deep":${deep},"id":20}`)).toBe("20");
  expect(readOne(`{"deep":${deep.slice(0, -1)},"id":20}`)).toContain("is not a JSON object");
});

test("every escaped code unit in a value is passed over", () => {
  const lines = Array.from({ length: 0x10000 }, (_, unit) => {
    const hex = unit.toString(16).padStart(4, "0");
    return `{"a":"\\u${hex}\\\\","b\\u${hex.toUpperCase()}":"\\"","id":${unit + 1}}\n`;
  });
  const { entries, faults } = read(lines.join(""));
  expect(faults).toEqual([]);
  expect(entries.map(({ id }) => Number(id))).toEqual(lines.map((_, unit) => unit + 1));
});

test("a line over the limit is a fault however the file was cut", () => {
  const long = `{"id":20,"a":"${"x".repeat(maxJsonLineBytes)}"}\n`;
  const faults = [{ line: 1, message: "is longer than 1 MiB" }];
  for (const cuts of [[], [9], [long.length - 1]])
    expect(read(`${long}{"id":21}\n`, { cuts })).toEqual({
      entries: [{ text: '{"id":21}\n', id: "21", digits: "21" }],
      faults,
    });
});
