import type { DatasetFormat } from "../types.ts";
import { findNamedType } from "./collection-names.ts";
import { isKnownName } from "./known-columns.ts";

export interface JsonShape {
  readonly format: "json" | "jsonl";
  readonly reason: string;
}

/**
 * Distinguishes a JSON document from JSON lines by the first bytes, as both are named `.json`; a name that says one of them settles
 * what the bytes leave open. Undefined for what is neither.
 */
export function findJsonShape(
  firstBytes: Uint8Array,
  named: DatasetFormat | undefined,
): JsonShape | undefined {
  const { line, rest } = splitFirstLine(firstBytes);
  if (/^window\.YTD\./.test(line)) return { format: "json", reason: "it begins like a file in an X archive" };
  if (line.startsWith("[")) return { format: "json", reason: "it begins like a JSON array" };
  if (!line.startsWith("{")) return undefined;
  const first = parseLine(line);
  const lines: JsonShape = {
    format: "jsonl",
    reason: named === "jsonl" ? "its name says so" : "its first line is a JSON object",
  };
  // A line that ends within an object is not a line of its own.
  if (first === undefined) {
    const isOpen = /[{[,:]$/.test(line) || (rest === undefined && named !== "jsonl");
    const isLines =
      !isOpen && (named === "jsonl" || parseLine(rest?.trimStart().split("\n")[0] ?? "") !== undefined);
    return isLines ? lines : { format: "json", reason: "its first line is the beginning of a JSON object" };
  }
  const isAlone = rest === undefined || rest.trim() === "";
  if (!isAlone || named === "jsonl" || isEntry(first)) return lines;
  return { format: "json", reason: "it is one JSON object" };
}

/** The first line that is not blank, and what comes behind it; undefined if the bytes end before it does. */
function splitFirstLine(bytes: Uint8Array): { readonly line: string; readonly rest: string | undefined } {
  const text = Buffer.from(bytes)
    .toString("utf8")
    .replace(/^\uFEFF/, "")
    .trimStart();
  const end = text.indexOf("\n");
  return end === -1
    ? { line: text.trim(), rest: undefined }
    : { line: text.slice(0, end).trim(), rest: text.slice(end) };
}

function parseLine(line: string): object | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** One object with an ID of its own is a list of one line, unless it has a list: what counts collections is short. */
function isEntry(object: object): boolean {
  const members: readonly (readonly [string, unknown])[] = Object.entries(object);
  const lists = members.filter(([, value]) => Array.isArray(value));
  if (lists.some(([key]) => findNamedType(key) !== undefined)) return false;
  const ids = members.filter(isIdField);
  return lists.length === 0 ? ids.length > 0 : ids.some(([, value]) => `${value}`.length >= fewestDigits);
}

const fewestDigits = 8;

/** A number that was rounded still is one that looks like an ID. */
function isIdField([key, value]: readonly [string, unknown]): boolean {
  return isKnownName(key) && (typeof value === "string" || typeof value === "number");
}
