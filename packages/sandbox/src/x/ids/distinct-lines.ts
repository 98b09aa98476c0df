import { hashLine } from "./hash-line.ts";
import { isSameLine, readLine } from "./line.ts";

/** Keeps the first of equal lines. Lines go in and come out as their offsets, so millions cost a few bytes each. */
export function distinctLines(bytes: Buffer, starts: Uint32Array): Uint32Array {
  const slots = new Uint32Array(2 ** Math.ceil(Math.log2(starts.length * 2 + 2)));
  const distinct = new Uint32Array(starts.length);
  let count = 0;
  for (const start of starts) {
    const line = readLine(bytes, start);
    let slot = hashLine(line) & (slots.length - 1);
    // A slot holds offset + 1, because 0 means that it is free.
    while (slots[slot] !== 0 && !isSameLine(line, readLine(bytes, (slots[slot] as number) - 1))) {
      slot = (slot + 1) & (slots.length - 1);
    }
    if (slots[slot] !== 0) continue;
    slots[slot] = start + 1;
    distinct[count++] = start;
  }
  return distinct.subarray(0, count);
}
