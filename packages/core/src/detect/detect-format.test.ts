import { expect, test } from "vitest";
import { compress } from "../../test/compress.ts";
import type { DatasetFormat } from "../types.ts";
import { detectFormat } from "./detect-format.ts";

function detect(name: string, text: string | Uint8Array, wanted: "auto" | DatasetFormat = "auto"): string {
  const detected = detectFormat(name, Buffer.from(text), wanted);
  return "fault" in detected ? detected.fault : detected.format;
}

test.for([
  ["lists/ids.txt", "txt"],
  ["ids.csv", "csv"],
  ["IDS.CSV", "csv"],
  ["a.b/ids.tsv", "tsv"],
  ["ids.jsonl", "jsonl"],
  ["ids.2020.ndjson", "jsonl"],
] as const)("%s is %s by its name", ([name, format]) => {
  expect(detect(name, "20\n")).toBe(format);
});

test.for([
  ['{"id":20}\n', "jsonl"],
  ['\ufeff\r\n {"id":20}\n', "jsonl"],
  ["# list\n\n20\r\n", "txt"],
  ["tweet_id\tdate\n", "tsv"],
  ["tweet_id,date\n", "csv"],
  ["", "txt"],
  ["# list\n", "txt"],
  ["name\n", "shows its format neither in its name"],
  ["<x>", "shows its format neither in its name"],
  ["[\n{}\n]", "json"],
] as const)("a name that is silent leaves it to the first line: %j is %s", ([text, expected]) => {
  for (const name of ["ids", "a.txt/ids", ".txt", "ids.json", "ids.constructor"])
    expect(detect(name, text)).toContain(expected);
});

test.for(["tweet_id\n", "# list\nhttps://x.com/a/status/20?s=20\n", "tweet:20\n", "'20'\n"])(
  "a first line that is an ID in one of its forms, or the name of its column, makes a bare list: %j",
  (text) => {
    expect(detect("ids", text)).toBe("txt");
  },
);

test("what is wanted settles the format, but not what is not text", () => {
  expect(detect("ids.csv", '{"id":20}', "txt")).toBe("txt");
  expect(detect("ids", "20", "tsv")).toBe("tsv");
  expect(detect("ids.txt", compress("gz", "20"), "txt")).toContain("is compressed twice");
});

test("the reason says what decided", () => {
  expect(detectFormat("a.csv", Buffer.from("1"), "auto")).toHaveProperty("reason", "its name says so");
  expect(detectFormat("a.csv", Buffer.from("1"), "txt")).toHaveProperty("reason", "`format` says so");
  expect(detectFormat("a", Buffer.from("1\n"), "auto")).toHaveProperty(
    "reason",
    "its first line is one number",
  );
});

test.for([
  ["ids.txt", '\ufeff{"id":20}', "is named .txt but its first line begins like a JSON object"],
  ["ids.txt", "[\n20]", "is named .txt but begins like a JSON array"],
  ["ids.zip", Buffer.from("PK\u0003\u0004"), "is a ZIP archive"],
  ["ids.txt.bz2", Buffer.from("BZh9"), "is compressed with bzip2"],
  ["ids.txt.xz", Buffer.from("fd377a585a00", "hex"), "is compressed with xz"],
  ["ids.csv", Buffer.from("20\n", "utf16le"), "is UTF-16 text without a byte order mark"],
  ["ids.csv", Buffer.from("00320030000a", "hex"), "is UTF-16 text without a byte order mark"],
  ["ids.csv", Buffer.from("fffe000032000000", "hex"), "is UTF-32 text"],
  ["ids.csv", Buffer.from("0000feff00000032", "hex"), "is UTF-32 text"],
  ["ids.csv", "\n<!DOCTYPE html>\n", "is an HTML page, probably from a failed download"],
  ["ids.txt", '\ufeff<?xml version="1.0"?>', "is XML, which is not read"],
  ["ids.yml", "- 20\n", "is YAML, which is not read"],
  ["ids", "# x\n- id:\n    y: 1\n", "is YAML, which is not read"],
  ["ids", "---\ntweets:\n", "is YAML, which is not read"],
  ["ids", "tweets:\n  - 20\n", "is YAML, which is not read"],
  ["ids.txt", compress("gz", "20"), "is compressed twice: compress the list itself, once"],
  ["ids.txt.gz", compress("gz", "20"), "is compressed twice"],
  ["ids", compress("zst", "20"), "is compressed twice"],
  ["ids.txt.gz", "20\n", "is named .gz but is not compressed that way"],
  ["ids.zst", "20\n", "is named .zst but is not compressed that way"],
] as const)("%s lies about what it holds: %s", ([name, bytes, fault]) => {
  expect(detect(name, bytes)).toContain(fault);
});
