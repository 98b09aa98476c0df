import { expect, test } from "vitest";
import { decodeLine, isSameLine, readLine, visitLines } from "./line.ts";

function listLines(text: string): readonly string[] {
  const lines: string[] = [];
  visitLines(Buffer.from(text), (line) => lines.push(decodeLine(line)));
  return lines;
}

test("lines end at a line feed and nowhere else", () => {
  expect(listLines("1\n2\r\n3\r4\u20285\n")).toEqual(["1", "2\r", "3\r4\u20285"]);
});

test("empty lines are passed over, and the last line needs no line feed", () => {
  expect(listLines("\n\n1\n\n2")).toEqual(["1", "2"]);
  expect(listLines("")).toEqual([]);
});

test("lines are the same if all their bytes are", () => {
  const bytes = Buffer.from("12\n12\n123");
  expect(isSameLine(readLine(bytes, 0), readLine(bytes, 3))).toBe(true);
  expect(isSameLine(readLine(bytes, 0), readLine(bytes, 6))).toBe(false);
});
