// @module-tag slow
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  compareValues,
  divideNaively,
  fitsUpload,
  listPieces,
  type NaiveLimits,
} from "../../test/divide-naively.ts";
import { toWords } from "../../test/id-words.ts";
import { IdSet } from "../ids/id-set.ts";
import { planParts } from "./plan-parts.ts";

const largest = 2n ** 64n - 1n;
/** IDs as lists have them: dense small ones, and several stretches of time, of which some are crowded. */
const id = fc.oneof(
  fc.bigInt(1n, 300n),
  fc.bigInt(1n, 5_000_000_000n),
  fc.bigInt(10n ** 18n, 10n ** 18n + 500n),
  fc.bigInt(10n ** 18n, 2n * 10n ** 18n),
  fc.bigInt(2n ** 60n - 40n, 2n ** 60n + 40n),
  fc.bigInt(10n ** 19n - 60n, 10n ** 19n + 60n),
  fc.bigInt(largest - 40n, largest),
);
const ids = fc.uniqueArray(id, { maxLength: 70, size: "max" });
const limits = fc.record({
  maxIds: fc.integer({ min: 1, max: 30 }),
  maxBytes: fc.integer({ min: 1, max: 500 }),
});

/** The IDs of each part, by the ranges that were planned. */
function divide(values: Iterable<bigint>, limit: NaiveLimits): readonly (readonly bigint[])[] {
  const set = new IdSet();
  for (const value of values) set.add(...toWords(value));
  const sorted = [...new Set(values)].toSorted(compareValues);
  return planParts(set, limit).map(({ first, last, ids: count }) => {
    const own = sorted.filter((value) => value >= first && value <= last);
    expect(own).toHaveLength(count);
    return own;
  });
}

const keyOf = (part: readonly bigint[]): string => part.join();

test("parts are those of the plain rule, and begin where its do", () => {
  let several = 0;
  fc.assert(
    fc.property(ids, limits, (values, limit) => {
      const expected = divideNaively(values, limit);
      expect(divide(values, limit)).toEqual(expected.map((part) => part.ids));
      const set = new IdSet();
      for (const value of values) set.add(...toWords(value));
      expect(planParts(set, limit).map(({ first }) => first)).toEqual(expected.map(({ place }) => place));
      several += expected.length > 5 ? 1 : 0;
    }),
    { numRuns: 80 },
  );
  expect(several).toBeGreaterThan(15);
});

test("every ID is in one part, each part fits, and no two neighbours would fit together", () => {
  fc.assert(
    fc.property(ids, limits, (values, limit) => {
      const parts = divide(values, limit);
      expect(parts.flat()).toEqual(values.toSorted(compareValues));
      for (const part of parts) expect(fitsUpload(part, limit)).toBe(true);
      for (const [at, part] of parts.entries()) {
        if (at > 0) expect(fitsUpload([...(parts[at - 1] ?? []), ...part], limit)).toBe(false);
      }
    }),
    { numRuns: 80 },
  );
});

test("the same IDs are the same parts in any order, and what fits into one upload is one part", () => {
  fc.assert(
    fc.property(
      ids.chain((values) =>
        fc.tuple(fc.constant(values), fc.shuffledSubarray(values, { minLength: values.length })),
      ),
      limits,
      ([values, shuffled], limit) => {
        expect(divide(shuffled, limit)).toEqual(divide(values, limit));
        if (values.length > 0 && fitsUpload(values, limit)) expect(divide(values, limit)).toHaveLength(1);
      },
    ),
    { numRuns: 50 },
  );
});

