import { splitExtension } from "./file-extension.ts";

/** How the entries of a file are written. */
export type DatasetFormat = "txt" | "csv" | "tsv" | "jsonl";

const formatByExtension: ReadonlyMap<string, DatasetFormat> = new Map([
  ["txt", "txt"],
  ["csv", "csv"],
  ["tsv", "tsv"],
  ["jsonl", "jsonl"],
  ["ndjson", "jsonl"],
]);

/** The format that a name without the extension of a compression tells; `undefined` if it is silent. */
export function findNamedFormat(innerName: string): DatasetFormat | undefined {
  return formatByExtension.get(splitExtension(innerName).extension);
}
