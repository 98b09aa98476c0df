/** IDs that one block look-up takes at most. */
export const blockIds = 2_048;
/** Enough for the parts of a short list: a full block for each of them would take longer than their IDs. */
const fewIds = 64;

export function fitBlock(array: Int32Array, count: number): Int32Array {
  if (array.length >= count) return array;
  return new Int32Array(count <= fewIds ? fewIds : blockIds);
}
