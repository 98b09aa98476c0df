import type { JobType } from "../types.ts";
import { describeColumns } from "./describe-columns.ts";

/** So many records must agree with a column that was chosen by what the first one holds. */
const witnesses = 100;

/** Shorter numbers are counts, labels and years as well: digits. */
const longDigits = 15;
/** Of short numbers so many must be there, and nearly all different, before they pass for IDs. */
const fewestShort = 10;
const shortDigits = 5;

const setField = "set `field` to the name or the number of the IDs' column";

export interface ColumnWitness {
  readonly isDone: boolean;
  /** Looks at the texts of a record. Returns why the choice cannot stand. */
  see(fields: readonly string[]): string | undefined;
  /** After the last record, or the last witness. */
  conclude(): string | undefined;
}

export interface WitnessedColumn {
  readonly column: number;
  readonly type: JobType;
  /** Whether nothing but its values speaks for the column. */
  readonly isByValue: boolean;
}

export function findIdColumns(fields: readonly string[]): readonly number[] {
  return fields.flatMap((text, column) => (isIdText(text) ? [column] : []));
}

export function findLongIdColumns(fields: readonly string[]): readonly number[] {
  return findIdColumns(fields).filter((column) => isLong(fields[column] as string));
}

export function isIdText(text: string): boolean {
  return /^[1-9][0-9]{0,19}$/.test(text) && BigInt(text) < 2n ** 64n;
}

export function explainSeveral(columns: readonly number[]): string {
  return `has IDs in ${describeColumns(columns)}, and no header that tells them apart: set \`field\` to the number of the IDs' column`;
}

/** Watches whether the first records bear out a column: its values look like IDs, and no other column's do. */
export function createColumnWitness({ column, type, isByValue }: WitnessedColumn): ColumnWitness {
  const values: string[] = [];
  let seen = 0;
  let widest = 1;

  function findRivals(fields: readonly string[]): readonly number[] {
    const own = fields[column] ?? "";
    const isBeside = (rival: number): boolean => rival !== column;
    // The IDs of users have any length, so any number may be one.
    if (isByValue && !(type === "tweets" && isLong(own))) return findIdColumns(fields).filter(isBeside);
    if (isByValue || !isLong(own)) return findLongIdColumns(fields).filter(isBeside);
    return [];
  }

  return {
    get isDone() {
      return seen >= witnesses;
    },
    see(fields) {
      seen++;
      widest = Math.max(widest, fields.length);
      const own = fields[column] ?? "";
      if (isIdText(own)) values.push(own);
      const rivals = findRivals(fields);
      if (rivals.length > 0)
        return explainRivals(
          [column, ...rivals].sort((a, b) => a - b),
          isByValue,
        );
      const damaged = fields.findIndex((text, at) => at !== column && isDamagedId(text));
      if (!isByValue || damaged < 0) return undefined;
      return `has no header, and what looks like damaged IDs in ${describeColumns([damaged])}: ${setField}`;
    },
    conclude() {
      if (widest === 1 || values.length === 0) return undefined;
      const where = describeColumns([column]);
      if (!isByValue) {
        return areRowNumbers(values)
          ? `has 1, 2, 3 and so on in ${where}, which look like row numbers: ${setField}`
          : undefined;
      }
      return doLookLikeIds(values)
        ? undefined
        : `has no header, and the numbers in ${where} may be anything but IDs: ${setField}`;
    },
  };
}

function explainRivals(columns: readonly number[], isByValue: boolean): string {
  if (isByValue) return explainSeveral(columns);
  return `may have its IDs in ${describeColumns(columns)}, whose first records look like IDs: ${setField}`;
}

function doLookLikeIds(values: readonly string[]): boolean {
  if (values.filter(isLong).length * 2 > values.length) return true;
  const different = new Set(values);
  const areMany = different.size >= fewestShort && different.size >= values.length * 0.9;
  return areMany && !areCounted(values) && values.every(({ length }) => length >= shortDigits);
}

/** From 1 (or behind a row 0) on, one after the other. */
function areRowNumbers(values: readonly string[]): boolean {
  return values.length >= 3 && values[0] === "1" && areCounted(values);
}

function areCounted(values: readonly string[]): boolean {
  const [first = ""] = values;
  return values.every((text, at) => BigInt(text) === BigInt(first) + BigInt(at));
}

function isLong(text: string): boolean {
  return text.length >= longDigits;
}

/** `1.16E+18`, `x1160…`, `="1160…"`, `'1160…`: what programs make of an ID. */
function isDamagedId(text: string): boolean {
  return (
    /^[0-9](?:[.,][0-9]+)?e\+?1[0-9]$/i.test(text) ||
    (/^[^\s0-9]{1,3}[0-9]{15,20}[^\s0-9]{0,3}$/.test(text) && !/^-/.test(text))
  );
}
