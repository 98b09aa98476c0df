// By its namespace: an older Node.js, which is refused in words, has no zstd.
import * as zlib from "node:zlib";

type Decompress = (bytes: Uint8Array, outputLength: number) => Uint8Array;

/** What Node decompresses; `UNCOMPRESSED` and `SNAPPY` are done by the library. A page that is larger than it says is refused. */
export const pageDecompressors: Readonly<Record<"GZIP" | "BROTLI" | "ZSTD", Decompress>> = {
  GZIP: (bytes, outputLength) => zlib.gunzipSync(bytes, { maxOutputLength: outputLength }),
  BROTLI: (bytes, outputLength) => zlib.brotliDecompressSync(bytes, { maxOutputLength: outputLength }),
  ZSTD: (bytes, outputLength) => zlib.zstdDecompressSync(bytes, { maxOutputLength: outputLength }),
};

export function isReadableCodec(codec: string): boolean {
  return codec === "UNCOMPRESSED" || codec === "SNAPPY" || Object.hasOwn(pageDecompressors, codec);
}
