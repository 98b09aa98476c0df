import fc from "fast-check";
import { expect, test } from "vitest";
import { foldFaults } from "./fold-faults.ts";

function fold(...faults: readonly (readonly [line: number, message: string])[]): readonly string[] {
  const folded = foldFaults("a.txt");
  for (const [line, message] of faults) folded.add({ file: "a.txt", line, message });
  expect(folded.count()).toBe(faults.length);
  return folded
    .list("may be a list")
    .map(({ file, line, lines, message }) => `${file}:${line}: ${lines ?? line}: ${message}`);
}

test("one line is one fault, and a thousand of a kind are one, too", () => {
  expect(fold([7, "is odd"])).toEqual(["a.txt:7: 7: is odd"]);
  const many = Array.from({ length: 1_000 }, (_, index) => [index + 1, "is odd"] as const);
  expect(fold(...many)).toEqual(["a.txt:1: 1–1000: each is odd"]);
});

test("lines that lie apart are listed, the first stretches of them, and each kind stands for itself", () => {
  expect(fold([1, "a"], [2, "b"], [3, "a"], [4, "a"], [9, "a"])).toEqual([
    "a.txt:1: 1, 3–4 and 9: each a",
    "a.txt:2: 2: b",
  ]);
  const apart = Array.from({ length: 1_205 }, (_, index) => [index * 2 + 1, "a"] as const);
  expect(fold(...apart)).toEqual(["a.txt:1: 1, 3, 5, 7, 9 and 1,200 more: each a"]);
});

test("numbers of lines have no commas of their own", () => {
  expect(fold([1, "is odd"], [1_015, "is odd"], [2_566, "is odd"], [3_319, "is odd"])).toEqual([
    "a.txt:1: 1, 1015, 2566 and 3319: each is odd",
  ]);
});

test("kinds beyond the tenth are counted", () => {
  const kinds = Array.from({ length: 12 }, (_, index) => [index + 1, `kind ${index}`] as const);
  expect(fold(...kinds).slice(9)).toEqual([
    "a.txt:10: 10: kind 9",
    "a.txt:undefined: undefined: has 2 more lines with other faults",
  ]);
});

test("whatever is added, what is remembered and listed does not grow with it, and no line is lost from the count", () => {
  const fault = fc.tuple(fc.nat(3), fc.nat(30));
  fc.assert(
    fc.property(fc.array(fault, { maxLength: 2_000, size: "max" }), (steps) => {
      let line = 0;
      const faults = steps.map(([gap, kind]) => {
        line += gap + 1;
        return [line, `kind ${kind}`] as const;
      });
      const texts = fold(...faults);
      expect(texts.length).toBeLessThanOrEqual(11);
      for (const text of texts) expect(text.length).toBeLessThan(120);
    }),
  );
});
