import { findSignature } from "./file-signature.ts";

/** How the entries of a file are written. */
export type DatasetFormat = "txt" | "csv" | "tsv" | "jsonl";

/** How a file is packed, apart from its format. */
export type Compression = "none" | "gz" | "zst";

/** What a file is and why, or what is wrong with it. */
export type DetectedFormat =
  | {
      /** `undefined`: only the bytes inside the compression can tell. */
      readonly format: DatasetFormat | undefined;
      readonly compression: Compression;
      /** The file's name without the extension of its compression: the name of the bytes inside. */
      readonly innerName: string;
      readonly reason: string;
    }
  | { readonly fault: string };

const formatByExtension: Readonly<Record<string, DatasetFormat>> = {
  txt: "txt",
  csv: "csv",
  tsv: "tsv",
  jsonl: "jsonl",
  ndjson: "jsonl",
};

/** What a line is that is more than white space and no comment. */
const looks: readonly { readonly pattern: RegExp; readonly format: DatasetFormat; readonly look: string }[] =
  [
    { pattern: /^\{/, format: "jsonl", look: "its first line begins like a JSON object" },
    { pattern: /^[0-9]+$/, format: "txt", look: "its first line is one number" },
    { pattern: /\t/, format: "tsv", look: "its first line is separated by tabs" },
    { pattern: /,/, format: "csv", look: "its first line is separated by commas" },
  ];

/**
 * Decides by a file's name and first bytes. `wanted` settles the format unless it is `auto`; then the name
 * does, and where that is silent the first line. For a compressed file the bytes inside are looked at by a
 * second call, with `innerName` as the name. `firstBytes` may be all or only the beginning of the file.
 */
export function detectFormat(
  name: string,
  firstBytes: Uint8Array,
  wanted: "auto" | DatasetFormat,
): DetectedFormat {
  const { extension: outer, rest } = splitExtension(name);
  const signature = findSignature(firstBytes);
  const named: Compression = outer === "gz" || outer === "zst" ? outer : "none";
  const compression = signature?.kind === "compression" ? signature.compression : "none";
  const innerName = named === "none" ? name : rest;
  const byName = formatByExtension[splitExtension(innerName).extension];
  if (signature?.kind === "refused") return { fault: signature.fault };
  if (named !== compression && named !== "none")
    return { fault: `is named .${named} but is not compressed that way: rename it, or compress it` };
  if (named !== compression && byName !== undefined)
    return { fault: `is compressed but its name does not say so: add .${compression} to its name` };
  if (wanted !== "auto") return { format: wanted, compression, innerName, reason: "`format` says so" };
  if (compression !== "none")
    return {
      format: byName,
      compression,
      innerName,
      reason: byName ? "its name says so" : "its name is silent",
    };
  const first = findFirstLine(firstBytes);
  const look = looks.find(({ pattern }) => pattern.test(first));
  if (first.startsWith("[") && (byName === undefined || byName === "jsonl"))
    return { fault: "begins with a JSON array: write one JSON object a line" };
  if (byName !== undefined && byName !== "jsonl" && look?.format === "jsonl")
    return { fault: `is named .${byName} but ${look.look}: rename it to .jsonl, or set \`format\`` };
  if (byName !== undefined) return { format: byName, compression, innerName, reason: "its name says so" };
  if (look !== undefined) return { format: look.format, compression, innerName, reason: look.look };
  if (first === "") return { format: "txt", compression, innerName, reason: "it has no entries so far" };
  return { fault: "tells its format neither by its name nor by its first line: set `format`" };
}

/** In small letters, without the dot; empty if the file's own name has none. */
function splitExtension(name: string): { readonly extension: string; readonly rest: string } {
  const dot = name.lastIndexOf(".");
  const nameStart = Math.max(name.lastIndexOf("/"), name.lastIndexOf("\\")) + 1;
  if (dot <= nameStart) return { extension: "", rest: name };
  return { extension: name.slice(dot + 1).toLowerCase(), rest: name.slice(0, dot) };
}

/** The first line that is neither blank nor a comment of a txt list, without the white space around it. */
function findFirstLine(bytes: Uint8Array): string {
  const text = Buffer.from(bytes)
    .toString("utf8")
    .replace(/^\uFEFF/, "");
  const line = text.split("\n").find((each) => !/^\s*(?:#|$)/.test(each));
  return line?.trim() ?? "";
}