test("larger IDs change the last part alone, but that the one before may take its lower half", () => {
  let absorbed = 0;
  fc.assert(
    fc.property(ids, fc.nat(40), limits, (values, more, limit) => {
      const sorted = values.toSorted(compareValues);
      const old = sorted.slice(0, Math.max(0, sorted.length - more));
      const [before, after] = [divide(old, limit), divide(sorted, limit)];
      expect(after.slice(0, Math.max(0, before.length - 2))).toEqual(before.slice(0, -2));
      const [second, last] = [before.at(-2), before.at(-1)];
      if (second === undefined || last === undefined) return;
      const now = after[before.length - 2] ?? [];
      expect(now.slice(0, second.length)).toEqual(second);
      absorbed += now.length > second.length ? 1 : 0;
      expect(now.slice(second.length).every((value) => last.includes(value) || !old.includes(value))).toBe(
        true,
      );
    }),
    { numRuns: 1_200 },
  );
  expect(absorbed).toBeGreaterThan(0);
});

/**
 * How far a change of a part may reach: from the nearest pair of sibling pieces below it to the nearest one above, which
 * are there with and without it.
 */
function findReach(
  part: readonly bigint[],
  before: readonly bigint[],
  after: readonly bigint[],
  limit: NaiveLimits,
) {
  const cuts = listCuts(before, limit).filter((cut) => listCuts(after, limit).includes(cut));
  const [least, most] = [part[0] as bigint, part.at(-1) as bigint];
  return {
    from: cuts.findLast((cut) => cut <= least) ?? 0n,
    to: cuts.find((cut) => cut > most) ?? largest + 1n,
  };
}

/** Where two halves of one range are pieces both. */
function listCuts(values: readonly bigint[], limit: NaiveLimits, first = 0n, bits = 64n): readonly bigint[] {
  if (values.length === 0 || fitsUpload(values, limit)) return [];
  const middle = first + 2n ** (bits - 1n);
  const halves = [
    values.filter((value) => value < middle),
    values.filter((value) => value >= middle),
  ] as const;
  if (halves.every((half) => half.length > 0 && fitsUpload(half, limit))) return [middle];
  return [...listCuts(halves[0], limit, first, bits - 1n), ...listCuts(halves[1], limit, middle, bits - 1n)];
}

test("IDs that are gone from a part change others only up to the next two halves that are pieces", () => {
  const seen = { none: 0, some: 0 };
  fc.assert(
    fc.property(
      ids,
      limits,
      fc.nat(),
      fc.infiniteStream(fc.integer({ min: 0, max: 9 })),
      fc.nat(10),
      (values, limit, at, dice, share) => {
        const sorted = values.toSorted(compareValues);
        const before = divide(sorted, limit);
        if (before.length === 0) return;
        const part = before[at % before.length] as readonly bigint[];
        const gone = new Set(part.filter(() => (dice.next().value as number) < share));
        const rest = sorted.filter((value) => !gone.has(value));
        const after = divide(rest, limit);
        const known = new Set(after.map(keyOf));
        const { from, to } = findReach(part, sorted, rest, limit);
        const changed = before.filter((other) => other !== part && !known.has(keyOf(other)));
        for (const other of changed) {
          expect((other[0] as bigint) >= from && (other.at(-1) as bigint) < to).toBe(true);
        }
        seen[changed.length === 0 ? "none" : "some"]++;
        // Where the pieces are what they were and none fits to the one before, nothing else can change.
        const pieces = listPieces(sorted, limit);
        const kept = listPieces(rest, limit);
        const isSame =
          pieces.length === kept.length && before.length === pieces.length && after.length === kept.length;
        if (isSame) expect(changed).toEqual([]);
      },
    ),
    { numRuns: 120 },
  );
  expect(seen.none).toBeGreaterThan(30);
  expect(seen.some).toBeGreaterThan(0);
});

test("more than 300 parts keep to the rule, over dense small IDs and crowded times", () => {
  const values = [
    ...Array.from({ length: 4_000 }, (_, at) => BigInt(at + 1)),
    ...Array.from({ length: 4_000 }, (_, at) => 10n ** 18n + BigInt(at * at) * 1_000_000n),
    ...Array.from({ length: 500 }, (_, at) => largest - BigInt(at)),
  ];
  const limit = { maxIds: 25, maxBytes: 470 };
  const parts = divide(values, limit);
  expect(parts.length).toBeGreaterThan(300);
  expect(parts).toEqual(divideNaively(values, limit).map((part) => part.ids));
});
