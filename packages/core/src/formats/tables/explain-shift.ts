import { isLongId, mayBeTime, readIdText } from "../../detect/id-text.ts";
import type { JobType } from "../../types.ts";

export interface ShiftedRow {
  readonly cells: readonly string[];
  /** That of the ID, from 0. */
  readonly column: number;
  /** Those of the header, or of the first record. */
  readonly fields: number;
  readonly type: JobType;
  /** Columns whose names speak of the other type's IDs. */
  readonly otherColumns: readonly number[];
}

/** No post in any list has so few: those of the first weeks of 2006. Counts and scores have them. */
const fewestPostDigits = 6;
/** A user's ID may have any number of digits: one beside it has to be so long, and so much longer. */
const fewestUserDigits = 8;
const userDigitsApart = 3;

/**
 * Why a row of more or fewer fields than its table has another cell where its ID should be, for example `42` in
 * `Doe, 42,1230000798458642537` below `name,tweet_id`. `undefined`: its ID is none that another cell puts in doubt. It is told
 * from the row and the number of columns alone, so that a row is read alike in each copy of its file.
 */
export function explainShift({ cells, column, fields, type, otherColumns }: ShiftedRow): string | undefined {
  const own = readIdText(cells[column] ?? "", type)?.digits ?? "";
  const extra = cells.length - fields;
  const from = extra > 0 ? column + 1 : Math.max(0, column + extra);
  const to = extra > 0 ? column + extra : column - 1;
  for (let at = from; at <= to; at++) {
    const other = readIdText(cells[at] ?? "", type)?.digits ?? "";
    const isOther = otherColumns.includes(at) && isLongId(other);
    const isMeant = type === "tweets" ? isPost(own, other) : !isOther && isUser(own, other);
    if (isMeant) {
      const all = `\`field: ${at + 1}\` if all rows are so`;
      return explain(
        cells,
        fields,
        `what looks like its ID is in column ${at + 1} and not ${column + 1}`,
        all,
      );
    }
  }
  const isUneven = extra < 0 || cells.slice(fields).some((text) => text !== "");
  const isTooShort = type === "tweets" && own.length > 0 && own.length < fewestPostDigits;
  // Nothing in front of the first column moves it.
  if (!isUneven || !isTooShort || column === 0) return undefined;
  return explain(
    cells,
    fields,
    `the number in column ${column + 1} is too short for an ID`,
    "another `field`",
  );
}

function isPost(own: string, other: string): boolean {
  return !isLongId(own) && isLongId(other) && !mayBeTime(other);
}

function isUser(own: string, other: string): boolean {
  return (
    other.length >= fewestUserDigits && other.length - own.length >= userDigitsApart && !mayBeTime(other)
  );
}

function explain(cells: readonly string[], fields: number, seen: string, all: string): string {
  const count = cells.length === 1 ? "1 column" : `${cells.length} columns`;
  return `has ${count} where the table has ${fields}, and ${seen}: put a cell that holds the separator between quotes, or set \`quoting\`, \`separator\` or ${all}`;
}
