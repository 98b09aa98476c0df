// Not by name: an old Node.js has no zstd, and could not even say so.
import zlib, { type Gunzip, type ZstdDecompress } from "node:zlib";
import type { CompressedFile } from "./decompression-fault.ts";
import { writeToStream } from "./write-to-stream.ts";

export interface Feed {
  /** The piece may be used again afterwards. Throws FILE_UNREADABLE. */
  write(piece: Uint8Array): Promise<void>;
  /** The file has no more bytes. Throws FILE_UNREADABLE if that is too early and the decompressor would not say so. */
  end(): void;
}

export interface Decompressor {
  write(bytes: Uint8Array): Promise<void>;
  /** How many of the bytes written were used; fewer than all, and it has come to what it takes for the end. */
  readonly usedBytes: number;
  end(): void;
}

/** Weighed in docs/performance.md. */
export const chunkBytes: number = 256 * 1024;

export function createDecompressionStream(
  compression: CompressedFile["compression"],
): Gunzip | ZstdDecompress {
  const options = { chunkSize: chunkBytes };
  return compression === "gz" ? zlib.createGunzip(options) : zlib.createZstdDecompress(options);
}

export function createDecompressor(stream: Gunzip | ZstdDecompress): Decompressor {
  return {
    write: (bytes) => writeToStream(stream, bytes),
    get usedBytes() {
      return stream.bytesWritten;
    },
    end: () => void stream.end(),
  };
}
