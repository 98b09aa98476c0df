import { constants, gzipSync, zstdCompressSync } from "node:zlib";

/** One member or frame, with a checksum. */
export function compress(compression: "gz" | "zst", bytes: string | Uint8Array): Buffer {
  return compression === "gz"
    ? gzipSync(bytes)
    : zstdCompressSync(bytes, { params: { [constants.ZSTD_c_checksumFlag]: 1 } });
}
