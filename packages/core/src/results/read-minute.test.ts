import { expect, test } from "vitest";
import { readMinute } from "./read-minute.ts";

function read(text: string): number {
  const bytes = Buffer.from(`"${text}"`);
  return readMinute(bytes, { start: 1, end: bytes.length - 1 });
}

test("every day from 1970 to 2105 is read as Date reads it, in both of X's forms", () => {
  const differences: string[] = [];
  for (let time = 0; time < Date.UTC(2105, 0, 1); time += 86_400_000 - 1_234_567) {
    const text = new Date(time).toISOString();
    const minute = Math.floor(time / 60_000);
    if (read(text) !== minute || read(text.replace(/\.\d+Z$/, "+00:00")) !== minute) differences.push(text);
  }
  expect(differences).toEqual([]);
});

test.each([
  "",
  "2021-06-15",
  "2021-06-15T07:32:10",
  "2021-06-15 07:32:10Z",
  "2021-06-15T07:32:10+01:00",
  "2021-06-15T07:32:10.Z",
  "2021-06-15T07:32:10Z ",
  "2021-02-29T00:00:00Z",
  "2021-04-31T00:00:00Z",
  "2021-13-01T00:00:00Z",
  "2021-00-01T00:00:00Z",
  "2021-06-00T00:00:00Z",
  "2021-06-15T24:00:00Z",
  "2021-06-15T07:60:00Z",
  "2021-06-15T07:32:60Z",
  "2021-06-15T0x:32:10Z",
  "2021-06-15T07:3x:10Z",
  "2021-06-15T07:32:1xZ",
  "1969-12-31T23:59:59Z",
  "202x-06-15T07:32:10Z",
])("%j is left to others", (text) => {
  expect(read(text)).toBe(-1);
});
