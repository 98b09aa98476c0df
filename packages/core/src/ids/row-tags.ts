/** A number for each row of a table: a byte is enough for the few parts that most sets have. */
export type RowTags = Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer>;

export function createTags(rows: number, isWide: boolean): RowTags {
  return isWide ? new Uint16Array(rows) : new Uint8Array(rows);
}

export function widenTags(old: RowTags | undefined, rows: number, tag: number): RowTags {
  const isWide = tag > 0xff;
  if (old !== undefined && (!isWide || old instanceof Uint16Array)) return old;
  const tags = createTags(rows, isWide);
  if (old !== undefined) tags.set(old);
  return tags;
}
