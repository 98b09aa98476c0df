import { expect, test } from "vitest";
import { createEntryBatch, type EntryBatch } from "../formats/entry-reader.ts";
import type { Classifier } from "../types.ts";
import { RetainedEntries } from "./retained-entries.ts";
import { createBatchSifter } from "./sift-batch.ts";

/** Only IDs with an odd low word may be anything but compliant. */
const ofOddIds: Classifier = {
  classifications: [{ decision: "keep", finding: undefined }],
  classify: () => new Uint8Array(0),
  select({ low }, count, places) {
    const odd = [...low.subarray(0, count).keys()].filter((index) => (low[index] as number) % 2 === 1);
    places.set(odd);
    return odd.length;
  },
};

/** Each number of a row says in which column it is. */
function fillBatch(rows: number, places = 1): EntryBatch {
  const batch = createEntryBatch(places);
  batch.count = rows;
  for (let row = 0; row < rows; row++) {
    batch.start[row] = row * 10;
    batch.end[row] = row * 10 + 1;
    for (const { high, low, idStart, idEnd } of batch.ids) {
      high[row] = row * 10 + 2;
      low[row] = row;
      idStart[row] = row * 10 + 3;
      idEnd[row] = row * 10 + 4;
    }
  }
  return batch;
}

function listRows({ count, start, end, ids: [{ high, low, idStart, idEnd }] }: EntryBatch): number[][] {
  return Array.from({ length: count }, (_, row) =>
    [low, start, end, high, idStart, idEnd].map((column) => column[row] as number),
  );
}

test("of a batch only those entries remain that may not stay as they are, with all their columns", () => {
  const batch = fillBatch(6);
  createBatchSifter([ofOddIds], {})(batch);
  expect(listRows(batch)).toEqual([
    [1, 10, 11, 12, 13, 14],
    [3, 30, 31, 32, 33, 34],
    [5, 50, 51, 52, 53, 54],
  ]);
});

const column = new Int32Array(6);
const retained = new RetainedEntries();
retained.add(0, 2, 4);

test.each<[string, EntryBatch, readonly Classifier[], RetainedEntries?]>([
  ["several IDs", fillBatch(6, 2), [ofOddIds, ofOddIds]],
  [
    "entries that are elements",
    { ...fillBatch(6), elements: { own: column, next: column, before: new Uint8Array(6) } },
    [ofOddIds],
  ],
  [
    "entries that share a container",
    { ...fillBatch(6), containers: { count: 0, start: column, end: column, firstRow: column } },
    [ofOddIds],
  ],
  [
    "posts inside",
    { ...fillBatch(6), embedded: { columns: [], keepsFields: new Uint8Array(6) } },
    [ofOddIds],
  ],
  ["unverified entries that are looked for", fillBatch(6), [{ ...ofOddIds, select: undefined as never }]],
  ["entries that stay removed", fillBatch(6), [ofOddIds], retained],
])("a batch with %s is left alone", (_what, batch, classifiers, before) => {
  const rows = listRows(batch);
  createBatchSifter(classifiers, { retained: before })(batch);
  expect(listRows(batch)).toEqual(rows);
});
