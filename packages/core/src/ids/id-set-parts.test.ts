import fc from "fast-check";
import { expect, test } from "vitest";
import { toBlock } from "../../test/id-block.ts";
import { toWords } from "../../test/id-words.ts";
import { partsOf } from "../../test/parts-of.ts";
import { blockIds } from "./fit-block.ts";
import { IdSet, viewPart } from "./id-set.ts";

function createSet(ids: readonly bigint[]): IdSet {
  const set = new IdSet();
  for (const id of ids) set.add(...toWords(id));
  return set;
}

test("a set whose parts nobody began is all of part 0", () => {
  const set = createSet([1n, 2n ** 63n, 2n ** 64n - 1n]);
  expect(partsOf(set, [1n, 2n ** 63n, 2n ** 64n - 1n, 5n])).toEqual([0, 0, 0, -1]);
});

test("a part reaches from its first value to the next part's, at words that differ in one bit, too", () => {
  const borders = [2n ** 31n, 2n ** 32n, 2n ** 32n + 2n ** 31n, 2n ** 63n, 2n ** 63n + 2n ** 32n];
  const ids = borders.flatMap((border) => [border - 1n, border, border + 1n]);
  const set = createSet(ids);
  for (const [at, border] of borders.entries()) set.beginPart(border, at + 1);
  expect(partsOf(set, ids)).toEqual([0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5]);
});

test("there may be more than 65,536 parts", () => {
  const set = createSet([1n, 70_000n * 8n - 1n, 70_000n * 8n]);
  set.beginPart(70_000n * 8n, 70_000);
  expect(partsOf(set, [1n, 70_000n * 8n - 1n, 70_000n * 8n])).toEqual([0, 0, 70_000]);
});

test("whatever parts begin, each ID is in the last one that began at or before it", () => {
  const value = fc.oneof(fc.bigInt(0n, 40n), fc.bigInt(2n ** 63n - 9n, 2n ** 63n + 9n));
  fc.assert(
    fc.property(fc.array(fc.tuple(value, fc.nat(900)), { maxLength: 20 }), fc.array(value), (begun, ids) => {
      const asked = ids.filter((id) => id > 0n);
      const set = createSet(asked);
      const model = new Map<bigint, number>([[0n, 0]]);
      for (const [first, part] of begun) {
        set.beginPart(first, part);
        model.set(first, part);
      }
      const firsts = [...model.keys()].toSorted((one, other) => (one < other ? -1 : 1));
      expect(partsOf(set, asked)).toEqual(
        asked.map((id) => model.get(firsts.findLast((first) => first <= id) as bigint)),
      );
    }),
    { numRuns: 300 },
  );
});

test("a view of a part has the IDs of that part and no other, also after the part was divided", () => {
  const ids = Array.from({ length: blockIds }, (_, at) => BigInt(at + 1));
  const set = createSet(ids);
  set.beginPart(700n, 1);
  set.beginPart(1_400n, 2);
  const views = [0, 1, 2, 3].map((part) => viewPart(set, part, 683));
  const { high, low } = toBlock(ids);
  const expectParts = (partOf: (id: bigint) => number): void => {
    for (const [part, view] of views.entries()) {
      const rows = view.findBlock(high, low, blockIds);
      for (const [at, id] of ids.entries()) {
        const isIn = partOf(id) === part;
        if ((rows[at] !== -1) !== isIn || view.has(...toWords(id)) !== isIn)
          throw new Error(`${id} was told wrongly of part ${part}.`);
      }
      expect([view.size, view.has(...toWords(5_000n))]).toEqual([683, false]);
    }
  };
  const whole = (id: bigint): number => (id < 700n ? 0 : id < 1_400n ? 1 : 2);
  expectParts(whole);
  set.beginPart(1_000n, 3);
  expectParts((id) => (id >= 1_000n && id < 1_400n ? 3 : whole(id)));
});
