// @module-tag slow
import fc from "fast-check";
import { expect, test } from "vitest";
import { toBlock } from "../../test/id-block.ts";
import { toWords } from "../../test/id-words.ts";
import { partsOf } from "../../test/parts-of.ts";
import { blockIds } from "./fit-block.ts";
import { IdSet, viewPart } from "./id-set.ts";

test("an ID belongs to the part that was open when it came first, whichever way it came", () => {
  const set = new IdSet();
  set.add(...toWords(1n));
  set.openPart(7);
  set.add(...toWords(1n));
  set.add(...toWords(2n));
  const { high, low } = toBlock([2n, 3n, 3n]);
  set.openPart(65_535);
  set.addBlock(high, low, 3);
  set.openPart(0);
  set.add(...toWords(4n));
  expect(partsOf(set, [1n, 2n, 3n, 4n, 5n])).toEqual([0, 7, 65_535, 0, -1]);
  expect(set.size).toBe(4);
});

test("a set whose parts nobody opened is all of part 0", () => {
  const set = new IdSet();
  for (let id = 1n; id <= 5_000n; id++) set.add(...toWords(id));
  expect(partsOf(set, [1n, 5_000n, 5_001n])).toEqual([0, 0, -1]);
});

test("1,200,000 IDs keep their parts while the set grows", () => {
  const set = new IdSet();
  const idAt = (at: number): bigint => 1_160_164_553_482_756_096n + BigInt(at) * 4_194_304n;
  const partAt = (at: number): number => Math.floor(at / 100_000) * 3;
  const count = 1_200_000;
  for (let from = 0; from < count; from += 2_000) {
    const { high, low } = toBlock(Array.from({ length: 2_000 }, (_, at) => idAt(from + at)));
    set.openPart(partAt(from));
    set.addBlock(high, low, 2_000);
  }
  expect(set.size).toBe(count);
  for (let from = 0; from < count; from += 2_000) {
    const parts = partsOf(
      set,
      Array.from({ length: 2_000 }, (_, at) => idAt(from + at)),
    );
    if (parts.some((part) => part !== partAt(from))) throw new Error(`A part near ${from} was lost.`);
  }
});

test("an ID can be moved to another part, before parts were opened and after", () => {
  const set = new IdSet();
  for (let id = 1n; id <= 3_000n; id++) set.add(...toWords(id));
  set.movePart(...toWords(2_000n), 9);
  expect(partsOf(set, [1n, 2_000n, 2_001n])).toEqual([0, 9, 0]);
  set.openPart(4);
  for (let id = 3_001n; id <= 6_000n; id++) set.add(...toWords(id));
  set.movePart(...toWords(3_001n), 0);
  expect(partsOf(set, [2_000n, 3_000n, 3_001n, 3_002n, 6_000n])).toEqual([9, 0, 0, 4, 4]);
});

test("moving an ID that is not in adds nothing", () => {
  const set = new IdSet();
  set.add(...toWords(1n));
  set.movePart(...toWords(2n), 3);
  expect([set.size, ...partsOf(set, [1n, 2n])]).toEqual([1, 0, -1]);
});

test("whatever is added and moved, each ID is in the part that JS's own map says", () => {
  const id = fc.bigInt(1n, 40n);
  const part = fc.nat(3);
  const step = fc.oneof(
    fc.record({ kind: fc.constant("open" as const), part }),
    fc.record({ kind: fc.constant("add" as const), ids: fc.array(id, { maxLength: 6 }) }),
    fc.record({ kind: fc.constant("move" as const), id, part }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const set = new IdSet();
      const model = new Map<bigint, number>();
      let open = 0;
      for (const each of steps) {
        if (each.kind === "open") {
          open = each.part;
          set.openPart(open);
        } else if (each.kind === "move") {
          set.movePart(...toWords(each.id), each.part);
          if (model.has(each.id)) model.set(each.id, each.part);
        } else {
          const { high, low } = toBlock(each.ids);
          set.addBlock(high, low, each.ids.length);
          for (const one of each.ids) if (!model.has(one)) model.set(one, open);
        }
      }
      const all = Array.from({ length: 41 }, (_, at) => BigInt(at + 1));
      expect(partsOf(set, all)).toEqual(all.map((one) => model.get(one) ?? -1));
    }),
    { numRuns: 300 },
  );
});

test("a view of a part has the IDs of that part and no other, also after they were moved", () => {
  const set = new IdSet();
  const ids = Array.from({ length: blockIds }, (_, at) => BigInt(at + 1));
  for (const [at, id] of ids.entries()) {
    set.openPart(at % 3);
    set.add(...toWords(id));
  }
  const views = [0, 1, 2].map((part) => viewPart(set, part, 683));
  const { high, low } = toBlock(ids);
  const expectParts = (partOf: (at: number) => number): void => {
    for (const [part, view] of views.entries()) {
      const rows = view.findBlock(high, low, blockIds);
      for (const [at, id] of ids.entries()) {
        const isIn = partOf(at) === part;
        if ((rows[at] !== -1) !== isIn || view.has(...toWords(id)) !== isIn)
          throw new Error(`${id} was told wrongly of part ${part}.`);
      }
      expect([view.size, view.has(...toWords(5_000n))]).toEqual([683, false]);
    }
  };
  expectParts((at) => at % 3);
  for (const id of ids.slice(0, 500)) set.movePart(...toWords(id), 2);
  expectParts((at) => (at < 500 ? 2 : at % 3));
});
