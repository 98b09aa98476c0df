import { gzipSync, zstdCompressSync } from "node:zlib";
import { expect, test } from "vitest";
import { type DatasetFormat, type DetectedFormat, detectFormat } from "./detect-format.ts";

function detect(name: string, text: string | Uint8Array, wanted: "auto" | DatasetFormat = "auto"): string {
  const detected: DetectedFormat = detectFormat(name, Buffer.from(text), wanted);
  return "fault" in detected ? detected.fault : `${detected.format} ${detected.compression}`;
}

test.for([
  ["lists/ids.txt", "txt"],
  ["ids.csv", "csv"],
  ["IDS.CSV", "csv"],
  ["a.b/ids.tsv", "tsv"],
  ["ids.jsonl", "jsonl"],
  ["ids.2020.ndjson", "jsonl"],
] as const)("%s is %s by its name, packed or not", ([name, format]) => {
  expect(detect(name, "20\n")).toBe(`${format} none`);
  expect(detect(`${name}.gz`, gzipSync("20\n"))).toBe(`${format} gz`);
  expect(detect(`${name}.zst`, zstdCompressSync("20\n"))).toBe(`${format} zst`);
});

test.for([
  ['{"id":20}\n', "jsonl none"],
  ['\ufeff\r\n {"id":20}\n', "jsonl none"],
  ["# list\n\n20\r\n", "txt none"],
  ["tweet_id\tdate\n", "tsv none"],
  ["tweet_id,date\n", "csv none"],
  ["", "txt none"],
  ["# list\n", "txt none"],
  ["tweet_id\n", "tells its format neither by its name"],
  ["<html>", "tells its format neither by its name"],
  ["[\n{}\n]", "begins with a JSON array"],
] as const)("a name that is silent leaves it to the first line: %j is %s", ([text, expected]) => {
  for (const name of ["ids", "a.txt/ids", ".txt", "ids.json"]) expect(detect(name, text)).toContain(expected);
});

test("what is wanted settles the format, not the compression", () => {
  expect(detect("ids.csv", '{"id":20}', "txt")).toBe("txt none");
  expect(detect("ids.gz", gzipSync("20"), "tsv")).toBe("tsv gz");
  expect(detect("ids.txt.gz", "20", "txt")).toContain("is named .gz but is not compressed that way");
});

test("the bytes inside a compressed file are looked at under its inner name", () => {
  const outer = detectFormat("lists/ids.gz", gzipSync('{"id":20}'), "auto");
  expect(outer).toMatchObject({ format: undefined, compression: "gz", innerName: "lists/ids" });
  expect(detect("lists/ids", '{"id":20}')).toBe("jsonl none");
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
  ["ids.txt", gzipSync("20"), "is compressed but its name does not say so: add .gz"],
  ["ids.csv", zstdCompressSync("20"), "is compressed but its name does not say so: add .zst"],
  ["ids.txt.gz", zstdCompressSync("20"), "is named .gz but is not compressed that way"],
  ["ids.txt.zst", "20\n", "is named .zst but is not compressed that way"],
  ["ids.txt.gz", "", "is named .gz but is not compressed that way"],
  ["ids.txt", '\ufeff{"id":20}', "is named .txt but its first line begins like a JSON object"],
  ["ids.jsonl", "[{}]", "begins with a JSON array"],
  ["ids.xlsx", Buffer.from("PK\u0003\u0004"), "is a ZIP archive or a spreadsheet"],
  ["ids.txt.bz2", Buffer.from("BZh9"), "is compressed with bzip2"],
  ["ids.txt.xz", Buffer.from("fd377a585a00", "hex"), "is compressed with xz"],
  ["ids.csv", Buffer.from("\ufeff20", "utf16le"), "is UTF-16 text"],
  ["ids.csv", Buffer.from("feff0032", "hex"), "is UTF-16 text"],
] as const)("%s lies about what it holds: %s", ([name, bytes, fault]) => {
  expect(detect(name, bytes)).toContain(fault);
});

test("a zstd file may begin with a frame that is skipped", () => {
  expect(detect("ids.txt.zst", Buffer.from("5e2a4d1804000000", "hex"))).toBe("txt zst");
});
