import type { Line } from "./line.ts";

/** A number from 0 to 2^32 − 1 that depends on a line's bytes alone, the same in every run (FNV-1a, then mixed). */
export function hashLine({ bytes, start, end }: Line): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
  return mixHash(hash);
}

/** Another number of the same range, so that one hash can decide several things independently. */
export function mixHash(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
