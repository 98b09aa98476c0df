import { expect, test } from "vitest";
import { IdSet } from "../ids/id-set.ts";
import { createReserve } from "./reserve-rest.ts";

/** Three quarters of the rows are filled at most. */
function rowsFor(ids: number): number {
  return Math.ceil(ids / 0.75);
}

function addIds(set: IdSet, from: number, to: number): void {
  for (let id = from; id < to; id++) set.add(1, id);
}

test("room is made for as many IDs as the first piece lets expect, and for few more", () => {
  const set = new IdSet();
  const expectRest = createReserve([set], 8_000);
  addIds(set, 0, 100);
  expectRest(1_000);
  const { rows } = set;
  expect(rows).toBe(rowsFor(807));
  addIds(set, 100, 800);
  expect([set.size, set.rows]).toEqual([800, rows]);
});

test("a list that turns out to hold more grows the table by half", () => {
  const set = new IdSet();
  const expectRest = createReserve([set], 8_000);
  addIds(set, 0, 100);
  expectRest(1_000);
  addIds(set, 100, 900);
  expect([set.size, set.rows]).toEqual([900, rowsFor(807) * 1.5]);
});

test("only what the file itself has brought counts, and only its first piece", () => {
  const set = new IdSet();
  addIds(set, 0, 100);
  const expectRest = createReserve([set], 800_000);
  addIds(set, 100, 101);
  expectRest(1_000);
  const { rows } = set;
  expect(rows).toBe(rowsFor(101 + 807));
  addIds(set, 101, 110);
  expectRest(1_001);
  expect(set.rows).toBe(rows);
});
