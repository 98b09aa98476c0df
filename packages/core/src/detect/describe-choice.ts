import { describeColumn, describeColumns } from "./describe-columns.ts";
import { isHeaderRow } from "./header-row.ts";
import type { IdText } from "./id-text.ts";

/** Why a column was taken by what it holds; `sure`: its ID in the first record, if there is no doubt about that. */
export function describeOnly(sure: IdText | undefined): string {
  if (sure === undefined) return "the only one with an ID in it";
  return sure.isTyped
    ? "the only one with an ID in it beyond doubt"
    : "the only one with a long number in it";
}

/** A column, with its name if that is one beyond doubt. */
export function describeOwn(fields: readonly string[], column: number, hasHeader: boolean): string {
  return describeColumn(column, hasHeader && isHeaderRow(fields) ? fields[column] : undefined);
}

/** All columns: with their names, if these are names beyond doubt. What stands in a list must not get into logs. */
export function describeFields(fields: readonly string[]): string {
  if (isHeaderRow(fields)) return describeColumns(fields.keys(), fields);
  return fields.length === 1 ? "1 column" : `${fields.length} columns`;
}

/** Whether the first record is one, in words. */
export function describeHeader(hasHeader: boolean): string {
  return hasHeader ? "the first record is a header" : "there is no header";
}
