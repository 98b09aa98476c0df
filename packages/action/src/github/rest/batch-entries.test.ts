import { expect, test } from "vitest";
import { batchEntries } from "./batch-entries.ts";

const sizes = (...bytes: number[]): readonly { sizeBytes: number }[] =>
  bytes.map((sizeBytes) => ({ sizeBytes }));
const shape = (files: readonly { sizeBytes: number }[]): readonly (readonly number[])[] =>
  batchEntries(files).map((batch) => batch.map((file) => file.sizeBytes));

test("no file needs no call", () => {
  expect(shape([])).toEqual([]);
});

test("a call takes a hundred files", () => {
  expect(shape(sizes(...Array.from({ length: 201 }, () => 1))).map((batch) => batch.length)).toEqual([
    100, 100, 1,
  ]);
});

test("a call takes 2 MB of text, in the order of the files", () => {
  expect(shape(sizes(1_500_000, 500_000, 1, 1_999_999, 2_000_000))).toEqual([
    [1_500_000, 500_000],
    [1, 1_999_999],
    [2_000_000],
  ]);
});

test("a file that goes as a blob takes no room in the call", () => {
  expect(shape(sizes(1_999_999, 30_000_000, 1))).toEqual([[1_999_999, 30_000_000, 1]]);
});
