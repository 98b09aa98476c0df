import { expect, test } from "vitest";
import { addRemoval, digestRemovals } from "./digest-removals.ts";

interface Removal {
  readonly decision: "remove" | "scrub";
  readonly ids: readonly string[];
  readonly embedded?: readonly string[];
  readonly path: string;
}

const first: Removal = { decision: "remove", ids: ["12"], path: "a.txt" };
const second: Removal = { ...first, ids: ["13"] };

const digestOf = (...removals: readonly Removal[]): string =>
  digestRemovals([removals.reduce((sum, removal) => addRemoval(sum, removal.path, removal), 0n)]);

test("the same removals have the same digest, in whatever order and however summed up", () => {
  const digest = digestOf(first, second);
  expect(digest).toMatch(/^[0-9a-f]{32}$/);
  expect(digestOf(second, first)).toBe(digest);
  expect(digestRemovals([addRemoval(0n, "a.txt", second), 0n, addRemoval(0n, "a.txt", first)])).toBe(digest);
});

test.each([
  ["one more", [first, second, { ...first, ids: ["14"] }]],
  ["one less", [first]],
  ["none", []],
  ["the same twice", [first, second, second]],
  ["another file", [first, { ...second, path: "b.txt" }]],
  ["another place of the ID", [first, { ...second, ids: ["", "13"] }]],
  ["a location alone", [first, { ...second, decision: "scrub" as const }]],
])("%s is another set of removals", (_name, removals) => {
  expect(digestOf(...removals)).not.toBe(digestOf(first, second));
});

test("of an entry that is scrubbed it counts which posts inside are, and of one that is removed it does not", () => {
  const scrubbed: Removal = { ...first, decision: "scrub", embedded: ["7"] };
  expect(digestOf(scrubbed)).not.toBe(digestOf({ ...scrubbed, embedded: ["8"] }));
  expect(digestOf({ ...first, embedded: ["7"] })).toBe(digestOf(first));
});
