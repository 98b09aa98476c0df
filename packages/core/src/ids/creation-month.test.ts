import fc from "fast-check";
import { expect, test } from "vitest";
import { createMonthFinder, unknownMonth } from "./creation-month.ts";

const epochMs = 1_288_834_974_657n;
const latestMs = Date.UTC(2026, 8, 15);
const finder = createMonthFinder(latestMs);

function monthOf(id: bigint): string {
  return finder.nameOf(finder.find(Number(id >> 32n) | 0, Number(id & 0xffffffffn) | 0));
}

/** The least ID that was made at this time. */
function idAt(timeMs: number): bigint {
  return (BigInt(timeMs) - epochMs) << 22n;
}

test.each([
  [1_160_164_553_482_756_096n, "2019-08"],
  [29_700_859_247n, "2010-11"],
  [29_700_859_246n, "unknown"],
  [20n, "unknown"],
])("the ID %s is of %s", (id, month) => {
  expect(monthOf(id)).toBe(month);
});

test("a month begins and ends at midnight, UTC", () => {
  const midnightMs = Date.UTC(2021, 5, 1);
  expect(monthOf(idAt(midnightMs))).toBe("2021-06");
  expect(monthOf(idAt(midnightMs) - 1n)).toBe("2021-05");
});

test("an ID that claims to be made after today carries no time, but for clocks that differ by a day", () => {
  expect(monthOf(idAt(latestMs))).toBe("2026-09");
  expect(monthOf(idAt(latestMs + 86_400_000))).toBe("2026-09");
  expect(monthOf(idAt(latestMs + 2 * 86_400_000))).toBe("unknown");
  expect(monthOf(2n ** 64n - 1n)).toBe("unknown");
});

test("any ID is of the month that its time says, by a calendar", () => {
  const ids = fc.oneof(
    fc.bigInt({ min: 1n, max: 2n ** 64n - 1n }),
    fc.integer({ min: Number(epochMs), max: latestMs }).map((timeMs) => idAt(timeMs)),
    fc.bigInt({ min: 29_700_000_000n, max: 29_701_000_000n }),
  );
  fc.assert(
    fc.property(ids, (id) => {
      const date = new Date(Number((id >> 22n) + epochMs));
      const isTimed = id >= 29_700_859_247n && date.getTime() < latestMs + 2 * 86_400_000;
      expect(monthOf(id)).toBe(isTimed ? date.toISOString().slice(0, 7) : "unknown");
    }),
  );
});

test("a number is below the number of months, also where the clock stands at its beginning", () => {
  expect(finder.find(idHigh(latestMs), 0)).toBe(finder.months - 1);
  const early = createMonthFinder(0);
  expect([early.months, early.find(idHigh(latestMs), 0)]).toEqual([1, unknownMonth]);
});

function idHigh(timeMs: number): number {
  return Number(idAt(timeMs) >> 32n) | 0;
}
