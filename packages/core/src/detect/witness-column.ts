import type { JobType } from "../types.ts";
import { describeColumns } from "./describe-columns.ts";
import { type IdText, isLongId, isSureId, mayBeTime, readIdText } from "./id-text.ts";
import { isGeneralName, refersToOther, standsBeside } from "./known-columns.ts";
import { type CountWatch, describeRowNumbers, watchCount } from "./row-numbers.ts";

/** So many records must agree with a column that was chosen by what the first one holds. */
const witnesses = 100;

/** Of short numbers so many must be there, and nearly all different, before they pass for IDs of posts. */
const fewestShort = 10;
/** Posts of 2007 have as many; fewer are counts, codes and years: digits. */
const shortDigits = 8;
/** Keys of a database are so much shorter than the users' IDs beside them: digits. */
const keyDigits = 3;

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
  /** Those of the header; none without one. */
  readonly names: readonly string[];
}

/** The columns whose cells hold an ID in any form. `type`: one that may be of that type. */
export function findIdColumns(
  fields: readonly string[],
  { type, fits = () => true }: { readonly type?: JobType; readonly fits?: (id: IdText) => boolean } = {},
): readonly number[] {
  return fields.flatMap((text, column) => {
    const id = readIdText(text, type);
    return id !== undefined && fits(id) ? [column] : [];
  });
}

export function explainSeveral(columns: readonly number[]): string {
  return `has IDs in ${describeColumns(columns)}, and no header that tells them apart: set \`field\` to the number of the IDs' column`;
}

/** Watches whether the first records bear out a column: its values look like IDs, and no other column's do. */
export function createColumnWitness({ column, type, isByValue, names }: WitnessedColumn): ColumnWitness {
  const values: IdText[] = [];
  /** How many records have what may be the row's ID in another column, by column. */
  const others = new Map<number, number>();
  let seen = 0;
  let widest = 1;

  function findRivals(fields: readonly string[], own: IdText | undefined): readonly number[] {
    const isBeside = (rival: number): boolean => rival !== column && !refersToOther(names[rival] ?? "", type);
    if (isByValue) {
      // The IDs of users have any length, so any number may be one.
      const isLong = type === "tweets" && isLongId(own?.digits ?? "");
      const isSure = isLong || own?.isTyped === true;
      const isRival = (id: IdText): boolean => !isSure || (isSureId(id) && (type === "tweets" || id.isTyped));
      return findIdColumns(fields, { type, fits: isRival }).filter(isBeside);
    }
    if (own !== undefined && isLongId(own.digits)) return [];
    const columns = findIdColumns(fields, { type, fits: isSureId });
    const damaged = fields.flatMap((text, at) => (isDamagedId(text) ? [at] : []));
    return [...columns, ...damaged].filter(
      (rival) => isBeside(rival) && (type === "tweets" || !standsBeside(names[rival] ?? "", type)),
    );
  }

  /** An `id` may be anybody's: of other columns it is counted whether they hold IDs that are not the same. */
  function countOthers(fields: readonly string[], own: IdText): void {
    const isOther = ({ digits, ...id }: IdText): boolean =>
      digits !== own.digits &&
      (type === "tweets" ? isSureId({ digits, ...id }) : isLikeUser(digits, own.digits));
    for (const other of findIdColumns(fields, { type, fits: isOther })) {
      const name = names[other] ?? "";
      if (other === column || isGeneralName(name) || standsBeside(name, type)) continue;
      others.set(other, (others.get(other) ?? 0) + 1);
    }
  }

  return {
    get isDone() {
      return seen >= witnesses;
    },
    see(fields) {
      seen++;
      widest = Math.max(widest, fields.length);
      const own = readIdText(fields[column] ?? "", type);
      if (own !== undefined) values.push(own);
      const rivals = findRivals(fields, own);
      if (rivals.length > 0) return explainRivals([column, ...rivals], isByValue);
      if (!isByValue) {
        if (own !== undefined) countOthers(fields, own);
        return undefined;
      }
      const damaged = fields.findIndex((text, at) => at !== column && isDamagedId(text));
      if (damaged < 0) return undefined;
      return `has no header, and what looks like damaged IDs in ${describeColumns([damaged])}: ${setField}`;
    },
    conclude() {
      if (widest === 1 || values.length === 0) return undefined;
      const where = describeColumns([column]);
      if (isByValue) {
        return doLookLikeIds(values, type)
          ? undefined
          : `has no header, and the numbers in ${where} may be anything but IDs: ${setField}`;
      }
      if (watchAll(values).areRowNumbers()) return `${describeRowNumbers(`in ${where}`)}: ${setField}`;
      // The posts that some rows quote or link to are in few of them.
      const full = [...others].filter(([, count]) => count * 2 > values.length).map(([other]) => other);
      return full.length > 0 ? explainRivals([column, ...full], isByValue) : undefined;
    },
  };
}

function explainRivals(found: readonly number[], isByValue: boolean): string {
  const columns = [...new Set(found)].sort((a, b) => a - b);
  if (isByValue) return explainSeveral(columns);
  return `may have its IDs in ${describeColumns(columns)}, whose first records look like IDs: ${setField}`;
}

function isLikeUser(digits: string, own: string): boolean {
  return digits.length >= shortDigits && digits.length - own.length >= keyDigits && !mayBeTime(digits);
}

function doLookLikeIds(values: readonly IdText[], type: JobType): boolean {
  if (values.filter(isSureId).length * 2 > values.length) return true;
  // Users' IDs look no different from counts, telephone numbers and keys.
  if (type === "users") return false;
  const numbers = values.map(({ digits }) => digits);
  if (numbers.filter(mayBeTime).length * 2 > numbers.length) return false;
  const different = new Set(numbers);
  const areMany = different.size >= fewestShort && different.size >= numbers.length * 0.9;
  return areMany && !watchAll(values).isCounted() && numbers.every(({ length }) => length >= shortDigits);
}

function watchAll(values: readonly IdText[]): CountWatch {
  const watch = watchCount();
  for (const { digits } of values) watch.see(Number(digits));
  return watch;
}

/** `1.16E+18`, `(1160…)`: what programs make of an ID, in no form that is read. */
function isDamagedId(text: string): boolean {
  return (
    /^[0-9](?:[.,][0-9]+)?e\+?1[0-9]$/i.test(text) ||
    (/^[^\s0-9]{1,3}[0-9]{15,20}[^\s0-9]{0,3}$/.test(text) && !/^-/.test(text))
  );
}
