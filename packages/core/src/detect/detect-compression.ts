import { splitExtension } from "./file-extension.ts";
import { findSignature } from "./file-signature.ts";
import { findNamedFormat } from "./named-format.ts";

export type Compression = "none" | "gz" | "zst";

export type DetectedCompression =
  | {
      readonly compression: Compression;
      readonly innerName: string;
    }
  | { readonly kind: "parquet" }
  | { readonly fault: string };

/** Decides by a file's name and its first bytes as they are on the disk, which have to agree. */
export function detectCompression(name: string, firstRawBytes: Uint8Array): DetectedCompression {
  const { extension, rest } = splitExtension(name);
  const signature = findSignature(firstRawBytes);
  if (signature?.kind === "refused") return { fault: signature.fault };
  const named = readCompression(extension);
  if (signature?.kind === "parquet") return detectParquet(name);
  const compression = signature?.compression ?? "none";
  if (named !== compression && named !== "none") return { fault: explainFalseName(named) };
  const innerName = named === "none" ? name : rest;
  if (named !== compression && findNamedFormat(innerName) !== undefined)
    return { fault: `is compressed but its name does not say so: add .${compression} to its name` };
  return { compression, innerName };
}

function detectParquet(name: string): DetectedCompression {
  const { extension } = splitExtension(name);
  const isNamedOtherwise = readCompression(extension) !== "none" || findNamedFormat(name) !== undefined;
  if (!isNamedOtherwise) return { kind: "parquet" };
  return { fault: `is named .${extension} but is a Parquet file: rename it to .parquet` };
}

export function readCompression(extension: string): Compression {
  return extension === "gz" || extension === "zst" ? extension : "none";
}

export function explainFalseName(named: Compression): string {
  return `is named .${named} but is not compressed that way: rename it, or compress it`;
}
