import { expect, test } from "vitest";
import { createRandom } from "../../test/bytes.ts";
import { toBlock } from "../../test/id-block.ts";
import { toWords } from "../../test/id-words.ts";
import { blockIds } from "./fit-block.ts";
import { IdSet } from "./id-set.ts";
import { IdValues } from "./id-values.ts";

const idAt = (at: number): bigint => 1_160_164_553_482_756_096n + (BigInt(at) << 22n);

function createSet(ids: readonly bigint[]): IdSet {
  const set = new IdSet();
  for (const id of ids) set.add(...toWords(id));
  return set;
}

/** Gives an ID of the set a value. */
function setValue(values: IdValues, set: IdSet, [id, value]: readonly [bigint, number]): void {
  const { high, low } = toBlock([id]);
  values.set(set.findBlock(high, low, 1)[0] as number, value);
}

function lookUp(values: IdValues, ids: readonly bigint[]): readonly number[] {
  const { high, low } = toBlock(ids);
  return [...values.lookUp(high, low, ids.length).subarray(0, ids.length)];
}

test("no ID has a value before it was given one, in the set or not", () => {
  const values = new IdValues(createSet([5n, 7n]));
  expect([values.size, values.get(0, 5), values.get(0, 6)]).toEqual([0, 0, 0]);
  expect(lookUp(values, [])).toEqual([]);
});

test("the last value counts, and the size is that of the IDs with one", () => {
  const set = createSet([5n, 7n, 2n ** 64n - 1n]);
  const values = new IdValues(set);
  setValue(values, set, [5n, 1]);
  setValue(values, set, [2n ** 64n - 1n, 255]);
  expect(lookUp(values, [5n, 6n, 5n, 2n ** 64n - 1n, 7n])).toEqual([1, 0, 1, 255, 0]);
  setValue(values, set, [5n, 9]);
  expect([values.size, values.get(0, 5)]).toEqual([2, 9]);
  setValue(values, set, [7n, 3]);
  expect(lookUp(values, [7n, 5n, 6n])).toEqual([3, 9, 0]);
});

test("the IDs with a value are added to another set", () => {
  const set = createSet([5n, 7n, 9n]);
  const values = new IdValues(set);
  setValue(values, set, [5n, 1]);
  setValue(values, set, [9n, 2]);
  const other = createSet([9n, 11n]);
  values.addIdsTo(other);
  expect([other.size, other.has(0, 5), other.has(0, 7)]).toEqual([3, true, false]);
});

test("nothing of the block before is left in a shorter one", () => {
  const set = createSet([5n]);
  const values = new IdValues(set);
  setValue(values, set, [5n, 4]);
  expect(lookUp(values, [6n, 5n, 5n])).toEqual([0, 4, 4]);
  expect(lookUp(values, [5n, 6n])).toEqual([4, 0]);
});

test("300,000 IDs in blocks have the values of JS's own map, also those that are not in the set", {
  tags: ["slow"],
}, () => {
  const random = createRandom(13);
  const ids = Array.from({ length: 300_000 }, (_, at) => idAt(at));
  const set = createSet(ids.filter(() => random() < 0.7));
  const values = new IdValues(set);
  const model = new Map<bigint, number>();
  for (const id of ids) {
    if (random() < 0.7 || !set.has(...toWords(id))) continue;
    const value = 1 + Math.floor(random() * 255);
    setValue(values, set, [id, value]);
    model.set(id, value);
  }
  expect(values.size).toBe(model.size);
  for (let from = 0; from < ids.length; from += blockIds) {
    const some = ids.slice(from, from + blockIds);
    const found = lookUp(values, some);
    if (some.some((id, at) => found[at] !== (model.get(id) ?? 0)))
      throw new Error("A value was told wrongly.");
  }
  const all: number[] = [];
  values.forEach((value) => void all.push(value));
  expect(all.toSorted((one, other) => one - other)).toEqual(
    [...model.values()].toSorted((one, other) => one - other),
  );
});

test("values of one part come to those of another", () => {
  const set = createSet([5n, 6n, 7n]);
  const [first, second] = [new IdValues(set), new IdValues(set)];
  setValue(first, set, [5n, 1]);
  setValue(second, set, [7n, 200]);
  expect(lookUp(first, [5n, 6n, 7n])).toEqual([1, 0, 0]);
  first.addAll(second);
  expect([first.size, ...lookUp(first, [5n, 6n, 7n])]).toEqual([2, 1, 0, 200]);
  expect(() => first.addAll(new IdValues(createSet([5n, 6n, 7n])))).toThrow(TypeError);
});

test("once the set has got an ID more, whose rows may be others, nothing is told of it", () => {
  const set = createSet([5n, 6n]);
  const [values, others] = [new IdValues(set), new IdValues(set)];
  setValue(values, set, [5n, 1]);
  set.add(...toWords(5n));
  expect(values.get(0, 5)).toBe(1);
  set.add(...toWords(8n));
  const uses = [
    () => values.get(0, 5),
    () => values.checkRows(),
    () => values.addAll(others),
    () => new IdValues(set).addAll(values),
  ];
  for (const use of uses) expect(use).toThrow("The set of IDs has changed since.");
  set.clear();
  for (const use of uses) expect(use).toThrow("The set of IDs has changed since.");
});

test("once the set has got room, which moves its IDs to other rows, nothing is told of it either", () => {
  const set = createSet([5n, 6n]);
  const values = new IdValues(set);
  set.reserve(1_000);
  expect(() => values.get(0, 5)).toThrow("The set of IDs has changed since.");
});

test("values cover others that are the same or missing there, and of two the lower one counts", () => {
  const set = createSet([5n, 7n, 9n]);
  const make = (...pairs: readonly (readonly [bigint, number])[]): IdValues => {
    const values = new IdValues(set);
    for (const pair of pairs) setValue(values, set, pair);
    return values;
  };
  const known = make([5n, 3], [7n, 2]);
  expect([make(), make([5n, 3]), known].every((other) => known.covers(other))).toBe(true);
  expect([make([9n, 3]), make([5n, 2])].some((other) => known.covers(other))).toBe(false);
  known.addLower(make([5n, 1], [7n, 4], [9n, 9]));
  expect([known.size, lookUp(known, [5n, 7n, 9n])]).toEqual([3, [1, 2, 9]]);
});
