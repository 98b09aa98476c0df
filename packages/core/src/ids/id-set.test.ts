import { expect, test } from "vitest";
import { createRandom } from "../../test/bytes.ts";
import { toBlock } from "../../test/id-block.ts";
import { toWords } from "../../test/id-words.ts";
import { blockIds } from "./fit-block.ts";
import { IdSet } from "./id-set.ts";

test("an empty set has nothing", () => {
  const set = new IdSet();
  expect([set.size, set.has(0, 1), set.has(-1, -1)]).toEqual([0, false, false]);
});

test("adding tells whether the ID is new", () => {
  const set = new IdSet();
  expect([set.add(1, 2), set.add(1, 2), set.add(2, 1), set.add(1, 2)]).toEqual([true, false, true, false]);
  expect(set.size).toBe(2);
});

test("IDs that share a word, or differ only in a sign bit, are different", () => {
  const ids = [1n, 2n ** 32n, 2n ** 32n + 1n, 2n ** 31n, 2n ** 63n, 2n ** 63n + 2n ** 31n, 2n ** 64n - 1n];
  const set = new IdSet();
  for (const id of ids) expect(set.add(...toWords(id))).toBe(true);
  expect(set.size).toBe(ids.length);
  for (const id of ids) expect(set.has(...toWords(id))).toBe(true);
  expect(set.has(...toWords(2n ** 32n + 2n))).toBe(false);
});

test.for<readonly [string, (index: number, random: () => number) => bigint]>([
  ["dense in time, as X's are", (index) => 1_160_164_553_482_756_096n + BigInt(index) * 4_194_304n],
  ["in sequence", (index) => BigInt(index + 1)],
  ["alike in their low word", (index) => (BigInt(index + 1) << 32n) | 5n],
  [
    "random, half of them again",
    (_, random) => (BigInt(Math.floor(random() * 100)) << 32n) + BigInt(1 + Math.floor(random() * 200)),
  ],
])("a set that grows many times over holds the same IDs as JS's own: %s", ([, createId]) => {
  const random = createRandom(3);
  const set = new IdSet();
  const model = new Set<bigint>();
  for (let index = 0; index < 20_000; index++) {
    const id = createId(index, random);
    if (set.add(...toWords(id)) === model.has(id)) throw new Error(`${id} was told wrongly.`);
    model.add(id);
  }
  expect(set.size).toBe(model.size);
  for (const id of model) {
    if (!set.has(...toWords(id))) throw new Error(`${id} was lost.`);
    if (set.has(...toWords(id + 2n ** 50n)) !== model.has(id + 2n ** 50n))
      throw new Error(`${id} was made up.`);
  }
});

test("an ID that stands twice in one block is new once", () => {
  const set = new IdSet();
  const { high, low } = toBlock([5n, 7n, 5n, 2n ** 64n - 1n, 7n, 2n ** 64n - 1n, 5n]);
  const rows = set.addBlock(high, low, 6);
  expect([...rows.subarray(0, 6)].map((row) => row < 0)).toEqual([true, true, false, true, false, false]);
  expect(set.size).toBe(3);
  expect(Math.min(...set.addBlock(high, low, 7).subarray(0, 7))).toBeGreaterThanOrEqual(0);
});

test("an empty block adds nothing, and looking up adds nothing either", () => {
  const set = new IdSet();
  const { high, low } = toBlock([5n, 7n]);
  set.addBlock(high, low, 0);
  expect([...set.findBlock(high, low, 2).subarray(0, 2)]).toEqual([-1, -1]);
  expect([set.size, set.has(0, 5)]).toEqual([0, false]);
});

test("a set that grows within one block keeps what was in and takes all of the block", () => {
  const set = new IdSet();
  const before = Array.from({ length: 700 }, (_, at) => BigInt(at + 1));
  for (const id of before) set.add(...toWords(id));
  const block = Array.from({ length: blockIds }, (_, at) => (BigInt(at) << 32n) + BigInt((at % 900) + 1));
  const { high, low } = toBlock(block);
  const rows = set.addBlock(high, low, blockIds);
  // Only the first has no high word, and with it was in before.
  expect([...rows].map((row) => row < 0)).toEqual(block.map((_, at) => at > 0));
  expect(set.size).toBe(700 + blockIds - 1);
  for (const id of [...before, ...block]) if (!set.has(...toWords(id))) throw new Error(`${id} was lost.`);
});

test("300,000 IDs in blocks make the same set as one by one and as JS's own", { tags: ["slow"] }, () => {
  const random = createRandom(7);
  const [inBlocks, single] = [new IdSet(), new IdSet()];
  const model = new Set<bigint>();
  const ids = Array.from(
    { length: 300_000 },
    () => 1_160_164_553_482_756_096n + (BigInt(Math.floor(random() * 200_000)) << 22n),
  );
  for (let from = 0; from < ids.length; ) {
    // Blocks of every size, full ones among them.
    const some = ids.slice(from, from + (random() < 0.8 ? blockIds : 1 + Math.floor(random() * 50)));
    const { high, low } = toBlock(some);
    const isIn = [...inBlocks.findBlock(high, low, some.length).subarray(0, some.length)].map(
      (row) => row !== -1,
    );
    if (some.some((id, at) => isIn[at] !== model.has(id))) throw new Error("A look-up was wrong.");
    const rows = inBlocks.addBlock(high, low, some.length);
    for (const [at, id] of some.entries()) {
      const isNew = single.add(...toWords(id));
      if ((rows[at] as number) < 0 !== isNew || isNew === model.has(id))
        throw new Error(`${id} was told wrongly.`);
      model.add(id);
    }
    from += some.length;
  }
  expect([inBlocks.size, single.size]).toEqual([model.size, model.size]);
  for (const id of model) if (!inBlocks.has(...toWords(id))) throw new Error(`${id} was lost.`);
});

test("room that was made for IDs that never come, or for too few, changes nothing", () => {
  const set = new IdSet();
  set.reserve(100_000);
  for (let id = 1n; id <= 5_000n; id++) set.add(...toWords(id));
  set.reserve(3);
  set.reserve(-7);
  set.reserve(0);
  const { high, low } = toBlock(Array.from({ length: 2_000 }, (_, index) => BigInt(4_000 + index)));
  const rows = set.addBlock(high, low, 2_000);
  expect([...rows].slice(0, 2_000).map((row) => row < 0)).toEqual(
    Array.from({ length: 2_000 }, (_, index) => index > 1_000),
  );
  expect(set.size).toBe(5_999);
});

test("a set that was cleared has no IDs, and takes new ones", () => {
  const set = new IdSet();
  for (let low = 1; low <= 1_000; low++) set.add(1, low);
  const { words } = set;
  set.clear();
  expect([set.size, set.has(1, 5), words.byteLength]).toEqual([0, false, 0]);
  expect([set.add(1, 5), set.has(1, 5), set.has(1, 6), set.size]).toEqual([true, true, false, 1]);
});

test("two sets of the same IDs tell them in different orders, as one of them may be filled from the other", () => {
  const orders = [new IdSet(), new IdSet()].map((set) => {
    for (let low = 1; low <= 100; low++) set.add(1, low);
    const told: number[] = [];
    set.forEach((_high, low) => void told.push(low));
    return told;
  });
  expect(orders[0]).not.toEqual(orders[1]);
  expect(orders[0]?.toSorted((one, other) => one - other)).toEqual(
    Array.from({ length: 100 }, (_, at) => at + 1),
  );
});
