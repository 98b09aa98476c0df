import { findIdForm } from "../ids/id-forms.ts";
import { createIdWords } from "../ids/parse-id.ts";
import type { DatasetFormat } from "../types.ts";
import { explainFalseName, readCompression } from "./detect-compression.ts";
import { splitExtension } from "./file-extension.ts";
import { findSignature } from "./file-signature.ts";
import { findJsonShape } from "./json-shape.ts";
import { isGeneralName, isKnownName } from "./known-columns.ts";
import { findNamedFormat } from "./named-format.ts";
import { explainScript, explainYaml } from "./text-shape.ts";

export type DetectedFormat =
  | { readonly format: DatasetFormat; readonly reason: string }
  | { readonly fault: string };

const looks: readonly { readonly pattern: RegExp; readonly format: DatasetFormat; readonly look: string }[] =
  [
    { pattern: /^\{/, format: "jsonl", look: "its first line begins like a JSON object" },
    { pattern: /^(["']?)[0-9]+\1$/, format: "txt", look: "its first line is one number" },
    { pattern: /^"?sep=.?"?$/i, format: "csv", look: "its first line names a separator" },
    { pattern: /\t/, format: "tsv", look: "its first line is separated by tabs" },
    { pattern: /,/, format: "csv", look: "its first line is separated by commas" },
  ];

/**
 * Decides by the name and the first bytes of what is inside a file's compression (see `detectCompression`).
 * `wanted` settles the format unless it is `auto`; then the name does, and where that is silent the first
 * line. `firstBytes` may be all or only the beginning of the file.
 */
export function detectFormat(
  innerName: string,
  firstBytes: Uint8Array,
  wanted: "auto" | DatasetFormat,
): DetectedFormat {
  const fault = explainCompressed(innerName, firstBytes);
  if (fault !== undefined) return { fault };
  if (wanted !== "auto") return { format: wanted, reason: "`format` says so" };
  const byName = findNamedFormat(innerName);
  const { extension } = splitExtension(innerName);
  if (byName === undefined || byName === "jsonl") {
    const shape = findJsonShape(firstBytes, byName);
    if (shape !== undefined) return shape;
  }
  if (byName === undefined) {
    const fault = explainYaml(extension, firstBytes) ?? explainScript(firstBytes);
    if (fault !== undefined) return { fault };
  }
  const first = findFirstLine(firstBytes);
  const look = looks.find(({ pattern }) => pattern.test(first)) ?? findListLook(first);
  if (isArrayStart(byName, first)) {
    return {
      fault: `is named .${byName} but begins like a JSON array: rename it to .json, or set \`format: json\``,
    };
  }
  if (byName !== undefined && byName !== "jsonl" && look?.format === "jsonl")
    return { fault: `is named .${byName} but ${look.look}: rename it to .jsonl, or set \`format\`` };
  if (byName !== undefined) return { format: byName, reason: "its name says so" };
  if (look !== undefined) return { format: look.format, reason: look.look };
  if (first === "") return { format: "txt", reason: "it has no entries so far" };
  return { fault: "shows its format neither in its name nor in its first line: set `format`" };
}

/** Behind a bracket that stays open in its line, the lines are not entries of their own. */
function isArrayStart(byName: DatasetFormat | undefined, first: string): boolean {
  if (byName === undefined || byName === "jsonl") return false;
  return /^\[[^\]]*$/.test(first) || (byName === "txt" && /^\[\s*["{\]]/.test(first));
}

function explainCompressed(innerName: string, firstBytes: Uint8Array): string | undefined {
  const signature = findSignature(firstBytes);
  if (signature?.kind === "refused") return signature.fault;
  if (signature?.kind === "parquet")
    return "is a compressed Parquet file: decompress it, because its columns are compressed one by one";
  if (signature !== undefined) return "is compressed twice: compress the list itself, once";
  const named = readCompression(splitExtension(innerName).extension);
  return named === "none" ? undefined : explainFalseName(named);
}

const lineFeed = 10;
/** One line of more words is text. */
const mostWords = 8;

/** A bare list begins with an ID in one of its forms, or with the name of its column; a table of another separator has it among others. */
function findListLook(first: string): { readonly format: DatasetFormat; readonly look: string } | undefined {
  const bytes = Buffer.from(first);
  const form = findIdForm(bytes, { start: 0, end: bytes.length }, createIdWords());
  if (form !== undefined) return { format: "txt", look: `its first line is an ID ${form.meaning}` };
  if (isKnownName(first)) return { format: "txt", look: "its first line is the name of a column" };
  const words = first.split(/[;|\s]+/).map((word) => word.replace(/^(["'])(.*)\1$/, "$2"));
  if (words.length > mostWords) return undefined;
  if (words.some((word) => /^[0-9]{15,20}$/.test(word)))
    return { format: "txt", look: "its first line holds an ID" };
  const isTelling = words.some((word) => isKnownName(word) && !isGeneralName(word));
  return isTelling ? { format: "txt", look: "its first line has the name of a column" } : undefined;
}

/** Line by line, as what was read of the file is a megabyte. */
function findFirstLine(bytes: Uint8Array): string {
  for (let from = 0; from < bytes.length; ) {
    const found = bytes.indexOf(lineFeed, from);
    const end = found === -1 ? bytes.length : found;
    const line = Buffer.from(bytes.subarray(from, end)).toString("utf8");
    if (!/^\s*(?:#|$)/.test(line)) return line.trim();
    from = end + 1;
  }
  return "";
}
