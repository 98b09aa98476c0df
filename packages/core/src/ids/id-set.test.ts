import { expect, test } from "vitest";
import { createRandom } from "../../test/bytes.ts";
import { toWords } from "../../test/id-words.ts";
import { IdSet } from "./id-set.ts";

test("an empty set has nothing", () => {
  const set = new IdSet();
  expect([set.size, set.has(0, 1), set.has(-1, -1)]).toEqual([0, false, false]);
});

test("adding tells whether the ID is new", () => {
  const set = new IdSet();
  expect([set.add(1, 2), set.add(1, 2), set.add(2, 1), set.add(1, 2)]).toEqual([true, false, true, false]);
  expect(set.size).toBe(2);
});

test("IDs that share a word, or differ only in a sign bit, are different", () => {
  const ids = [1n, 2n ** 32n, 2n ** 32n + 1n, 2n ** 31n, 2n ** 63n, 2n ** 63n + 2n ** 31n, 2n ** 64n - 1n];
  const set = new IdSet();
  for (const id of ids) expect(set.add(...toWords(id))).toBe(true);
  expect(set.size).toBe(ids.length);
  for (const id of ids) expect(set.has(...toWords(id))).toBe(true);
  expect(set.has(...toWords(2n ** 32n + 2n))).toBe(false);
});

test.for<readonly [string, (index: number, random: () => number) => bigint]>([
  ["dense in time, as X's are", (index) => 1_160_164_553_482_756_096n + BigInt(index) * 4_194_304n],
  ["in sequence", (index) => BigInt(index + 1)],
  ["alike in their low word", (index) => (BigInt(index + 1) << 32n) | 5n],
  [
    "random, half of them again",
    (_, random) => (BigInt(Math.floor(random() * 100)) << 32n) + BigInt(1 + Math.floor(random() * 200)),
  ],
])("a set that grows many times over holds the same IDs as JS's own: %s", ([, createId]) => {
  const random = createRandom(3);
  const set = new IdSet();
  const model = new Set<bigint>();
  for (let index = 0; index < 20_000; index++) {
    const id = createId(index, random);
    if (set.add(...toWords(id)) === model.has(id)) throw new Error(`${id} was told wrongly.`);
    model.add(id);
  }
  expect(set.size).toBe(model.size);
  for (const id of model) {
    if (!set.has(...toWords(id))) throw new Error(`${id} was lost.`);
    if (set.has(...toWords(id + 2n ** 50n)) !== model.has(id + 2n ** 50n))
      throw new Error(`${id} was made up.`);
  }
});
