import { mixHash } from "../ids/hash-line.ts";

/** The numbers in another order, which is the same for the same seed. */
export function shuffle(numbers: Uint32Array, seed: number): Uint32Array {
  const shuffled = numbers.slice();
  let random = seed;
  for (let last = shuffled.length - 1; last > 0; last--) {
    random = mixHash(random + 0x9e3779b9);
    const other = random % (last + 1);
    const held = shuffled[last] as number;
    shuffled[last] = shuffled[other] as number;
    shuffled[other] = held;
  }
  return shuffled;
}
