import { type DatasetFormat, datasetFormats } from "../types.ts";
import { splitExtension } from "./file-extension.ts";

const formatByExtension: ReadonlyMap<string, DatasetFormat> = new Map([
  ...datasetFormats.map((format) => [format, format] as const),
  ["ndjson", "jsonl"],
]);

/** The format that a name without the extension of a compression tells; `undefined` if it is silent. */
export function findNamedFormat(innerName: string): DatasetFormat | undefined {
  return formatByExtension.get(splitExtension(innerName).extension);
}
