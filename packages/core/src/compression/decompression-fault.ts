import type { Compression } from "../detect/detect-compression.ts";
import { ComplianceError } from "../errors.ts";
import { describeFileError } from "../files/read-file.ts";

export interface CompressedFile {
  readonly name: string;
  readonly compression: Exclude<Compression, "none">;
}

export type DecompressionFault = "cutOff" | "damaged" | "followed" | "tooLarge" | "window" | "dictionary";

const streamNames: Readonly<Record<CompressedFile["compression"], string>> = { gz: "gzip", zst: "zstd" };

const texts: Readonly<Record<DecompressionFault, string>> = {
  cutOff: "its stream is cut off. Compress it again.",
  damaged: "its stream is damaged. Compress it again.",
  followed: "its stream is followed by other bytes. Compress it again.",
  tooLarge:
    "its stream decompresses to far more than a list of its size. Check where it comes from, or use it decompressed.",
  window: "its stream needs too much memory. Compress it again without --long.",
  dictionary: "its stream needs a dictionary. Compress it again without one.",
};

export function createDecompressionFault(
  fault: DecompressionFault,
  { name, compression }: CompressedFile,
): ComplianceError {
  const text = texts[fault].replace("its stream", `its ${streamNames[compression]} stream`);
  return new ComplianceError("FILE_UNREADABLE", `${name} cannot be read: ${text}`);
}

/** What went wrong while a file was decompressed. What the decompressor did not say is left as it is. */
export function describeDecompressionError(error: unknown, file: CompressedFile): unknown {
  const fault = findFault(error);
  if (fault !== undefined) return createDecompressionFault(fault, file);
  return describeFileError(error, { code: "FILE_UNREADABLE", what: `${file.name} cannot be read` });
}

function findFault(error: unknown): DecompressionFault | undefined {
  if (!(error instanceof Error && "code" in error)) return undefined;
  const { code } = error;
  if (typeof code !== "string") return undefined;
  if (code === "Z_BUF_ERROR") return "cutOff";
  if (code === "Z_DATA_ERROR") return "damaged";
  if (code === "ZSTD_error_frameParameter_windowTooLarge") return "window";
  if (code.startsWith("ZSTD_error_dictionary_")) return "dictionary";
  // Damage shows in many codes of zstd. This one says nothing of the file.
  if (code === "ZSTD_error_memory_allocation") return undefined;
  return code.startsWith("ZSTD_error_") ? "damaged" : undefined;
}
