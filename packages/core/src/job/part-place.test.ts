import fc from "fast-check";
import { expect, test } from "vitest";
import { encodePlace } from "./part-place.ts";

const start = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });

test("places of one list sort as their ranges do", () => {
  fc.assert(
    fc.property(fc.string(), start, start, (list, one, other) => {
      const [first, second] = [encodePlace(list, one), encodePlace(list, other)];
      expect(first < second).toBe(one < other);
      expect(first === second).toBe(one === other);
      expect(first).toMatch(/^[0-9A-Za-z_][0-9A-Za-z_][0-9A-Za-z._]{0,11}$/);
    }),
  );
});

test("a place whose end was cut off is not behind the whole one", () => {
  fc.assert(
    fc.property(start, fc.integer({ min: 2, max: 13 }), (value, chars) => {
      const whole = encodePlace("posts", value);
      expect(whole.slice(0, chars) <= whole).toBe(true);
    }),
  );
});

test("lists that are called otherwise have other places", () => {
  expect(encodePlace("posts", 5n).slice(0, 2)).not.toBe(encodePlace("users", 5n).slice(0, 2));
});
