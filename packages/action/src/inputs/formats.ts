/** How files may be written. */
export const formats = ["auto", "txt", "csv", "tsv", "jsonl"] as const;

/** One of them. */
export type Format = (typeof formats)[number];

/** What to write in place of what is no format. */
export function explainFormat(text: unknown): string {
  const inner = /^(?<format>txt|csv|tsv|jsonl)\.(?:gz|zst)$/.exec(String(text))?.groups?.format;
  return inner === undefined
    ? "write one of `auto`, `txt`, `csv`, `tsv`, `jsonl`."
    : `write \`${inner}\`; that the file is packed is seen by its name.`;
}
