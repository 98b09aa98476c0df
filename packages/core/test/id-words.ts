/** The two words of an ID, by arithmetic that the code under test does not use. */
export function toWords(id: bigint): readonly [high: number, low: number] {
  return [Number(BigInt.asIntN(32, id >> 32n)), Number(BigInt.asIntN(32, id))];
}
