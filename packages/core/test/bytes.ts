import type { Body } from "../src/types.ts";

/** A body of one chunk. */
export function bodyOf(text: string): Body {
  const bytes = Buffer.from(text);
  return {
    sizeBytes: bytes.length,
    async *open() {
      yield bytes;
    },
  };
}

/** Bytes as a stream, in chunks of a size. */
export async function* chunksOf(bytes: Uint8Array, sizeBytes: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += sizeBytes) yield bytes.subarray(at, at + sizeBytes);
}

/** Reads a stream to its end. */
export async function readAll(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(Uint8Array.from(chunk));
  return Buffer.concat(all);
}

/** A sequence of numbers in [0, 1) that looks random and is the same in every run. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
