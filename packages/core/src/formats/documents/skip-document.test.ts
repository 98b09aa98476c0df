import fc from "fast-check";
import { expect, test } from "vitest";
import { createDocumentScan, deepestNesting, failed, skipBlanks, skipValue } from "./skip-document.ts";

/** Whether a text is one JSON value by the scanner; with bytes behind it that would close whatever is open. */
function isValue(text: string): boolean {
  const scan = createDocumentScan();
  const own = Buffer.from(text);
  const bytes = Buffer.concat([own, Buffer.from('"]}1')]);
  const at = skipBlanks(scan, bytes, 0, own.length);
  const end = skipValue(scan, bytes, at, own.length);
  return end !== failed && end <= own.length && skipBlanks(scan, bytes, end, own.length) === own.length;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

test.for([
  "1",
  "-0",
  "0.5e+10",
  "1E5",
  '"\\u00e9\\n\\/"',
  "true",
  "null",
  "[]",
  "{}",
  '{"a":[1,{"b":null}],"":{}}',
  " [ 1 ,\r\n\t2 ] ",
])("%j is JSON", (text) => {
  expect(isJson(text)).toBe(true);
  expect(isValue(text)).toBe(true);
});

test.for([
  "",
  "01",
  "1.",
  ".5",
  "+1",
  "1e",
  "-",
  "--1",
  "NaN",
  "Infinity",
  "-Infinity",
  "nul",
  "True",
  "[1,]",
  "[,1]",
  "[1 2]",
  '{"a":1,}',
  '{"a"}',
  '{"a":}',
  "{a:1}",
  "{1:1}",
  "{'a':1}",
  "[1}",
  '{"a":1]',
  "[",
  '{"a":[1}',
  '"a',
  '"\\x"',
  '"\\u12g4"',
  '"\\u12',
  '"\n"',
  '"\t"',
  "[1]]",
  "[1] 2",
  "/**/1",
  "1//",
  "\ufeff1",
  "\u00a01",
])("%j is not JSON", (text) => {
  expect(isJson(text)).toBe(false);
  expect(isValue(text)).toBe(false);
});

/** Pieces of JSON that make JSON often enough, and nearly JSON oftener. */
const pieces = [
  "[",
  "]",
  "{",
  "}",
  ",",
  ":",
  '"a"',
  '"',
  "\\",
  "1",
  "-",
  "0",
  ".",
  "e",
  "null",
  "true",
  " ",
  "\n",
  "\\u00e9",
  "é",
];

test("it takes what JSON.parse takes, and nothing else", () => {
  let taken = 0;
  fc.assert(
    fc.property(
      fc.json(),
      fc.array(fc.constantFrom(...pieces), { maxLength: 3 }),
      fc.nat(),
      fc.nat(2),
      (json, dirt, place, gone) => {
        const at = place % (json.length + 1);
        for (const text of [json, json.slice(0, at) + dirt.join("") + json.slice(at + gone)]) {
          expect(isValue(text), text).toBe(isJson(text));
          if (isJson(text)) taken++;
        }
      },
    ),
    { numRuns: 3_000 },
  );
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 8 }), (all) => {
      expect(isValue(all.join("")), all.join("")).toBe(isJson(all.join("")));
    }),
    { numRuns: 5_000 },
  );
  expect(taken).toBeGreaterThan(3_000);
});

test("of what is cut off it says that bytes are missing, wherever it is cut", () => {
  const text = '[{"a\\u00e9":[true,null,-1.5e+3,"x\\"y"],"b":{}}, "z"]';
  for (let cut = 1; cut < text.length; cut++) {
    const scan = createDocumentScan();
    const bytes = Buffer.from(`${text.slice(0, cut)}"]}`);
    const end = skipValue(scan, bytes, 0, cut);
    expect(end === failed ? scan.stoppedAt : end, text.slice(0, cut)).toBeGreaterThanOrEqual(cut);
  }
});

test("nesting ends in a refusal, never in a stack overflow", () => {
  const deep = "[".repeat(deepestNesting) + "]".repeat(deepestNesting);
  expect(isValue(deep)).toBe(true);
  expect(isValue(`[${deep}]`)).toBe(false);
  const scan = createDocumentScan();
  expect(skipValue(scan, Buffer.from('{"a":'.repeat(1_000_000)), 0, 5_000_000)).toBe(failed);
  expect(scan.isTooDeep).toBe(true);
});

test("line feeds are counted wherever white space may be", () => {
  const scan = createDocumentScan();
  const text = '{\n"a"\n:\r\n[\n1\n,\n{\n}\n]\n,\n"b":2\n}';
  skipValue(scan, Buffer.from(`${text} `), 0, text.length);
  expect(scan.lineFeeds).toBe(text.split("\n").length - 1);
});
