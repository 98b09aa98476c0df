import type { Compression } from "../detect/detect-compression.ts";
import { type OpenFile, readInto } from "../files/read-file.ts";
import type { ByteSource } from "./byte-stream.ts";
import { decompressSource } from "./decompress-source.ts";
import { decodeSource, type TextEncoding } from "./utf16-source.ts";

export interface SourceOptions {
  readonly name: string;
  readonly compression: Compression;
  readonly signal?: AbortSignal | undefined;
  /** Told of all bytes as they stand in the file, before they are decompressed. */
  readonly onRead?: ((rawBytes: Uint8Array) => void) | undefined;
  /** Told before the first bytes are given out. */
  readonly onEncoding?: ((encoding: TextEncoding) => void) | undefined;
}

/**
 * Reads an open file from where its handle stands, and decompresses it; UTF-16 is given as UTF-8. A compressed file that is cut off,
 * damaged or followed by anything else never looks like a shorter one.
 * Its methods throw FILE_UNREADABLE and the signal's own reason.
 */
export function openSource(file: OpenFile, options: SourceOptions): ByteSource {
  const { name, compression, signal, onEncoding } = options;
  const raw = openRaw(file, options);
  const whole =
    compression === "none"
      ? raw
      : decompressSource(raw, { name, compression, signal, fileBytes: file.sizeBytes });
  return decodeSource(whole, { name, onEncoding });
}

function openRaw({ handle }: OpenFile, { name, signal, onRead }: SourceOptions): ByteSource {
  return {
    async read({ buffer, from, to }) {
      signal?.throwIfAborted();
      const size = await readInto(handle, { buffer, from, to, name });
      onRead?.(buffer.subarray(from, from + size));
      return size;
    },
    // The handle is its owner's.
    async close() {},
  };
}
