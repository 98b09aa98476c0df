import { type CsvCursor, readField } from "./csv-field.ts";
import { trimCsvValue } from "./csv-record.ts";
import type { Span } from "./entry-reader.ts";

/** Whether all fields of a record but these columns are empty. */
export function holdsOnlyColumns(
  bytes: Uint8Array,
  { start, end }: Span,
  { cursor, columns }: { readonly cursor: CsvCursor; readonly columns: readonly number[] },
): boolean {
  cursor.at = start;
  cursor.to = end;
  for (let column = 0; ; column++) {
    const ended = readField(bytes, cursor);
    const value = { start: cursor.start, end: cursor.end };
    trimCsvValue(bytes, value);
    if (value.start < value.end && !columns.includes(column)) return false;
    if (ended !== "separator") return true;
  }
}

/** Whether a line's object has no value but those at these paths, and `null`. */
export function holdsOnlyPaths(
  bytes: Uint8Array,
  { start, end }: Span,
  paths: readonly (readonly string[])[],
): boolean {
  const values = [{ value: parse(bytes.subarray(start, end)), path: [] as readonly string[] }];
  // Without recursion: how deep a line nests is its author's choice.
  for (let next = values.pop(); next !== undefined; next = values.pop()) {
    const { value, path } = next;
    if (value === null || paths.some((own) => isSame(own, path))) continue;
    if (typeof value !== "object") return false;
    for (const [key, inner] of Object.entries(value)) {
      // Deeper than any ID: and of many levels each path would be copied into the next.
      if (path.length >= deepestPath(paths)) return false;
      values.push({ value: inner, path: [...path, key] });
    }
  }
  return true;
}

function deepestPath(paths: readonly (readonly string[])[]): number {
  return Math.max(...paths.map(({ length }) => length));
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((key, level) => key === other[level]);
}

/** What is not JSON holds more than an ID. */
function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString("utf8"));
  } catch {
    return "unreadable";
  }
}
