/** The rule by which IDs are divided into parts, written plainly: every range is filtered anew. */
export interface NaivePart {
  readonly place: bigint;
  readonly ids: readonly bigint[];
}

export interface NaiveLimits {
  readonly maxIds: number;
  readonly maxBytes: number;
}

export function compareValues(one: bigint, other: bigint): number {
  return one < other ? -1 : Number(one > other);
}

export function fitsUpload(ids: readonly bigint[], { maxIds, maxBytes }: NaiveLimits): boolean {
  const bytes = ids.reduce((sum, id) => sum + `${id}\n`.length, 0);
  return ids.length === 1 || (ids.length <= maxIds && bytes <= maxBytes);
}

/** The pieces that fit, before neighbours are joined. */
export function listPieces(ids: readonly bigint[], limits: NaiveLimits, first = 0n, bits = 64n): NaivePart[] {
  if (ids.length === 0) return [];
  if (fitsUpload(ids, limits)) return [{ place: first, ids }];
  const middle = first + 2n ** (bits - 1n);
  const [below, above] = [ids.filter((id) => id < middle), ids.filter((id) => id >= middle)];
  return [...listPieces(below, limits, first, bits - 1n), ...listPieces(above, limits, middle, bits - 1n)];
}

export function divideNaively(ids: Iterable<bigint>, limits: NaiveLimits): readonly NaivePart[] {
  const parts: NaivePart[] = [];
  for (const piece of listPieces([...new Set(ids)].toSorted(compareValues), limits)) {
    const before = parts.at(-1);
    const joined = [...(before?.ids ?? []), ...piece.ids];
    if (before !== undefined && fitsUpload(joined, limits)) {
      parts[parts.length - 1] = { place: before.place, ids: joined };
    } else parts.push(piece);
  }
  return parts;
}
