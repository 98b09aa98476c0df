/** IDs that one block look-up takes at most. */
export const blockIds = 2_048;
/** Enough for the parts of a short list: a full block for each of them would take longer than their IDs. */
const fewIds = 64;

/** The array if it has room for `count` values of a block, else a new one, without what was in it. */
export function fitBlock(array: Int32Array, count: number): Int32Array {
  if (array.length >= count) return array;
  return new Int32Array(count <= fewIds ? fewIds : blockIds);
}
