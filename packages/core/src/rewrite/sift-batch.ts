import type { EntryBatch } from "../formats/entry-reader.ts";
import { fitBlock } from "../ids/fit-block.ts";
import type { Classifier } from "../types.ts";
import type { RetainedEntries } from "./retained-entries.ts";

interface SiftOptions {
  readonly retained?: RetainedEntries | undefined;
}

/**
 * Makes a function that leaves those entries out of a batch that surely stay as they are: nearly all, so that what comes after it
 * has little to do (docs/performance.md). It leaves a batch alone whose entries depend on each other, or have several IDs.
 */
export function createBatchSifter(
  classifiers: readonly Classifier[],
  { retained }: SiftOptions,
): (batch: EntryBatch) => void {
  const [classifier] = classifiers;
  let places: Int32Array = new Int32Array(0);
  return (batch) => {
    const { count, start, end, ids } = batch;
    const isAlone = batch.elements === undefined && batch.containers === undefined;
    if (ids.length > 1 || !isAlone || batch.embedded !== undefined) return;
    if (classifier?.select === undefined || (retained !== undefined && retained.size > 0)) return;
    const [{ high, low, idStart, idEnd }] = ids;
    places = fitBlock(places, count);
    batch.count = classifier.select({ high, low }, count, places);
    for (const column of [start, end, high, low, idStart, idEnd]) {
      for (let row = 0; row < batch.count; row++) column[row] = column[places[row] as number] as number;
    }
  };
}
