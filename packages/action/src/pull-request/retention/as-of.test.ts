import { makePendingReport } from "@x-batch-compliance/core/testing";
import { expect, test } from "vitest";
import { makeCheck } from "../../../test/make-check.ts";
import { formatAsOf, mergeAsOf, parseAsOf, readAsOf } from "./as-of.ts";
import { isNothingOlder } from "./is-nothing-older.ts";

const parts = [["1", "2"], ["3"]];

test("it is the time of the newest job of each type", () => {
  expect(readAsOf(makeCheck({ parts, times: [2000, 1000] }).report)).toEqual(new Map([["tweets", 2000]]));
  expect(readAsOf(makeCheck({ parts, times: [undefined, 1000] }, "users").report)).toEqual(
    new Map([["users", 1000]]),
  );
  expect(readAsOf(makeCheck({ parts, times: [undefined, undefined] }).report)).toEqual(new Map());
  const { jobs } = makePendingReport();
  expect(readAsOf({ jobs })).toEqual(new Map());
});

test("a job whose upload held other IDs counts: what it names is proposed, and no older one takes it back", () => {
  const check = makeCheck({ parts, times: [1000, undefined], editedTimes: [3000] });
  expect(readAsOf(check.report)).toEqual(new Map([["tweets", 3000]]));
  expect(readAsOf(makeCheck({ parts, times: [], editedTimes: [3000] }).report)).toEqual(
    new Map([["tweets", 3000]]),
  );
});

test("of two the later counts, for each type", () => {
  const one = new Map([["tweets", 2000] as const]);
  const other = new Map([["tweets", 1000] as const, ["users", 500] as const]);
  const later = new Map([...other, ...one]);
  expect(mergeAsOf(one, other)).toEqual(later);
  expect(mergeAsOf(other, one)).toEqual(later);
  expect(mergeAsOf(one, undefined)).toEqual(one);
});

test("what is written is read again", () => {
  const asOf = new Map([["users", Date.UTC(2026, 8, 1)] as const, ["tweets", Date.UTC(2026, 8, 2)] as const]);
  expect(formatAsOf(asOf)).toBe("users=2026-09-01T00:00:00.000Z tweets=2026-09-02T00:00:00.000Z");
  expect(parseAsOf(formatAsOf(asOf))).toEqual(asOf);
  for (const text of ["", "tweets", "posts=2026-09-01T00:00:00.000Z", "tweets=2026-99-01T00:00:00.000Z"])
    expect(parseAsOf(text)).toBeUndefined();
});

test("only what is whole and as new lets a check decide alone", () => {
  const asOf = new Map([["tweets", 2000] as const]);
  const check = (...times: readonly (number | undefined)[]): boolean =>
    isNothingOlder(makeCheck({ parts, times }), asOf);
  expect(check(2000, 3000)).toBe(true);
  expect(check(1999, 3000)).toBe(false);
  expect(check(undefined, 3000)).toBe(false);
  const { report, checkedIds } = makeCheck({ parts, times: [3000, 3000] });
  expect(isNothingOlder({ report: { ...report, unverified: 1 }, checkedIds }, asOf)).toBe(false);
  expect(isNothingOlder(makeCheck({ parts, times: [1, 1] }, "users"), asOf)).toBe(true);
});
