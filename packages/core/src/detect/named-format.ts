import { type DatasetFormat, datasetFormats } from "../types.ts";
import { splitExtension } from "./file-extension.ts";

/** Without `.json`, which is said of documents and of lines: what is in a file decides (`findJsonShape`). */
const formatByExtension: ReadonlyMap<string, DatasetFormat> = new Map([
  ...datasetFormats.filter((format) => format !== "json").map((format) => [format, format] as const),
  ["ndjson", "jsonl"],
]);

export function findNamedFormat(innerName: string): DatasetFormat | undefined {
  return formatByExtension.get(splitExtension(innerName).extension);
}
