import { expect, test } from "vitest";
import type { DatasetFormat } from "../types.ts";
import { findJsonShape } from "./json-shape.ts";

function shapeOf(text: string, named?: DatasetFormat): string | undefined {
  return findJsonShape(Buffer.from(text), named)?.format;
}

test.for([
  ["[1]", "json"],
  ["\ufeff\r\n [\n1\n]", "json"],
  ["window.YTD.tweets.part0 = [ {", "json"],
  ['{"done":["1"]}\n', "json"],
  ['{\n  "id": 1\n}', "json"],
  ['{"tweets":[\n{"id":1},\n{"id":2}\n]}', "json"],
  ['{"1230000798458642537": 1,\n"1230000798458642538": 2}', "json"],
  ['{"data":[{"id":"1"}],"meta":{}}', "json"],
  [`{"tweets":[${'{"id":1},'.repeat(1_000)}`, "json"],
  ['{"id":1}\n{"id":2}\n', "jsonl"],
  ['{"x":1}\r\n{"x":2}', "jsonl"],
  ['{"id":"1230000798458642537"}', "jsonl"],
  ['{"id":20,"user":{"id":1}}', "jsonl"],
  ['{"tweet_id":1230000798458642537,"x":[]}\n', "jsonl"],
  ['{"id":"1230000798458642537","tweets":[{"id":1}]}', "json"],
  ['{"id":7,"entries":[{"id":1}]}', "json"],
  ['{"id":1}\n{"id":2', "jsonl"],
  ['{"id":NaN}\n{"id":2}\n', "jsonl"],
  ["20\n", undefined],
  ["", undefined],
  ["window.location", undefined],
] as const)("%j is %s by what is in it", ([text, format]) => {
  expect(shapeOf(text)).toBe(format);
});

test.for([
  ['{"done":["1"]}\n', "jsonl"],
  ['{"id":1', "jsonl"],
  ['{"id":1,}\n{"id":2}', "jsonl"],
  ["[1]", "json"],
  ['{\n"a":[]}', "json"],
  ['{"a":[\n{"id":1}\n]}', "json"],
] as const)("named .jsonl %j is %s", ([text, format]) => {
  expect(shapeOf(text, "jsonl")).toBe(format);
});
