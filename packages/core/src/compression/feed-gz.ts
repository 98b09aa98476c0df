import { type CompressedFile, createDecompressionFault } from "./decompression-fault.ts";
import type { Decompressor, Feed } from "./decompressor.ts";

/**
 * Feeds the members of a gzip file (RFC 1952, 2.2), one behind the other. zlib stops silently at a
 * zero behind a member, for tapes are padded with zeros; whether it is only zeros is looked at here.
 */
export function createGzFeed(decompressor: Decompressor, file: CompressedFile): Feed {
  let writtenBytes = 0;
  let isPadding = false;
  return {
    async write(piece) {
      let padding = piece;
      if (!isPadding) {
        await decompressor.write(piece);
        writtenBytes += piece.length;
        const unusedBytes = writtenBytes - decompressor.usedBytes;
        if (unusedBytes === 0) return;
        isPadding = true;
        padding = piece.subarray(piece.length - unusedBytes);
      }
      // Never written on: behind its end, zlib takes a byte or two for nothing before it complains.
      if (padding.some((byte) => byte !== 0)) throw createDecompressionFault("followed", file);
    },
    end() {
      // zlib complains here of a member that is not whole, and of a file without any.
      decompressor.end();
    },
  };
}
