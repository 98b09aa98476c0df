import { expect, test } from "vitest";
import { createRandom } from "../../test/bytes.ts";
import { toWords } from "../../test/id-words.ts";
import { IdMap } from "./id-map.ts";

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
