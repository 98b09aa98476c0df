const mebibyte = 1024 * 1024;
const leastBytes = 64 * mebibyte;
const mostBytes = 16 * 1024 * mebibyte;
/** Of all lists, one of consecutive IDs shrinks most: gzip makes it 5 times smaller, zstd 28 times, its level 19 86 times. */
const mostTimes = 200;

/** How much a compressed file may decompress to: what gives more is no list, but made to fill memory and disk. */
export function limitDecompressedBytes(fileBytes: number): number {
  return Math.min(mostBytes, Math.max(leastBytes, fileBytes * mostTimes));
}
