import { fitsInline, treeCallLimits } from "./inline-content.ts";

/** Splits files, in their order, into groups that one createTree call takes. */
export function batchEntries<T extends { readonly sizeBytes: number }>(
  files: readonly T[],
): readonly (readonly T[])[] {
  const batches: T[][] = [];
  let sizeBytes = 0;
  for (const file of files) {
    const inlineBytes = fitsInline(file) ? file.sizeBytes : 0;
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
