import { makeReport } from "@x-batch-compliance/core/testing";
import { expect, test } from "vitest";
import { guardRemoval } from "./guard-removal.ts";

const removals = "a".repeat(48);
const report = makeReport();
const [found] = report.datasets;

function guard(percent: number, approved?: string, retained = new Map<string, number>()): boolean {
  const datasets = [{ name: "ids", maxRemoval: { kind: "percent", percent } }] as const;
  return guardRemoval({ report, datasets, retained, removals, approved });
}

test("a removal up to the limit needs no approval", () => {
  expect(guard(5)).toBe(false);
  expect(guard(50, "b".repeat(48))).toBe(false);
});

test("a removal beyond it is refused, with its counts and its digest", () => {
  expect(() => guard(4)).toThrow(
    expect.objectContaining({
      code: "MAX_REMOVAL_EXCEEDED",
      message: `1,100 IDs of 22,000 would be removed (1,101 entries in 2 files), which exceeds \`max-removal\` (4%). The digest of this removal is \`${removals}\`.`,
    }),
  );
});

test("its own digest lets it through, and no other does", () => {
  expect(guard(4, removals)).toBe(true);
  expect(() => guard(4, "b".repeat(48))).toThrow(
    "`approve-removal` is set to the digest of another removal. The digest of",
  );
});

test("one dataset of several that is above its limit is named", () => {
  if (found === undefined) throw new Error("unreachable");
  const both = makeReport({ datasets: [found, { ...found, name: "users", violations: 1 }] });
  const limit = { maxRemoval: { kind: "count", count: 10 } } as const;
  const datasets = [
    { name: "ids", ...limit },
    { name: "users", ...limit },
  ];
  const run = (): boolean =>
    guardRemoval({ report: both, datasets, retained: new Map(), removals, approved: undefined });
  expect(run).toThrow(
    /^`ids`: 1,100 IDs of 22,000 would be removed \([^)]*\), which exceeds `max-removal` \(10\)\. The digest/,
  );
});

test("what was proposed earlier counts, too", () => {
  expect(guard(6, undefined, new Map([["ids", 220]]))).toBe(false);
  expect(() => guard(5, undefined, new Map([["ids", 220]]))).toThrow(
    "1,320 IDs of 22,000 would be removed (1,101 entries in 2 files; 220 proposed earlier), which exceeds `max-removal` (5%).",
  );
  expect(guard(5, undefined, new Map([["other", 220]]))).toBe(false);
});

test("it is a share of the whole list, where the check was of a smaller one", () => {
  const run = (percent: number, earlier: number): boolean =>
    guardRemoval({
      report,
      datasets: [{ name: "ids", maxRemoval: { kind: "percent", percent } }],
      retained: new Map([["ids", earlier]]),
      unchecked: new Map([["ids", (found?.unverified ?? 0) + 22_000]]),
      removals,
      approved: undefined,
    });
  expect(run(60, 22_000)).toBe(false);
  expect(() => run(50, 22_000)).toThrow(/^23,100 IDs of 44,000 would be removed/);
  // What this check finds is a share of what it was asked about, however long the list is.
  expect(() => run(4, 1)).toThrow("exceeds `max-removal` (4%)");
});
