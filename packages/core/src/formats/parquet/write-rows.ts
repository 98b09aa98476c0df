import type { ParquetColumn } from "./id-column.ts";

/** Values of a column, of which those from `at` on are the next. */
export interface ColumnValues {
  readonly column: ParquetColumn;
  readonly values: ArrayLike<unknown>;
  readonly at: number;
}

/**
 * Writes the next rows as text, to be read like that of any table: a line for each row, with tabs between the IDs of its
 * places, or of its list. `undefined` where a value is not what its column has.
 */
export function writeRows(columns: readonly ColumnValues[], count: number): Buffer | undefined {
  let text = "";
  for (let row = 0; row < count; row++) {
    for (const [place, { column, values, at }] of columns.entries()) {
      const own = writeValue(column, values[at + row]);
      if (own === undefined) return undefined;
      text += place === 0 ? own : `\t${own}`;
    }
    text += "\n";
  }
  return Buffer.from(text, "latin1");
}

function writeValue({ isList, toText }: ParquetColumn, value: unknown): string | undefined {
  if (value === null) return "";
  if (!isList) return toText(value);
  // Each optional level of a list's schema is an array of its own.
  const items = [value].flat(Number.POSITIVE_INFINITY).filter((item) => item !== null);
  const texts = items.map(toText);
  return texts.includes(undefined) ? undefined : texts.join("\t");
}
