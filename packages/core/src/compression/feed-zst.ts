import { type CompressedFile, createDecompressionFault } from "./decompression-fault.ts";
import type { Decompressor, Feed } from "./decompressor.ts";
import { createZstFrames } from "./zst-frames.ts";

/**
 * Feeds the frames of a zstd file, one behind the other. Node drops whatever stands behind a frame's end in
 * one write, and not every version of it notices a frame that is cut off: so no write goes past the end of a frame,
 * and whether the last one is whole is known here.
 */
export function createZstFeed(decompressor: Decompressor, file: CompressedFile): Feed {
  const frames = createZstFrames();
  let writtenBytes = 0;
  return {
    async write(piece) {
      for (let from = 0; from < piece.length; ) {
        const to = frames.follow(piece, from);
        if (to === undefined)
          throw createDecompressionFault(writtenBytes === 0 ? "damaged" : "followed", file);
        await decompressor.write(piece.subarray(from, to));
        writtenBytes += to - from;
        // The decompressor sees another end than we do: what it did not use must not be lost.
        if (writtenBytes !== decompressor.usedBytes) throw createDecompressionFault("damaged", file);
        from = to;
      }
    },
    end() {
      if (!frames.isWhole()) throw createDecompressionFault("cutOff", file);
      decompressor.end();
    },
  };
}
