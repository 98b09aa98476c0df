import { open } from "node:fs/promises";

const head = '{"encoding":"base64","content":"';
const tail = '"}';
/** A multiple of 3: only then the pieces in base64 are the whole in base64. Four times as much made a step with 180 MB 2 % quicker, and took 12 MB more. */
const pieceBytes = 3 * 16 * 1024;

/** How long the body of a createBlob call is for a file of this size. */
export function measureBlobRequest(sizeBytes: number): number {
  return head.length + Math.ceil(sizeBytes / 3) * 4 + tail.length;
}

/**
 * The body of a createBlob call, made while it is sent: as a whole, the content would be in memory in base64 twice, as the
 * client copies what it is given. Fails if the file has another size by now, as what was announced would not be what is sent.
 */
export function openBlobRequest(path: string, sizeBytes: number): ReadableStream<Uint8Array> {
  return ReadableStream.from(readBlobRequest(path, sizeBytes));
}

async function* readBlobRequest(path: string, sizeBytes: number): AsyncGenerator<Uint8Array> {
  await using file = await open(path);
  yield Buffer.from(head, "latin1");
  const piece = Buffer.allocUnsafe(Math.min(pieceBytes, sizeBytes));
  for (let from = 0; from < sizeBytes; from += piece.length) {
    const wanted = piece.subarray(0, sizeBytes - from);
    let filled = 0;
    // A read may give less than there is.
    while (filled < wanted.length) {
      const { bytesRead } = await file.read(wanted, filled, wanted.length - filled, from + filled);
      if (bytesRead === 0) throw new RangeError(`A file of ${sizeBytes} bytes became shorter.`);
      filled += bytesRead;
    }
    yield Buffer.from(wanted.toString("base64"), "latin1");
  }
  yield Buffer.from(tail, "latin1");
}
