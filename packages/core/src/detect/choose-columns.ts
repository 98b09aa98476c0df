import type { IdPlace } from "../types.ts";
import { type ColumnBasis, chooseColumn, readColumnName, resolveColumn } from "./choose-column.ts";
import { describeColumn } from "./describe-columns.ts";
import { refersToOther } from "./known-columns.ts";

export interface ColumnsChoice {
  readonly columns: readonly [number, ...number[]];
  readonly scrubColumns: readonly number[];
  readonly hasHeader: boolean;
  /** That of the only place; with more than one place, each has a name or a number. */
  readonly basis: ColumnBasis;
  /** Of the first record. */
  readonly fields: number;
  /** Columns whose names speak of IDs of the type that the first place has not. */
  readonly otherColumns: readonly number[];
  readonly text: string;
}

export function chooseColumns(
  fields: readonly string[],
  { places, scrubFields }: { readonly places: readonly IdPlace[]; readonly scrubFields: readonly string[] },
): ColumnsChoice | { readonly refusal: string } {
  const columns: number[] = [];
  const texts: string[] = [];
  const headers = new Set<boolean>();
  let basis: ColumnBasis = "name";
  for (const { type, field } of places) {
    const chosen = chooseColumn(fields, { field: readColumnName(field), type });
    if ("refusal" in chosen) return chosen;
    columns.push(chosen.column);
    texts.push(chosen.text);
    headers.add(chosen.hasHeader);
    if (chosen.basis === "value" || places.length === 1) basis = chosen.basis;
  }
  const [first = 0, ...others] = columns;
  const shared = columns.find((column, at) => columns.indexOf(column) < at);
  if (shared !== undefined) return { refusal: refuseShared(shared, places, columns) };
  // A value is not a name: with more than one place it would be a guess which of them it belongs to.
  if (others.length > 0 && basis === "value") {
    return { refusal: "has no header that says where the IDs of each type are: set a `field` for each" };
  }
  if (headers.size > 1) {
    return {
      refusal: "begins with a record that has a column's name and an ID in it: set each `field` to a number",
    };
  }
  const [hasHeader = false] = headers;
  const scrubColumns: number[] = [];
  for (const field of scrubFields) {
    const column = resolveColumn(fields, readColumnName(field) ?? "", hasHeader);
    if (typeof column === "object") return column;
    if (columns.includes(column))
      return { refusal: `would blank its own IDs: take \`${field}\` out of the fields to blank` };
    scrubColumns.push(column);
  }
  return {
    columns: [first, ...others],
    scrubColumns: [...new Set(scrubColumns)].sort((one, other) => one - other),
    hasHeader,
    basis,
    fields: fields.length,
    otherColumns: hasHeader ? findOtherColumns(fields, places) : [],
    text: texts.join("; "),
  };
}

function findOtherColumns(fields: readonly string[], [place]: readonly IdPlace[]): readonly number[] {
  return fields.flatMap((name, column) =>
    place !== undefined && refersToOther(name, place.type) ? [column] : [],
  );
}

function refuseShared(shared: number, places: readonly IdPlace[], columns: readonly number[]): string {
  const types = new Set(places.flatMap(({ type }, at) => (columns[at] === shared ? [type] : [])));
  const column = describeColumn(shared, undefined);
  return types.size > 1
    ? `has IDs of both types in ${column}: set a \`field\` for each`
    : `has ${column} in two places of its IDs: name it once`;
}
