import { type Dataset, type TableSeparator, tableSeparators } from "../../types.ts";
import { type SampleOptions, type SeparatorBytes, sampleTable, type TableSample } from "./sample-table.ts";

export interface SeparatorChoice extends SeparatorBytes {
  readonly name: TableSeparator;
  /** What speaks for a separator that neither the input nor the format names. */
  readonly reason: string | undefined;
  /** Bytes of a first line that names the separator, and is no record. */
  readonly skippedBytes: number;
}

export interface SeparatorWish extends Pick<Dataset, "separator" | "quoting"> {
  readonly places: SampleOptions["places"];
  /** That of the format. */
  readonly declared: TableSeparator;
}

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
 * What stands between the columns of a table, by its first records: the separator of the format, unless these have as many
 * columns and IDs with another one alone. Excel writes `sep=;` in front of everything.
 */
export function chooseSeparator(
  firstBytes: Uint8Array,
  { separator = "auto", quoting, places, declared }: SeparatorWish,
): SeparatorChoice | { readonly fault: string } {
  const told = readSeparatorLine(firstBytes);
  const skippedBytes = told?.bytes ?? 0;
  const choose = (name: TableSeparator, reason?: string): SeparatorChoice => ({
    ...bytesOf[name],
    name,
    reason,
    skippedBytes,
  });
  if (separator !== "auto") return choose(separator);
  if (told !== undefined)
    return choose(told.name, `its first line says that they are separated by ${words[told.name]}`);
  const given = { quoting, places };
  const own = sampleTable(firstBytes, { ...bytesOf[declared], ...given });
  const others = findTables(firstBytes, given).filter(
    ({ name }) => name !== declared && (name !== "blanks" || own.fields === 1),
  );
  const sure = others.filter(isSure);
  const isOwnSure = own.evidence === "sure" && (own.fields ?? 0) > 1;
  if (sure.length + (isOwnSure ? 1 : 0) > 1) {
    const names = [...(isOwnSure ? [declared] : []), ...sure.map(({ name }) => name)];
    return { fault: `may be separated by ${joinWords(names)}: set \`separator\` to ${joinNames(names)}` };
  }
  // Whatever else stands in the first records: without its separator they are one column.
  const hasOwn = own.fields !== 1;
  const [best] = hasOwn || sure.length > 0 ? sure : others;
  if (best === undefined || isOwnSure || (!hasOwn && own.isAllIds)) return choose(declared);
  return choose(best.name, describeTable(best));
}

/** The separator of a file that is not named as a table, but is one beyond doubt. */
export function findSeparator(
  firstBytes: Uint8Array,
  { quoting, places }: Pick<SeparatorWish, "quoting" | "places">,
): SeparatorChoice | { readonly fault: string } | undefined {
  const tables = findTables(firstBytes, { quoting, places }).filter(isSure);
  const [only] = tables;
  if (only === undefined) return undefined;
  if (tables.length > 1) {
    const names = tables.map(({ name }) => name);
    return { fault: `may be separated by ${joinWords(names)}: set \`separator\` to ${joinNames(names)}` };
  }
  return { ...bytesOf[only.name], name: only.name, reason: describeTable(only), skippedBytes: 0 };
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
    .map((name) => ({ name, sample: sampleTable(firstBytes, { ...bytesOf[name], ...given }) }))
    .filter((found) => hasColumns(found) && found.sample.evidence !== "none");
  // A tab is a blank, too, and text has blanks with any separator: they are the last resort.
  const signs = found.filter(({ name }) => name !== "blanks");
  const isLastResort = signs.length === 0 || (found.some(isSure) && !signs.some(isSure));
  return isLastResort ? found : signs;
}

/** White space around IDs makes no columns, and neither does a single line of text. */
function hasColumns({ name, sample }: FoundTable): boolean {
  const isWhite = name === "tab" || name === "blanks";
  if (name === "blanks" && sample.records.length < 2) return false;
  const hasTwo = (record: readonly string[]): boolean => record.filter((text) => text !== "").length > 1;
  return (sample.fields ?? 0) > 1 && (!isWhite || sample.records.some(hasTwo));
}

function isSure({ sample }: FoundTable): boolean {
  return sample.evidence === "sure";
}

function describeTable({ name, sample }: FoundTable): string {
  const count = sample.records.length;
  const records = count === 1 ? "its first record has" : `its first ${count} records have`;
  return `${records} ${sample.fields} columns separated by ${words[name]}`;
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

function joinWords(names: readonly TableSeparator[]): string {
  return names.map((name) => words[name]).join(" or ");
}

function joinNames(names: readonly TableSeparator[]): string {
  return names.map((name) => `\`${name}\``).join(" or ");
}
