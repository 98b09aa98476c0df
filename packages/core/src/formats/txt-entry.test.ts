import { expect, test } from "vitest";
import { isBlankLine, startsWithBom } from "./txt-entry.ts";

test.for([
  ["", true],
  [" \t\r", true],
  ["#", true],
  ["# 20", true],
  ["\t#20\r", true],
  ["20", false],
  ["20 # twenty", false],
  ["\u00a0", false],
  ["//20", false],
] as const)("the line %j is blank: %s", ([text, expected]) => {
  const bytes = Buffer.from(`9${text}9`);
  expect(isBlankLine(bytes, { start: 1, end: bytes.length - 1 })).toBe(expected);
});

test("a byte order mark is three bytes and nothing less", () => {
  expect(startsWithBom(Buffer.from("\ufeff20"))).toBe(true);
  for (const bytes of [[], [0xef], [0xef, 0xbb], [0xff, 0xfe, 0x32], [0x32, 0xef, 0xbb, 0xbf]])
    expect(startsWithBom(Uint8Array.from(bytes))).toBe(false);
});
