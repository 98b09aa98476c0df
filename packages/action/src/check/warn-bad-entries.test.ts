import type { Fault } from "@x-batch-compliance/core";
import { expect, test } from "vitest";
import { createLog } from "../runner/log.ts";
import { createBadEntryWarnings } from "./warn-bad-entries.ts";

function warn(isWorkflow: boolean, ...events: readonly (readonly Fault[])[]): readonly string[] {
  const lines: string[] = [];
  const warnings = createBadEntryWarnings(
    createLog({ write: (text) => void lines.push(text.trimEnd()), isWorkflow }),
  );
  for (const faults of events) warnings(faults);
  return lines;
}

const bad = (file: string, count: number): readonly Fault[] =>
  Array.from({ length: count }, (_, index) => ({ file, line: index + 2, message: "is not an ID" }));

test("a bad entry is a warning at its line", () => {
  expect(warn(true, bad("a,b:.csv", 1))).toEqual([
    "::warning file=a%2Cb%3A.csv,line=2::a,b:.csv, line 2: is not an ID. The entry is kept as it is, and is not checked.",
  ]);
  expect(warn(false, bad("a.csv", 1))).toEqual([
    "Warning: a.csv, line 2: is not an ID. The entry is kept as it is, and is not checked.",
  ]);
});

test("entries of one kind are one warning, with all their lines", () => {
  expect(warn(false, [{ file: "a.txt", line: 2, lines: "2–15", message: "is not an ID" }])).toEqual([
    "Warning: a.txt, lines 2–15: is not an ID. The entries are kept as they are, and are not checked.",
  ]);
});

test("over all datasets no more are named than GitHub shows, with room for other warnings", () => {
  const rest = { file: "a.csv", message: "has 90 more lines with other faults" };
  expect(warn(true, [...bad("a.csv", 5), rest], bad("b.csv", 10))).toHaveLength(8);
});
