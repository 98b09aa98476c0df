import { isGeneralName, isKnownName } from "../../detect/known-columns.ts";
import { type Dataset, type TableSeparator, tableSeparators } from "../../types.ts";
import { isLongIdText } from "./long-id-text.ts";
import {
  holdsSeparator,
  type SampleOptions,
  type SeparatorBytes,
  sampleTable,
  type TableSample,
} from "./sample-table.ts";

export interface SeparatorChoice extends SeparatorBytes {
  readonly name: TableSeparator;
  /** What speaks for a separator that neither the input nor the format names. */
  readonly reason: string | undefined;
  /** Bytes of a first line that names the separator, and is not a record. */
  readonly skippedBytes: number;
}

export interface SeparatorWish extends Pick<Dataset, "separator" | "quoting"> {
  readonly places: SampleOptions["places"];
  /** That of the format. */
  readonly declared: TableSeparator;
}

/** One line of more words is text. */
const mostWords = 8;

const bytesOf: Readonly<Record<TableSeparator, SeparatorBytes>> = {
  comma: { byte: 44, isRun: false },
  semicolon: { byte: 59, isRun: false },
  tab: { byte: 9, isRun: false },
  pipe: { byte: 124, isRun: false },
  blanks: { byte: 32, isRun: true },
};

const words: Readonly<Record<TableSeparator, string>> = {
  comma: "commas",
  semicolon: "semicolons",
  tab: "tabs",
  pipe: "vertical bars",
  blanks: "blanks",
};

/**
 * What stands between the columns of a table, by its first records: the separator of the format, unless these have columns and
 * IDs with another one alone. Excel writes `sep=;` in front of everything.
 */
export function chooseSeparator(
  firstBytes: Uint8Array,
  { separator = "auto", quoting, places, declared }: SeparatorWish,
): SeparatorChoice | SeparatorFault {
  if (separator !== "auto") return makeChoice(separator);
  const told = chooseByLine(firstBytes);
  if (told !== undefined) return told;
  const given = { quoting, places };
  const own = { name: declared, sample: sampleTable(firstBytes, { ...bytesOf[declared], ...given }) };
  const { fields, isAllIds, evidence } = own.sample;
  const others = findTables(firstBytes, given).filter(
    ({ name }) => name !== declared && (name !== "blanks" || fields === 1 || evidence === "none"),
  );
  const isOwnSure = isSure(own) && fields > 1;
  const rivals = findRivals([...(isOwnSure ? [own] : []), ...others.filter(isSure)]);
  if (isOwnSure && (rivals.length === 1 || isMost(own, rivals))) return makeChoice(declared);
  if (rivals.length > 1) return explainRivals(rivals);
  // Whatever else stands in the first records: without its separator they are one column.
  const hasOwn = fields !== 1;
  const [best] = hasOwn || rivals.length > 0 ? rivals : others;
  if (best === undefined || (!hasOwn && isAllIds)) return makeChoice(declared);
  return makeChoice(best.name, describeTable(best));
}

/** The separator of a file that is not named as a table, but is one beyond doubt. */
export function findSeparator(
  firstBytes: Uint8Array,
  { quoting, places }: Pick<SeparatorWish, "quoting" | "places">,
): SeparatorChoice | SeparatorFault | undefined {
  const told = chooseByLine(firstBytes);
  if (told !== undefined) return told;
  const all = findTables(firstBytes, { quoting, places });
  const isNumbered = places.some(({ field = "" }) => /^[1-9][0-9]*$/.test(field.trim()));
  const sure = all.filter(isSure);
  const tables = findRivals(
    sure.length > 0 || !isNumbered ? sure : all.filter(({ sample }) => sample.split > 0),
  );
  const [only] = tables;
  if (tables.length > 1) return explainRivals(tables);
  return only === undefined ? undefined : makeChoice(only.name, describeTable(only));
}

/** Why a file that is not named as a table, and has no long IDs, cannot be a list either: most of its lines have columns. */
export function explainShortTable(
  firstBytes: Uint8Array,
  given: Pick<SampleOptions, "quoting" | "places">,
): string | undefined {
  const [found] = findTables(firstBytes, given).filter(({ sample }) => sample.evidence === "maybe");
  const records = found?.sample.records ?? [];
  const wide = records.filter((record) => record.filter((text) => text !== "").length > 1).length;
  if (found === undefined || wide * 2 <= records.length) return undefined;
  return `has no long IDs and may be a table, as ${describeTable(found)}: set \`field\` to the number of the IDs' column, or exclude the file with \`!\` in \`files\` if it is not a list`;
}

