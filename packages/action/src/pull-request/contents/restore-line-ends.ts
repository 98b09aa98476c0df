import { createWriteStream } from "node:fs";
import { stat } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { hashBlob, readInPieces } from "../../github/rest/git-blob-sha.ts";

const [lineFeed, carriageReturn] = [0x0a, 0x0d];

/**
 * Writes a file as git stores it, with LF for CRLF, to a new one: a checkout on Windows has other line ends than the
 * repository. Returns false, and writes nothing, unless these are the very bytes of that name.
 */
export async function restoreLineEnds({
  from,
  to,
  sha,
}: {
  readonly from: string;
  readonly to: string;
  readonly sha: string;
}): Promise<boolean> {
  const { size } = await stat(from);
  const read = (): AsyncIterable<Uint8Array> => dropReturns(readInPieces(from, size));
  let sizeBytes = 0;
  for await (const chunk of read()) sizeBytes += chunk.length;
  if (sizeBytes === size || (await hashBlob(sizeBytes, read())) !== sha) return false;
  await pipeline(read(), createWriteStream(to, { flags: "wx" }));
  return true;
}

/** A carriage return that is not before a line feed stays. */
async function* dropReturns(chunks: AsyncIterable<Buffer>): AsyncGenerator<Uint8Array> {
  let held = false;
  for await (const chunk of chunks) {
    if (held && chunk[0] !== lineFeed) yield Buffer.of(carriageReturn);
    held = chunk.at(-1) === carriageReturn;
    const kept = Buffer.alloc(chunk.length);
    let size = 0;
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at] ?? 0;
      const isDropped = byte === carriageReturn && (at + 1 === chunk.length || chunk[at + 1] === lineFeed);
      if (!isDropped) kept[size++] = byte;
    }
    if (size > 0) yield kept.subarray(0, size);
  }
  if (held) yield Buffer.of(carriageReturn);
}
