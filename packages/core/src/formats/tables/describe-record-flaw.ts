import type { FieldEnd } from "../csv-field.ts";
import type { CsvRecord } from "../csv-record.ts";

const quoteCure = "write a quote inside quotes twice, or set `quoting: none` if quotes are part of the text";

/** Why a record cannot be read, though the file can. */
export function describeRecordFlaw({ isTorn, cursor }: CsvRecord, ended: FieldEnd): string | undefined {
  if (isTorn) return `has text after a closing quote: ${quoteCure}`;
  if (ended === "bytes in quotes") return `has a quote that is never closed: ${quoteCure}`;
  if (cursor.loneReturns > 0)
    return "has a carriage return in the middle: end each line with a line feed, and put text with line breaks in quotes";
  return undefined;
}
