import type { JobType } from "../types.ts";
import { describeFields, describeHeader, describeOnly, describeOwn } from "./describe-choice.ts";
import { describeColumn, describeColumns } from "./describe-columns.ts";
import { isHeaderRow, isName, isNumberedHeader } from "./header-row.ts";
import { isSureId, readIdText } from "./id-text.ts";
import {
  explainTypeOfName,
  findKnownColumns,
  findTypeOfName,
  isGeneralName,
  isKnownName,
  isPluralName,
} from "./known-columns.ts";
import { explainSeveral, findIdColumns } from "./witness-column.ts";

export interface ColumnChoice {
  readonly column: number;
  readonly hasHeader: boolean;
  /** What speaks for the column. All but `field` and `name` is to be borne out by the first records. */
  readonly basis: ColumnBasis;
  readonly text: string;
}

/** `field`: the input. `name`: one that says so. `general name`: one like `id`. `value`: nothing but what it holds. */
export type ColumnBasis = "field" | "name" | "general name" | "value";

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
  return fields.some(isIdText) ? chooseByValue(fields, type) : chooseByKnownName(fields, type);
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
  return {
    refusal: `has no column, or more than one, by the name of a field to blank; it has ${describeFields(fields)}`,
  };
}

function chooseByNumber(fields: readonly string[], field: number): ColumnChoice | ColumnRefusal {
  const column = field - 1;
  const text = fields[column];
  if (text === undefined && column === fields.length && isHeaderRow(fields)) {
    return {
      column,
      hasHeader: true,
      basis: "field",
      text: `column ${field} holds the IDs, as \`field\` says; the first record is a header with a name less than that`,
    };
  }
  if (text === undefined) {
    const limit = `columns are numbered from 1 to ${fields.length} here`;
    return { refusal: `has no column of the number in \`field\`: ${limit}` };
  }
  const hasHeader = isNumberedHeader(fields) || (isName(text) && (text !== "" || !fields.some(isIdText)));
  return {
    column,
    hasHeader,
    basis: "field",
    text: `${describeOwn(fields, column, hasHeader)} holds the IDs, as \`field\` says; ${describeHeader(hasHeader)}`,
  };
}

function chooseByName(fields: readonly string[], field: string): ColumnChoice | ColumnRefusal {
  const columns = findNamedColumns(fields, field);
  const [column] = columns;
  if (column === undefined) {
    const seen = fields.some(isIdText)
      ? `its first record holds an ID, so it may have no header: ${setNumber}`
      : `it has ${describeFields(fields)}: ${setField}`;
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
    basis: "field",
    text: `${describeColumn(column, fields[column])} holds the IDs, as \`field\` says`,
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
  const known = findKnownColumns(fields, type);
  // A row's own `id` stands beside the IDs of its posts.
  const plural = known.every((column) => isGeneralName(fields[column] as string))
    ? fields.flatMap((name, column) => (isPluralName(name, type) ? [column] : []))
    : [];
  const columns = plural.length > 0 ? plural : known;
  const [column] = columns;
  if (columns.length > 1) {
    return { refusal: `may have its IDs in ${describeColumns(columns, fields)}: ${setField}` };
  }
  if (column !== undefined) {
    const text = `${describeColumn(column, fields[column])} holds the IDs: it has a usual name for those of ${type}`;
    const basis = isGeneralName(fields[column] as string) ? "general name" : "name";
    return { column, hasHeader: true, basis, text };
  }
  if (fields.length > 1) {
    const other = fields.find((name) => (findTypeOfName(name) ?? type) !== type);
    if (other !== undefined) {
      const otherType = findTypeOfName(other);
      return {
        refusal: `names no column that is known to hold IDs of ${type}, but one for those of ${otherType}: set \`type: ${otherType}\`, or \`field\` to the column of the others`,
      };
    }
    return {
      refusal: `names no column that is known to hold IDs of ${type}; it has ${describeFields(fields)}: ${setField}`,
    };
  }
  const [only = ""] = fields;
  const hasHeader = only !== "" && isName(only);
  const text = `${describeOwn(fields, 0, hasHeader)} holds the IDs: there is no other; ${describeHeader(hasHeader)}`;
  // The one field may be a title above a table.
  return { column: 0, hasHeader, basis: "value", text };
}

function chooseByValue(fields: readonly string[], type: JobType): ColumnChoice | ColumnRefusal {
  // `id` is a language, too: a first record with one and an ID is a header with years, or a post in Indonesian.
  if (fields.some(isKnownName)) {
    return { refusal: `begins with a record that has a column's name and an ID in it: ${setField}` };
  }
  const own = findIdColumns(fields, { type });
  const sure = findIdColumns(fields, {
    type,
    fits: (id) => isSureId(id) && (type === "tweets" || id.isTyped),
  });
  // Of IDs in a form of the other type alone the reader says so, with the type to set.
  const found = own.length > 0 ? own : findIdColumns(fields);
  const columns = sure.length > 0 ? sure : found;
  const [column] = columns;
  if (column === undefined || columns.length > 1) return { refusal: explainSeveral(columns) };
  const only = describeOnly(sure.length > 0 ? readIdText(fields[column] as string, type) : undefined);
  const text = `${describeOwn(fields, column, false)} holds the IDs: it is ${only}; ${describeHeader(false)}`;
  return { column, hasHeader: false, basis: "value", text };
}

function isIdText(text: string): boolean {
  return readIdText(text) !== undefined;
}
