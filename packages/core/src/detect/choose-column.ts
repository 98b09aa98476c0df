import { createIdWords, parseId } from "../ids/parse-id.ts";
import type { JobType } from "../types.ts";
import { describeColumn, describeColumns } from "./describe-columns.ts";
import { explainTypeOfName, findKnownColumns, findTypeOfName, isKnownName } from "./known-columns.ts";

export interface ColumnChoice {
  readonly column: number;
  readonly hasHeader: boolean;
  readonly isTentative: boolean;
  readonly text: string;
}

export interface ColumnRefusal {
  readonly refusal: string;
}

export interface ColumnWish {
  readonly field: string | number | undefined;
  readonly type: JobType;
}

const setField = "set `field` to the name or the number of the IDs' column";
const setNumber = "set `field` to the number of the IDs' column";

/** Chooses from the fields of a file's first record, trimmed. Where two columns may be meant it asks, and never guesses. */
export function chooseColumn(
  fields: readonly string[],
  { field, type }: ColumnWish,
): ColumnChoice | ColumnRefusal {
  if (typeof field === "number") return chooseByNumber(fields, field);
  if (field !== undefined) {
    // A number insists; a name that speaks of the other type is a mistake in one of the two inputs.
    const mistake = explainTypeOfName(field, type);
    return mistake === undefined ? chooseByName(fields, field) : { refusal: mistake };
  }
  return fields.some(isIdText) ? chooseByValue(fields) : chooseByKnownName(fields, type);
}

export function readColumnName(field: string | undefined): string | number | undefined {
  return field !== undefined && /^[1-9][0-9]{0,4}$/.test(field) ? Number(field) : field;
}

export function resolveColumn(
  fields: readonly string[],
  field: string | number,
  hasHeader: boolean,
): number | ColumnRefusal {
  if (typeof field === "number") {
    return field <= fields.length
      ? field - 1
      : { refusal: `has no column ${field} to blank: it has ${fields.length}` };
  }
  if (!hasHeader) return { refusal: "has no header, so name the fields to blank by their numbers" };
  const columns = findNamedColumns(fields, field);
  const [column] = columns;
  if (column !== undefined && columns.length === 1) return column;
  const seen = describeColumns(fields.keys(), fields);
  return { refusal: `has no column, or more than one, by the name of a field to blank; it has ${seen}` };
}

export function findIdColumns(fields: readonly string[]): readonly number[] {
  return fields.flatMap((text, column) => (isIdText(text) ? [column] : []));
}

export function refuseSeveral(columns: readonly number[]): ColumnRefusal {
  return {
    refusal: `has IDs in ${describeColumns(columns)}, and no header that tells them apart: ${setNumber}`,
  };
}

function chooseByNumber(fields: readonly string[], field: number): ColumnChoice | ColumnRefusal {
  const column = field - 1;
  const text = fields[column];
  if (text === undefined) {
    const limit = `columns are numbered from 1 to ${fields.length} here`;
    return { refusal: `has no column of the number in \`field\`: ${limit}` };
  }
  const hasHeader = isName(text) && (text !== "" || !fields.some(isIdText));
  return {
    column,
    hasHeader,
    isTentative: false,
    text: `${describe(fields, column, hasHeader)} holds the IDs, as \`field\` says; ${describeHeader(hasHeader)}`,
  };
}

function chooseByName(fields: readonly string[], field: string): ColumnChoice | ColumnRefusal {
  const columns = findNamedColumns(fields, field);
  const [column] = columns;
  if (column === undefined) {
    const seen = fields.some(isIdText)
      ? `its first record holds an ID, so it may have no header: ${setNumber}`
      : `it has ${describeColumns(fields.keys(), fields)}: ${setField}`;
    return { refusal: `has no column of the name in \`field\`; ${seen}` };
  }
  if (columns.length > 1) {
    return {
      refusal: `has the name in \`field\` more than once, as ${describeColumns(columns)}: ${setNumber}`,
    };
  }
  return {
    column,
    hasHeader: true,
    isTentative: false,
    text: `${describe(fields, column, true)} holds the IDs, as \`field\` says`,
  };
}

function findNamedColumns(fields: readonly string[], field: string): readonly number[] {
  const columnsOf = (isSame: (name: string) => boolean): readonly number[] =>
    fields.flatMap((name, column) => (isSame(name) ? [column] : []));
  const wanted = field.trim();
  const exact = columnsOf((name) => name === wanted);
  return exact.length > 0 ? exact : columnsOf((name) => name.toLowerCase() === wanted.toLowerCase());
}

function chooseByKnownName(fields: readonly string[], type: JobType): ColumnChoice | ColumnRefusal {
  const columns = findKnownColumns(fields, type);
  const [column] = columns;
  if (columns.length > 1) {
    return { refusal: `may have its IDs in ${describeColumns(columns, fields)}: ${setField}` };
  }
  if (column !== undefined) {
    const text = `${describe(fields, column, true)} holds the IDs: it has a usual name for those of ${type}`;
    return { column, hasHeader: true, isTentative: false, text };
  }
  if (fields.length > 1) {
    const other = fields.find((name) => (findTypeOfName(name) ?? type) !== type);
    if (other !== undefined) {
      const otherType = findTypeOfName(other);
      return {
        refusal: `names no column that is known to hold IDs of ${type}, but one for those of ${otherType}: set \`type: ${otherType}\`, or \`field\` to the column of the others`,
      };
    }
    const seen = fields.every(isName) ? `it has ${describeColumns(fields.keys(), fields)}: ` : "";
    return { refusal: `names no column that is known to hold IDs of ${type}; ${seen}${setField}` };
  }
  const [only = ""] = fields;
  const hasHeader = only !== "" && isName(only);
  const text = `${describe(fields, 0, hasHeader)} holds the IDs: there is no other; ${describeHeader(hasHeader)}`;
  // The one field may be a title above a table.
  return { column: 0, hasHeader, isTentative: true, text };
}

function chooseByValue(fields: readonly string[]): ColumnChoice | ColumnRefusal {
  // `id` is a language, too: a first record with one and an ID is a header with years, or a post in Indonesian.
  if (fields.some(isKnownName)) {
    return { refusal: `begins with a record that has a column's name and an ID in it: ${setField}` };
  }
  const columns = findIdColumns(fields);
  const [column] = columns;
  if (column === undefined || columns.length > 1) return refuseSeveral(columns);
  const text = `${describe(fields, column, false)} holds the IDs: it is the only one with an ID in it; ${describeHeader(false)}`;
  return { column, hasHeader: false, isTentative: true, text };
}

function isIdText(text: string): boolean {
  const bytes = Buffer.from(text);
  return parseId(bytes, { start: 0, end: bytes.length }, createIdWords());
}

/** Not so for a damaged ID, which must not pass for a header: `1.23E+18`, `-1`, `'123`, `="123"`, an address. */
function isName(text: string): boolean {
  return !/^["'=+-]*[0-9]|^@|^https?:/i.test(text);
}

function describe(fields: readonly string[], column: number, hasHeader: boolean): string {
  return describeColumn(column, hasHeader ? fields[column] : undefined);
}

function describeHeader(hasHeader: boolean): string {
  return hasHeader ? "the first record is a header" : "there is no header";
}
