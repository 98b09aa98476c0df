import fc from "fast-check";
import { expect, test } from "vitest";
import { encodePlace, isBehind, valueLimit } from "./part-place.ts";

const last = fc.bigInt({ min: 0n, max: valueLimit - 1n });

test("places of one list sort as their ranges do", () => {
  fc.assert(
    fc.property(fc.string(), last, last, (list, one, other) => {
      const [first, second] = [encodePlace(list, one), encodePlace(list, other)];
      expect(isBehind(first, second)).toBe(one > other);
      expect(first === second).toBe(one === other);
      expect(first).toMatch(/^[0-9A-Za-z._]{2,13}$/);
    }),
  );
});

test("a place whose end was cut off is not before the whole one", () => {
  fc.assert(
    fc.property(last, fc.integer({ min: 2, max: 13 }), (value, chars) => {
      const whole = encodePlace("posts", value);
      expect(isBehind(whole, whole.slice(0, chars))).toBe(false);
    }),
  );
});

test("the last part of all has the shortest place, and halves of the values short ones", () => {
  expect(encodePlace("posts", valueLimit - 1n)).toHaveLength(2);
  expect(encodePlace("posts", valueLimit / 2n - 1n)).toHaveLength(3);
});

test("lists that are called otherwise have other places", () => {
  expect(encodePlace("posts", 5n).slice(0, 2)).not.toBe(encodePlace("users", 5n).slice(0, 2));
});
