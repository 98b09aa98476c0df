import type { Dataset } from "../types.ts";
import { detectFormat } from "./detect-format.ts";
import type { EntryReader, OnFault } from "./entry-reader.ts";
import { createCsvReader } from "./read-csv.ts";
import { createJsonlReader } from "./read-jsonl.ts";
import { createTxtReader } from "./read-txt.ts";

/** How the files of a dataset are read. */
export interface ReaderOptions extends Pick<Dataset, "type" | "format" | "field"> {
  /** Told of what `auto` has chosen and why. */
  readonly onChoice?: ((text: string) => void) | undefined;
}

/**
 * Opens the reader of a file by its name and first bytes. What cannot be read is a fault, and undefined.
 */
export function openReader(
  file: { readonly name: string; readonly firstBytes: Uint8Array },
  { type, format: wanted = "auto", field, onChoice }: ReaderOptions,
  onFault: OnFault,
): EntryReader | undefined {
  const detected = detectFormat(file.name, file.firstBytes, wanted);
  const fault = "fault" in detected ? detected.fault : explainCompression(detected.compression);
  if (fault !== undefined || "fault" in detected) {
    onFault({ message: fault ?? "cannot be read" });
    return undefined;
  }
  const { format = "txt", reason } = detected;
  const tell = (text: string): void => onChoice?.(`${format} (${reason}): ${text}`);
  switch (format) {
    case "txt":
      return createTxtReader(onFault);
    case "csv":
    case "tsv": {
      const separator = format === "csv" ? "," : "\t";
      return createCsvReader({ separator, field: readColumn(field), type, onFault, onChoice: tell });
    }
    case "jsonl":
      return createJsonlReader({ path: field?.split("."), type, onFault, onChoice: tell });
  }
}

function explainCompression(compression: string): string | undefined {
  return compression === "none"
    ? undefined
    : `is compressed (${compression}), which this version does not read`;
}

/** A column is told by its number, from 1, or by its name. */
function readColumn(field: string | undefined): string | number | undefined {
  return field !== undefined && /^[1-9][0-9]{0,4}$/.test(field) ? Number(field) : field;
}
