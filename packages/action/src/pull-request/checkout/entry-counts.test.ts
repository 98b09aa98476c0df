import fc from "fast-check";
import { expect, test } from "vitest";
import { EntryCounts } from "./entry-counts.ts";

function count(entries: readonly (readonly string[])[]): EntryCounts {
  const counts = new EntryCounts();
  for (const ids of entries) counts.add(ids);
  return counts;
}

test("each entry takes one of the same IDs away, and no other", () => {
  const id = fc.constantFrom("", "1", "2", "9007199254740993", "9007199254740992", "18446744073709551615");
  const entries = fc.array(fc.oneof(fc.tuple(id), fc.tuple(id, id)), { maxLength: 200 });
  fc.assert(
    fc.property(entries, entries, (own, taken) => {
      const names = taken.map((ids) => ids.join(","));
      const left = own.filter((ids) => {
        const at = names.indexOf(ids.join(","));
        if (at !== -1) names.splice(at, 1);
        return at === -1;
      });
      expect(count(own).without(count(taken)).size).toBe(left.length);
      const all = count(own);
      all.addAll(count(taken));
      expect(all.without(count(own)).size).toBe(taken.length);
    }),
  );
});

test("what is added after a count is counted by the next", () => {
  const counts = count([["3"], ["1"]]);
  expect(counts.without(count([["1"]])).size).toBe(1);
  counts.add(["2"]);
  expect(counts.without(count([["2"], ["3"]])).size).toBe(1);
});
