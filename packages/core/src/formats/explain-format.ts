import { detectFormat } from "../detect/detect-format.ts";
import type { Dataset, DatasetFormat } from "../types.ts";
import { sampleLines } from "./lists/sample-lines.ts";
import type { FileContent } from "./read-batches.ts";
import { holdsIdLists } from "./tables/holds-id-lists.ts";
import { findTable } from "./tables/open-table.ts";

/**
 * Why a format that was set does not fit, with the one that would fit, tried on the file itself. Undefined where it fits,
 * or nothing else is known to.
 */
export function explainFormat(
  wanted: DatasetFormat,
  { name, firstBytes }: FileContent,
  options: Pick<Dataset, "quoting" | "separator" | "ids">,
): string | undefined {
  const first = findFirstLine(firstBytes);
  const isObject = first.startsWith("{");
  const isTable = wanted === "csv" || wanted === "tsv";
  if (first === "" || wanted === "json") return undefined;
  if (isObject && (isTable || wanted === "txt") && isJson(first))
    return "begins with a JSON object, which the configured `format` cannot read: set `format` to `jsonl`";
  if (wanted === "jsonl" && !isObject && !first.startsWith("[")) {
    const found = detectFormat(name.replace(/\.[^./]*$/, ""), firstBytes, "auto");
    if ("format" in found && found.format !== "jsonl" && found.format !== "json")
      return `has no JSON objects in its lines, as \`format\` says: ${found.reason}, so set \`format\` to \`${found.format}\``;
  }
  const table =
    wanted === "txt" && !holdsIdLists(firstBytes, { places: options.ids, isTable: false })
      ? findTable(firstBytes, options)
      : undefined;
  if (table === undefined || "fault" in table) return undefined;
  const format = table.name === "tab" ? "tsv" : "csv";
  return `is a table, not a list of one ID per line as \`format\` says: ${table.reason}, so set \`format\` to \`${format}\``;
}

const pythonLine = /^(?:\[|\()\s*['"]?[0-9]{5,20}['"]?\s*,.*(?:\]|\))$/;

/** The rule between the header and the rows, or above it. */
const boxLine = /^\s*(?:\+-[-+]*\+|-+\+[-+]*-|\|(?:\s*:?-{2,}:?\s*\|)+)\s*$/;

/** Why a table that a program has drawn for the screen cannot be read. */
export function explainDrawn(firstBytes: Uint8Array): string | undefined {
  const [first = "", second = ""] = sampleLines(firstBytes);
  if (!boxLine.test(first) && !boxLine.test(second)) return undefined;
  return "is a table formatted for display, as by `psql`, `mysql` or in Markdown: export it as CSV, for example with `\\copy (…) to x.csv csv header` or `mysql --batch`";
}

/** Why a list whose lines are another program's own writing cannot be read. */
export function explainPrinted(firstBytes: Uint8Array): string | undefined {
  return pythonLine.test(findFirstLine(firstBytes))
    ? "has lists or tuples in its lines as Python prints them: write one ID per line, or a table with the `csv` module"
    : undefined;
}

function findFirstLine(bytes: Uint8Array): string {
  const lines = Buffer.from(bytes.subarray(0, 64 * 1024))
    .toString("utf8")
    .split(/\r\n|\n|\r/);
  return lines.find((line) => !/^\s*(?:#|$)/.test(line))?.trim() ?? "";
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
