import { expect, test } from "vitest";
import { createRemovalsHash, digestRemovals, type FileRemovals } from "./digest-removals.ts";

interface Removal {
  readonly decision: "remove" | "scrub";
  readonly ids: readonly string[];
  readonly embedded: readonly string[];
}

const first: Removal = { decision: "remove", ids: ["12"], embedded: [] };
const second: Removal = { ...first, ids: ["13"] };

function fileOf(path: string, removals: readonly Removal[]): FileRemovals {
  const hash = createRemovalsHash();
  for (const removal of removals) hash.add(removal);
  return { path, removals: hash.finish() };
}

const digestOf = (...removals: readonly Removal[]): string => digestRemovals([fileOf("a.txt", removals)]);

test("the same removals have the same digest, in whatever order the files come and whichever others do not change", () => {
  const [one, other] = [fileOf("a.txt", [first, second]), fileOf("b.txt", [first])];
  const digest = digestRemovals([one, other]);
  // People keep it in their workflows: another value is another version.
  expect(digest).toBe("538c937a321dadebe3ac10f39bff6e4e5f8a9cc567e15536");
  expect(digestRemovals([other, fileOf("c.txt", []), one])).toBe(digest);
});

test.each([
  ["one more", [first, second, { ...first, ids: ["14"] }]],
  ["one less", [first]],
  ["none", []],
  ["the same twice", [first, second, second]],
  ["another order", [second, first]],
  ["another place of the ID", [first, { ...second, ids: ["", "13"] }]],
  ["both IDs in one entry", [{ ...first, ids: ["12", "13"] }]],
  [
    "other ends of the same digits",
    [
      { ...first, ids: ["121"] },
      { ...first, ids: ["3"] },
    ],
  ],
  ["a location alone", [first, { ...second, decision: "scrub" as const }]],
])("%s is another set of removals", (_name, removals) => {
  expect(digestOf(...removals)).not.toBe(digestOf(first, second));
});

test.each([
  ["another file", [fileOf("b.txt", [first, second])]],
  ["the second entry in another file", [fileOf("a.txt", [first]), fileOf("b.txt", [second])]],
  ["both in both files", [fileOf("a.txt", [first, second]), fileOf("b.txt", [first, second])]],
])("%s is another set of removals", (_name, files) => {
  expect(digestRemovals(files)).not.toBe(digestOf(first, second));
});

test("of an entry that is scrubbed it counts which posts inside are, and of one that is removed it does not", () => {
  const scrubbed: Removal = { ...first, decision: "scrub", embedded: ["7"] };
  expect(digestOf(scrubbed)).not.toBe(digestOf({ ...scrubbed, embedded: ["8"] }));
  expect(digestOf(scrubbed)).not.toBe(digestOf({ ...scrubbed, ids: ["12", "7"], embedded: [] }));
  expect(digestOf({ ...first, embedded: ["7"] })).toBe(digestOf(first));
});

test("many removals are hashed as they come, each of them", () => {
  const many = Array.from({ length: 30_000 }, (_, index) => ({ ...first, ids: [String(10 ** 15 + index)] }));
  expect(digestOf(...many)).not.toBe(digestOf(...many.slice(0, -1)));
  expect(digestOf(...many)).not.toBe(digestOf(...many.slice(1)));
});
