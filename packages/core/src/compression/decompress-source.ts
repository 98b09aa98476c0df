import type { Gunzip, ZstdDecompress } from "node:zlib";
import { ComplianceError } from "../errors.ts";
import type { ByteSource } from "./byte-stream.ts";
import {
  type CompressedFile,
  createDecompressionFault,
  describeDecompressionError,
} from "./decompression-fault.ts";
import { chunkBytes, createDecompressionStream, createDecompressor } from "./decompressor.ts";
import { createGzFeed } from "./feed-gz.ts";
import { createZstFeed } from "./feed-zst.ts";

const mebibyte = 1024 * 1024;
const leastBytes = 64 * mebibyte;
const mostBytes = 16 * 1024 * mebibyte;
/** Of all lists, one of consecutive IDs shrinks most: gzip makes it 5 times smaller, zstd 28 times, its level 19 86 times. */
const mostTimes = 200;

interface DecompressOptions extends CompressedFile {
  readonly fileBytes: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Decompresses a source, in the background while the caller works on what came before: it is ahead by one raw
 * piece and a few decompressed chunks, never by more.
 * Its methods throw FILE_UNREADABLE, the signal's own reason, and whatever the source throws.
 */
export function decompressSource(
  raw: ByteSource,
  { name, compression, fileBytes, signal }: DecompressOptions,
): ByteSource {
  const file = { name, compression };
  const stream = createDecompressionStream(compression);
  const limitBytes = limitDecompressedBytes(fileBytes);
  let failure: { readonly error: unknown } | undefined;
  const fail = (error: unknown): void => {
    failure ??= { error };
    stream.destroy();
  };
  stream.on("error", (error) => fail(describeDecompressionError(error, file)));
  let reading: { readonly feeding: Promise<void>; readonly chunks: AsyncIterator<Uint8Array> } | undefined;
  let chunk: Uint8Array = new Uint8Array(0);
  let decompressedBytes = 0;

  const readChunk = async (): Promise<void> => {
    reading ??= {
      feeding: feedStream(raw, stream, file).catch(fail),
      chunks: stream[Symbol.asyncIterator](),
    };
    // The first failure is the cause; that the stream was closed before its end is but its consequence.
    const next = await reading.chunks.next().catch(fail);
    if (next?.done === false) {
      chunk = next.value;
      decompressedBytes += chunk.length;
      if (decompressedBytes > limitBytes) fail(createDecompressionFault("tooLarge", file));
    } else {
      // The stream ends before the bytes behind its end have been looked at.
      await reading.feeding;
    }
  };
  return {
    async read({ buffer, from, to }) {
      signal?.throwIfAborted();
      if (chunk.length === 0) await readChunk();
      if (failure !== undefined) throw failure.error;
      const size = Math.min(to - from, chunk.length);
      buffer.set(chunk.subarray(0, size), from);
      chunk = chunk.subarray(size);
      return size;
    },
    async close() {
      fail(new ComplianceError("FILE_UNREADABLE", `${name} was closed. Open it again to read it.`));
      await reading?.feeding;
      await raw.close();
    },
  };
}

async function feedStream(
  raw: ByteSource,
  stream: Gunzip | ZstdDecompress,
  file: CompressedFile,
): Promise<void> {
  const decompressor = createDecompressor(stream);
  const feed =
    file.compression === "gz" ? createGzFeed(decompressor, file) : createZstFeed(decompressor, file);
  const buffer = new Uint8Array(chunkBytes);
  while (!stream.destroyed) {
    const size = await raw.read({ buffer, from: 0, to: buffer.length });
    if (size === 0) return feed.end();
    await feed.write(buffer.subarray(0, size));
  }
}

/** How much a compressed file may decompress to: what gives more is not a list, but made to fill memory and disk. */
export function limitDecompressedBytes(fileBytes: number): number {
  return Math.min(mostBytes, Math.max(leastBytes, fileBytes * mostTimes));
}
