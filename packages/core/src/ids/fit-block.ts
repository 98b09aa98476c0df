/** IDs of a usual block: enough for their cache misses to overlap, few enough to stay in the cache. */
export const blockIds = 2_048;
/** Enough for the parts of a short list: a full block for each of them would take longer than their IDs. */
const fewIds = 64;

export function fitBlock(array: Int32Array, count: number): Int32Array {
  if (array.length >= count) return array;
  return new Int32Array(fitSize(count));
}

/** As `fitBlock`, for a byte an ID. */
export function fitBytes(array: Uint8Array, count: number): Uint8Array {
  return array.length >= count ? array : new Uint8Array(fitSize(count));
}

function fitSize(count: number): number {
  return count <= fewIds ? fewIds : Math.max(blockIds, count);
}
