import { expect, test } from "vitest";
import { createRandom } from "../../test/bytes.ts";
import { toBlock } from "../../test/id-block.ts";
import { toWords } from "../../test/id-words.ts";
import { IdMap } from "./id-map.ts";
import { blockIds } from "./id-table.ts";

test("an ID that is not in has the value 0", () => {
  const map = new IdMap();
  expect([map.size, map.get(0, 1)]).toEqual([0, 0]);
});

test("the last value counts, and stays unsigned", () => {
  const map = new IdMap();
  map.set(1, 2, 7);
  map.set(1, 2, 2 ** 32 - 1);
  map.set(-1, -1, 2 ** 31);
  expect([map.size, map.get(1, 2), map.get(-1, -1), map.get(2, 1)]).toEqual([2, 2 ** 32 - 1, 2 ** 31, 0]);
});

test("all values are told once, also those of 0", () => {
  const map = new IdMap();
  for (let low = 1; low <= 5_000; low++) map.set(0, low, low % 3);
  const counts = [0, 0, 0];
  map.forEach((value) => {
    counts[value] = (counts[value] ?? 0) + 1;
  });
  expect(counts).toEqual([1_666, 1_667, 1_667]);
});

test("a map that grows many times over holds the same as JS's own", () => {
  const random = createRandom(5);
  const map = new IdMap();
  const model = new Map<bigint, number>();
  for (let round = 0; round < 30_000; round++) {
    const id = (BigInt(Math.floor(random() * 50)) << 32n) + BigInt(1 + Math.floor(random() * 400));
    const value = Math.floor(random() * 2 ** 32);
    map.set(...toWords(id), value);
    model.set(id, value);
  }
  expect(map.size).toBe(model.size);
  for (const [id, value] of model) expect(map.get(...toWords(id))).toBe(value);
  const values: number[] = [];
  map.forEach((value) => void values.push(value));
  expect(values.toSorted((a, b) => a - b)).toEqual([...model.values()].toSorted((a, b) => a - b));
});

/** The values of a block, as the map tells them. */
function getAll(map: IdMap, ids: readonly bigint[]): readonly number[] {
  const { high, low } = toBlock(ids);
  return [...map.getBlock(high, low, ids.length).subarray(0, ids.length)].map((value) => value >>> 0);
}

test("an empty map has the value 0 for a whole block", () => {
  const map = new IdMap();
  expect(getAll(map, [])).toEqual([]);
  expect(
    getAll(
      map,
      Array.from({ length: blockIds }, (_, at) => BigInt(at + 1)),
    ),
  ).toEqual(Array.from({ length: blockIds }, () => 0));
});

test("a block finds an ID as often as it stands there, and nothing of the block before is left", () => {
  const map = new IdMap();
  map.set(...toWords(5n), 50);
  map.set(...toWords(2n ** 64n - 1n), 2 ** 32 - 1);
  expect(getAll(map, [5n, 6n, 5n, 2n ** 64n - 1n, 5n])).toEqual([50, 0, 50, 2 ** 32 - 1, 50]);
  expect(getAll(map, [6n, 5n, 6n, 6n, 2n ** 64n - 2n])).toEqual([0, 50, 0, 0, 0]);
});

test("a block of values is added, and those that were in or stand there twice are told in order", () => {
  const map = new IdMap();
  map.set(...toWords(7n), 70);
  const add = (ids: readonly bigint[], values: readonly number[]): readonly number[] => {
    const { high, low } = toBlock(ids);
    return map.addBlock(high, low, { values: Int32Array.from(values), count: ids.length });
  };
  expect(add([5n, 7n, 2n ** 64n - 1n, 5n, 9n, 7n], [1, 2, -3, 4, 5, 6])).toEqual([1, 3, 5]);
  expect(getAll(map, [5n, 7n, 2n ** 64n - 1n, 9n, 8n])).toEqual([1, 70, 2 ** 32 - 3, 5, 0]);
  expect([add([], []), map.size]).toEqual([[], 4]);
});

test("a map that grows within a block has what it had and all of the block", () => {
  const map = new IdMap();
  for (let round = 0; round < 20; round++) {
    const ids = Array.from({ length: blockIds }, (_, at) => BigInt(1 + at + round * 1_500));
    const { high, low } = toBlock(ids);
    const values = Int32Array.from(ids, Number);
    const known = map.addBlock(high, low, { values, count: blockIds });
    expect(known).toEqual(Array.from({ length: round === 0 ? 0 : blockIds - 1_500 }, (_, at) => at));
  }
  expect(map.size).toBe(19 * 1_500 + blockIds);
  for (let id = 1; id <= map.size; id++) if (map.get(0, id) !== id) throw new Error(`${id} was lost.`);
});

test("what is set after a look-up is found by the next one", () => {
  const map = new IdMap();
  map.set(...toWords(5n), 1);
  expect(getAll(map, [5n, 6n])).toEqual([1, 0]);
  map.set(...toWords(6n), 2);
  expect(getAll(map, [5n, 6n])).toEqual([1, 2]);
  map.set(...toWords(5n), 3);
  expect(getAll(map, [5n, 6n])).toEqual([3, 2]);
});

test("300,000 IDs in blocks have the values that they have one by one and in JS's own map", () => {
  const random = createRandom(13);
  const map = new IdMap();
  const model = new Map<bigint, number>();
  const ids = Array.from({ length: 300_000 }, (_, at) => 1_160_164_553_482_756_096n + (BigInt(at) << 22n));
  for (const id of ids) {
    if (random() < 0.5) continue;
    const value = 1 + Math.floor(random() * (2 ** 32 - 1));
    map.set(...toWords(id), value);
    model.set(id, value);
  }
  for (let from = 0; from < ids.length; from += blockIds) {
    const some = ids.slice(from, from + blockIds);
    const values = getAll(map, some);
    for (const [at, id] of some.entries()) {
      const expected = model.get(id) ?? 0;
      if (values[at] !== expected || map.get(...toWords(id)) !== expected)
        throw new Error(`${id} was told wrongly.`);
    }
  }
});
