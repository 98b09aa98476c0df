import fc from "fast-check";
import { expect, test } from "vitest";
import { compareValues } from "../../test/divide-naively.ts";
import { toWords } from "../../test/id-words.ts";
import { countDigits } from "./count-digits.ts";
import { createRangeCounter, type DyadicRange } from "./count-range.ts";
import { formatLines, lineMarginBytes, longestLineBytes } from "./format-lines.ts";
import { IdSet } from "./id-set.ts";
import { sortIds } from "./sort-ids.ts";
import { createRangeTest } from "./value-range.ts";

const largest = 2n ** 64n - 1n;
const near = (value: bigint) =>
  fc.bigInt(value > 9n ? value - 9n : 1n, value + 9n > largest ? largest : value + 9n);
/** Around every border of words, cells and digits, and anywhere. */
const id = fc.oneof(
  fc.integer({ min: 0, max: 63 }).chain((bit) => near(2n ** BigInt(bit))),
  fc.integer({ min: 0, max: 19 }).chain((digits) => near(10n ** BigInt(digits))),
  fc.bigInt(1n, largest),
  fc.constantFrom(1n, largest),
);
const ids = fc.uniqueArray(id, { maxLength: 60 });
const range = fc
  .tuple(fc.integer({ min: 0, max: 64 }), fc.bigInt(0n, largest))
  .map(([bits, value]): DyadicRange => ({ first: (value >> BigInt(bits)) << BigInt(bits), bits }));
const lastOf = ({ first, bits }: DyadicRange): bigint => first + 2n ** BigInt(bits) - 1n;

function createSet(values: readonly bigint[]): IdSet {
  const set = new IdSet();
  for (const value of values) set.add(...toWords(value));
  return set;
}

function format(values: readonly bigint[]): string {
  const bytes = new Uint8Array(lineMarginBytes + longestLineBytes * values.length);
  return Buffer.from(bytes.subarray(formatLines(BigUint64Array.from(values), bytes))).toString();
}

test.each([
  ["few", undefined],
  ["many", 0],
])("every ID is counted in the ranges it is in, and in no other, as of %s", (_, few) => {
  fc.assert(
    fc.property(ids, fc.array(range, { maxLength: 8 }), (values, others) => {
      const count = createRangeCounter(createSet(values), few);
      const around = values.flatMap((value): DyadicRange[] =>
        [0, 5, 16, 31, 32, 48, 60, 64].map((bits) => ({
          first: (value >> BigInt(bits)) << BigInt(bits),
          bits,
        })),
      );
      for (const one of [...others, ...around.slice(0, 64)]) {
        const expected = values.filter((value) => value >= one.first && value <= lastOf(one)).length;
        if (count(one) !== expected) throw new Error(`${one.first}, ${one.bits}: ${count(one)}`);
      }
    }),
    { numRuns: 100 },
  );
});

test("an ID is in a range from its first to its last value, and the empty row in none", () => {
  fc.assert(
    fc.property(id, id, id, (one, other, asked) => {
      const [first, last] = one < other ? [one, other] : [other, one];
      for (const value of [asked, first, last, first - 1n, last + 1n]) {
        if (value < 1n || value > largest) continue;
        expect(createRangeTest({ first, last })(...toWords(value))).toBe(value >= first && value <= last);
      }
    }),
    { numRuns: 1_000 },
  );
  expect(createRangeTest({ first: 0n, last: largest })(0, 0)).toBe(false);
});

test("the IDs of a range come ascending, as JS's own sort orders them", () => {
  fc.assert(
    fc.property(ids, range, (values, { first, bits }) => {
      const last = lastOf({ first, bits });
      const expected = values.filter((value) => value >= first && value <= last);
      const sorted = new BigUint64Array(expected.length);
      sortIds(createSet(values), { first, last }, sorted);
      expect([...sorted]).toEqual(expected.toSorted(compareValues));
    }),
    { numRuns: 300 },
  );
});

test("an ID has as many digits as its text", () => {
  fc.assert(
    fc.property(id, fc.nat(20), (value, more) => {
      const { length } = String(value);
      expect(countDigits(...toWords(value))).toBe(length);
      expect(countDigits(...toWords(value), Math.min(20, length + more))).toBe(length);
    }),
    { numRuns: 1_000 },
  );
});

test("IDs of every length are written one per line, as JS's own text of them", () => {
  const borders = Array.from({ length: 20 }, (_, digits) => 10n ** BigInt(digits)).flatMap((power) => [
    ...(power > 1n ? [power - 1n] : []),
    power,
    power + 1n,
  ]);
  const all = [...new Set([...borders, largest - 1n, largest])];
  expect(format(all)).toBe(all.map((value) => `${value}\n`).join(""));
  for (const value of all) expect(format([value])).toBe(`${value}\n`);
  expect(format([])).toBe("");
  fc.assert(
    fc.property(ids, (values) => {
      const sorted = values.toSorted(compareValues);
      expect(format(sorted)).toBe(sorted.map((value) => `${value}\n`).join(""));
    }),
    { numRuns: 300 },
  );
});

test("where rounding could lead to the wrong digits, they are right", () => {
  const most = 2n ** 64n / 10n ** 8n;
  const values: bigint[] = [];
  for (let at = 0n; at < 2_000n; at++) {
    for (const front of [at + 1n, 10n ** 10n - 1_000n + at, most / 2n + at, most - 2_000n + at]) {
      for (const rest of [0n, 1n, 2n, 10n ** 8n - 2n, 10n ** 8n - 1n]) values.push(front * 10n ** 8n + rest);
    }
  }
  values.sort(compareValues);
  expect(format(values) === values.map((value) => `${value}\n`).join("")).toBe(true);
});