interface SeparatorFault {
  readonly fault: string;
}

function makeChoice(name: TableSeparator, reason?: string): SeparatorChoice {
  return { ...bytesOf[name], name, reason, skippedBytes: 0 };
}

function chooseByLine(firstBytes: Uint8Array): SeparatorChoice | undefined {
  const told = readSeparatorLine(firstBytes);
  if (told === undefined) return undefined;
  const reason = `its first line says that they are separated by ${words[told.name]}`;
  return { ...makeChoice(told.name, reason), skippedBytes: told.bytes };
}

interface FoundTable {
  readonly name: TableSeparator;
  readonly sample: TableSample;
}

function findTables(
  firstBytes: Uint8Array,
  given: Pick<SampleOptions, "quoting" | "places">,
): readonly FoundTable[] {
  const found = tableSeparators
    .filter((name) => holdsSeparator(firstBytes, bytesOf[name]))
    .map((name) => ({ name, sample: sampleTable(firstBytes, { ...bytesOf[name], ...given }) }))
    .filter((found) => hasColumns(found) && found.sample.evidence !== "none");
  // A tab is a blank, too, and text has blanks with any separator: they are the last resort.
  const signs = found.filter(({ name }) => name !== "blanks");
  const isLastResort = signs.length === 0 || (found.some(isSure) && !signs.some(isSure));
  return isLastResort ? found : signs;
}

/** White space around IDs makes no columns, and neither does a single line of text. */
function hasColumns({ name, sample: { fields, records, split } }: FoundTable): boolean {
  const isWhite = name === "tab" || name === "blanks";
  const [first = []] = records;
  if (name === "blanks" && records.length < 2 && !isEntryOrHeader(first, split)) return false;
  const hasTwo = (record: readonly string[]): boolean => record.filter((text) => text !== "").length > 1;
  return fields > 1 && (!isWhite || records.some(hasTwo));
}

/** What is left of a table of blanks may be one line: an ID and words, or the names of its columns. */
function isEntryOrHeader(record: readonly string[], split: number): boolean {
  if (split > 0)
    return record.filter(isLongIdText).length <= 1 && record.length <= mostWords && record.every(isWord);
  const isTelling = (name: string): boolean => isKnownName(name) && !isGeneralName(name);
  return record.some(isTelling) && record.every(isWord);
}

function isWord(text: string): boolean {
  return /^[\p{L}\p{N}_."'-]+$/u.test(text);
}

/** A header never goes, so that its separator is not in doubt for what stands in rows. */
function findRivals(tables: readonly FoundTable[]): readonly FoundTable[] {
  const named = tables.filter(({ sample }) => sample.isNamed);
  return named.length > 0 ? named : tables;
}

/**
 * Whether the separator of the format is that of most records. Only that one may win: of two others the second would be taken
 * once enough entries of the first have gone.
 */
function isMost({ name, sample: { split, records } }: FoundTable, rivals: readonly FoundTable[]): boolean {
  const others = rivals.filter((rival) => rival.name !== name);
  if (others.length === rivals.length) return false;
  return split * 2 > records.length && others.every(({ sample }) => sample.split * 2 < records.length);
}

function isSure({ sample }: FoundTable): boolean {
  return sample.evidence === "sure";
}

function explainRivals(rivals: readonly FoundTable[]): SeparatorFault {
  const signs = rivals.map(({ name }) => words[name]).join(" or ");
  const names = rivals.map(({ name }) => `\`${name}\``).join(" or ");
  return { fault: `may be separated by ${signs}: set \`separator\` to ${names}` };
}

function describeTable({ name, sample: { records, fields } }: FoundTable): string {
  const count = records.length;
  const alike = records.filter(({ length }) => length === fields).length;
  const columns = `${fields} columns separated by ${words[name]}`;
  if (alike < count)
    return `${alike} of its first ${count} records ${alike === 1 ? "has" : "have"} ${columns}`;
  return `${count === 1 ? "its first record has" : `its first ${count} records have`} ${columns}`;
}

function readSeparatorLine(
  bytes: Uint8Array,
): { readonly name: TableSeparator; readonly bytes: number } | undefined {
  const text = Buffer.from(bytes.subarray(0, 10)).toString("latin1");
  const [line, sign] = /^"?sep=(.)"?(?:\r\n|\r|\n)/i.exec(text) ?? [];
  const name = tableSeparators.find(
    (each) => !bytesOf[each].isRun && String.fromCharCode(bytesOf[each].byte) === sign,
  );
  return line === undefined || name === undefined ? undefined : { name, bytes: line.length };
}
