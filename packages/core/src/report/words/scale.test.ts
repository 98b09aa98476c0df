import fc from "fast-check";
import { expect, test } from "vitest";
import { chooseTop } from "./scale.ts";

test.each([
  [0, 1],
  [0.07, 0.08],
  [1, 1],
  [4, 4],
  [4.1, 5],
  [29.9, 30],
  [91, 100],
  [100, 100],
])("an axis for %d% ends at %d%", (largest, top) => {
  expect(chooseTop(largest)).toBe(top);
});

test("whatever is lost fits, and takes about half of the height at least", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 100, noNaN: true }), (largest) => {
      const top = chooseTop(largest);
      expect(top).toBeGreaterThanOrEqual(largest * (1 - 1e-9));
      expect(largest / top).toBeGreaterThan(0.49);
    }),
  );
});
