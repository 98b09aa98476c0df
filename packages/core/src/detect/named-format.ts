import { type DatasetFormat, datasetFormats } from "../types.ts";
import { splitExtension } from "./file-extension.ts";

const formatByExtension: ReadonlyMap<string, DatasetFormat> = new Map([
  ...datasetFormats.map((format) => [format, format] as const),
  ["ndjson", "jsonl"],
]);

export function findNamedFormat(innerName: string): DatasetFormat | undefined {
  return formatByExtension.get(splitExtension(innerName).extension);
}
