import { expect, test } from "vitest";
import { reckonRoom } from "./reckon-room.ts";

const mebibyte = 1024 * 1024;
const spareBytes = 16 * mebibyte;
const usual = { linesPerId: 1, nameBytes: 20, measured: { ids: 0, records: 0, resultBytes: 0 } };
const part = (ids: number) => ({ ids, body: { sizeBytes: ids * 20 } });

test("before anything is known, a list is taken for one of which 40 % are gone", () => {
  const running = [part(6e6)];
  const waiting = [part(4e6)];
  // The result of the first part: 76 bytes for each of its IDs.
  expect(reckonRoom({ ...usual, running, waiting })).toBe(spareBytes + 6e6 * 76);
});

test("ten million IDs of which 40 % are gone fit where the estimate by their files found room", () => {
  // 5 times the list, of which the uploads take one by then.
  const freeBytes = 4 * 1e7 * 20 + 64 * mebibyte;
  expect(reckonRoom({ ...usual, running: [part(6e6)], waiting: [part(4e6)] })).toBeLessThan(freeBytes);
  const measured = { ids: 6e6, records: 2.4e6, resultBytes: 6e6 * 76 };
  expect(reckonRoom({ ...usual, measured, running: [part(4e6)], waiting: [] })).toBeLessThan(freeBytes);
  const all = { ids: 1e7, records: 4e6, resultBytes: 1e7 * 76 };
  expect(reckonRoom({ ...usual, measured: all, running: [], waiting: [] })).toBeLessThan(freeBytes);
});

test("what the results so far turned out to be counts for the rest", () => {
  const needs = { ...usual, running: [part(1e6)], waiting: [part(1e6)] };
  const few = { ids: 1e6, records: 1e3, resultBytes: 1e5 };
  const many = { ids: 1e6, records: 1e6, resultBytes: 1.5e8 };
  expect(reckonRoom({ ...needs, measured: few })).toBe(spareBytes + 1e5);
  // All three million are listed in the end, when the uploads of two are gone.
  expect(reckonRoom({ ...needs, measured: many })).toBe(spareBytes + 3e6 * 125 - 2e6 * 20);
});

test("an ID in three files has three lines among the violations", () => {
  const measured = { ids: 1e6, records: 1e6, resultBytes: 1e8 };
  const needs = { ...usual, measured, running: [], waiting: [] };
  expect(reckonRoom({ ...needs, linesPerId: 3 })).toBe(spareBytes + 3e6 * 125);
});
