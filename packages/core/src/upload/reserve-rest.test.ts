import { expect, test } from "vitest";
import { IdSet } from "../ids/id-set.ts";
import { createReserve } from "./reserve-rest.ts";

/** Rows are a power of two, three quarters of which are filled at most. */
const rowsFor768 = 1_024;

function addIds(set: IdSet, from: number, to: number): void {
  for (let id = from; id < to; id++) set.add(1, id);
}

test("a list that might fit into the smaller table is expected to, as some of its IDs are repeated", () => {
  const set = new IdSet();
  const expectRest = createReserve([set], 8_000);
  addIds(set, 0, 100);
  expectRest(1_000);
  expect(set.rows).toBe(rowsFor768);
});

test("a list that turns out to repeat none grows the table", () => {
  const set = new IdSet();
  const expectRest = createReserve([set], 8_000);
  addIds(set, 0, 100);
  expectRest(1_000);
  addIds(set, 100, 800);
  expect([set.size, set.rows]).toEqual([800, rowsFor768 * 2]);
});

test("only what the file itself has brought counts, and only its first piece", () => {
  const set = new IdSet();
  addIds(set, 0, 100);
  const expectRest = createReserve([set], 8_000);
  addIds(set, 100, 101);
  expectRest(1_000);
  const { rows } = set;
  addIds(set, 101, 110);
  expectRest(1_001);
  expect([rows, set.rows]).toEqual([256, 256]);
});
