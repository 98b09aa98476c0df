import { expect, test } from "vitest";
import { shuffle } from "./shuffle.ts";

const numbers = Uint32Array.from({ length: 100 }, (_, index) => index);

test("a shuffle holds the same numbers in another order", () => {
  const shuffled = shuffle(numbers, 1);
  expect([...shuffled].sort((one, other) => one - other)).toEqual([...numbers]);
  expect([...shuffled]).not.toEqual([...numbers]);
});

test("the order depends on the seed alone", () => {
  expect(shuffle(numbers, 1)).toEqual(shuffle(numbers, 1));
  expect(shuffle(numbers, 1)).not.toEqual(shuffle(numbers, 2));
});

test("the numbers that were given stay as they were", () => {
  const given = Uint32Array.from([3, 2, 1]);
  shuffle(given, 5);
  expect([...given]).toEqual([3, 2, 1]);
});
