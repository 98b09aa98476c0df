import type { FileHandle } from "node:fs/promises";
import { openSource, type SourceOptions } from "../src/compression/byte-source.ts";
import type { OpenFile } from "../src/files/read-file.ts";

/** A file that is held in memory and hands out at most `pieceBytes` at once, as a slow disk may. */
export function openMemoryFile(content: Uint8Array, pieceBytes: number = Number.POSITIVE_INFINITY): OpenFile {
  let at = 0;
  const handle: Pick<FileHandle, "read"> = {
    async read(buffer: Uint8Array, from: number, size: number) {
      const piece = content.subarray(at, at + Math.min(size, pieceBytes));
      buffer.set(piece, from);
      at += piece.length;
      return { bytesRead: piece.length, buffer };
    },
  } as unknown as FileHandle;
  return {
    handle: handle as FileHandle,
    sizeBytes: content.length,
    mode: 0o644,
    identity: "memory",
    [Symbol.asyncDispose]: async () => {},
  };
}

/** Reads a source to its end, `readBytes` at a time, and closes it. */
export async function readSource(
  file: OpenFile,
  options: SourceOptions,
  readBytes: number = 64 * 1024,
): Promise<Buffer> {
  const source = openSource(file, options);
  try {
    const all: Uint8Array[] = [];
    // Bytes around the stretch that is read into must stay as they are.
    const buffer = new Uint8Array(readBytes + 2).fill(7);
    for (;;) {
      const size = await source.read({ buffer, from: 1, to: readBytes + 1 });
      if (buffer[0] !== 7 || buffer[readBytes + 1] !== 7)
        throw new Error("The source wrote beside its target.");
      if (size === 0) return Buffer.concat(all);
      all.push(buffer.slice(1, size + 1));
    }
  } finally {
    await source.close();
  }
}
