/** A createTree call fails around 200 entries or 2.5 MB of inline text. Stay well below both. */
export const treeCallLimits = { entries: 100, sizeBytes: 2_000_000 } as const;

/** Splits files, in their order, into groups that one createTree call takes. A file beyond the size limit goes by itself, as a blob. */
export function batchEntries<T extends { readonly sizeBytes: number }>(
  files: readonly T[],
): readonly (readonly T[])[] {
  const batches: T[][] = [];
  let sizeBytes = 0;
  for (const file of files) {
    const inlineBytes = file.sizeBytes > treeCallLimits.sizeBytes ? 0 : file.sizeBytes;
    const batch = batches.at(-1);
    const fits = sizeBytes + inlineBytes <= treeCallLimits.sizeBytes;
    if (batch !== undefined && batch.length < treeCallLimits.entries && fits) {
      batch.push(file);
      sizeBytes += inlineBytes;
    } else {
      batches.push([file]);
      sizeBytes = inlineBytes;
    }
  }
  return batches;
}
