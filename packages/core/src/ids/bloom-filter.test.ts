import { expect, test } from "vitest";
import { createRandom } from "../../test/bytes.ts";
import { toBlock } from "../../test/id-block.ts";
import { toWords } from "../../test/id-words.ts";
import { BloomFilter } from "./bloom-filter.ts";

function fill(ids: readonly bigint[]): BloomFilter {
  const filter = new BloomFilter();
  filter.reset(ids.length);
  for (const id of ids) filter.add(...toWords(id));
  return filter;
}

/** The places that may be in. */
function select(filter: BloomFilter, ids: readonly bigint[]): readonly number[] {
  const places = new Int32Array(ids.length);
  return [...places.subarray(0, filter.select(toBlock(ids), ids.length, places))];
}

const first = 1_160_164_553_482_756_096n;
const random = createRandom(17);
const randomIds = Array.from(
  { length: 200_000 },
  () => (BigInt(Math.floor(random() * 2 ** 32)) << 32n) + BigInt(1 + Math.floor(random() * (2 ** 32 - 1))),
);

test.for<readonly [string, (at: number) => bigint]>([
  ["random", (at) => randomIds[at] as bigint],
  ["dense in time, as X's are", (at) => first + (BigInt(at) << 22n)],
  ["in sequence", (at) => BigInt(at + 1)],
  ["alike in their low word", (at) => (BigInt(at + 1) << 32n) | 5n],
])("of 100,000 IDs none is missed, and of as many others fewer than 5 %% pass: %s", ([, createId]) => {
  const ids = Array.from({ length: 200_000 }, (_, at) => createId(at));
  // Every other one, so that the others lie among them.
  const filter = fill(ids.filter((_, at) => at % 2 === 0));
  const selected = select(filter, ids);
  expect(selected.filter((place) => place % 2 === 0)).toHaveLength(100_000);
  expect(selected.length - 100_000).toBeLessThan(5_000);
});

test.for([1, 2, 31, 63, 64, 65, 1_000])(
  "a filter of %d IDs misses none and lets few others through",
  (size) => {
    const filter = fill(randomIds.slice(0, size));
    expect(select(filter, randomIds.slice(0, size))).toHaveLength(size);
    expect(select(filter, randomIds.slice(100_000)).length).toBeLessThan(5_000);
  },
);

test("a filter that has nothing lets nothing pass, also after it was reset", () => {
  const filter = fill(randomIds.slice(0, 1_000));
  filter.reset(1_000);
  expect(select(filter, randomIds.slice(0, 1_000))).toEqual([]);
});

test("places are told in order, and only of as many IDs as are asked about", () => {
  const filter = fill([5n, 7n]);
  const places = new Int32Array(4);
  expect(filter.select(toBlock([7n, 5n, 7n, 5n]), 3, places)).toBe(3);
  expect([...places]).toEqual([0, 1, 2, 0]);
});
