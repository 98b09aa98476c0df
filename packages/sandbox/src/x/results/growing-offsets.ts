/** A list of offsets that grows without an object per entry. */
export interface GrowingOffsets {
  add(offset: number): void;
  toArray(): Uint32Array;
}

/** Starts empty. */
export function createGrowingOffsets(): GrowingOffsets {
  let offsets = new Uint32Array(64);
  let count = 0;
  return {
    add: (offset) => {
      if (count === offsets.length) {
        const larger = new Uint32Array(offsets.length * 2);
        larger.set(offsets);
        offsets = larger;
      }
      offsets[count++] = offset;
    },
    toArray: () => offsets.subarray(0, count),
  };
}
