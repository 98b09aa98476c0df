import { expect, test } from "vitest";
import { parseContentRange } from "./content-range.ts";

test("a chunk names its bytes and the size of the whole", () => {
  expect(parseContentRange("bytes 0-9/20")).toEqual({
    kind: "chunk",
    firstByte: 0,
    lastByte: 9,
    totalBytes: 20,
  });
});

test("a question names the size of the whole, or not even that", () => {
  expect(parseContentRange("bytes */20")).toEqual({ kind: "query", totalBytes: 20 });
  expect(parseContentRange("bytes */*")).toEqual({ kind: "query", totalBytes: undefined });
});

test.each([
  "",
  "bytes",
  "bytes 0-9",
  "bytes 0-9/*",
  "bytes 0-9/9",
  "bytes 5-4/9",
  "bytes -1-4/9",
  "bytes=0-9/20",
  "items 0-9/20",
  "bytes 0-9/20 ",
])("%j is not a range of an upload", (text) => {
  expect(parseContentRange(text)).toBeUndefined();
});
