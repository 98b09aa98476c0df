import { expect, test } from "vitest";
import { distinctLines } from "./distinct-lines.ts";
import { visitLines } from "./line.ts";

function listStarts(bytes: Buffer): Uint32Array {
  const starts: number[] = [];
  visitLines(bytes, ({ start }) => starts.push(start));
  return Uint32Array.from(starts);
}

test("of equal lines the first is kept", () => {
  const bytes = Buffer.from("5\n7\n5\n57\n7\n");
  expect([...distinctLines(bytes, listStarts(bytes))]).toEqual([0, 2, 6]);
});

test("thousands of lines, each twice, come out once", () => {
  const ids = Array.from({ length: 5000 }, (_, index) => String(index * 7 + 1));
  const bytes = Buffer.from([...ids, ...ids].join("\n"));
  expect(distinctLines(bytes, listStarts(bytes))).toHaveLength(5000);
});

test("without lines there are none", () => {
  expect(distinctLines(Buffer.from(""), new Uint32Array())).toHaveLength(0);
});
