/** What a `Content-Range` says: which bytes these are, or that only what is stored is asked for. */
export type ContentRange =
  | { readonly kind: "query"; readonly totalBytes: number | undefined }
  | {
      readonly kind: "chunk";
      readonly firstByte: number;
      readonly lastByte: number;
      readonly totalBytes: number;
    };

/**
 * Reads the range of a chunk (`bytes A-B/N`) or of a question, which has a star for `A-B` and may have one for `N`.
 * Undefined if it is neither, or its numbers contradict each other.
 */
export function parseContentRange(text: string): ContentRange | undefined {
  const query = /^bytes \*\/(\*|\d{1,15})$/.exec(text)?.[1];
  if (query !== undefined) return { kind: "query", totalBytes: query === "*" ? undefined : Number(query) };
  const [first, last, total] = (/^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15})$/.exec(text) ?? [])
    .slice(1)
    .map(Number);
  if (first === undefined || last === undefined || total === undefined) return undefined;
  if (first > last || last >= total) return undefined;
  return { kind: "chunk", firstByte: first, lastByte: last, totalBytes: total };
}
