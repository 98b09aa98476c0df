import type { IdSet } from "../src/ids/id-set.ts";
import { toBlock } from "./id-block.ts";

/** The part of each ID, −1 where it is not in. */
export function partsOf(set: IdSet, ids: readonly bigint[]): readonly number[] {
  const { high, low } = toBlock(ids);
  const rows = set.findBlock(high, low, ids.length).subarray(0, ids.length);
  return [...rows].map((row) => (row === -1 ? -1 : set.partOf(row)));
}
