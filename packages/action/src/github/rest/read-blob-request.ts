import { type FileHandle, open } from "node:fs/promises";

const head = '{"encoding":"base64","content":"';
const tail = '"}';
/** A multiple of 3: only then the pieces in base64 are the whole in base64. */
const pieceBytes = 3 * 256 * 1024;

/**
 * The body of a createBlob call for a file that has this size, or is shorter by now. Written piece by piece: as one string
 * the content would be in memory four times, as bytes, in base64, as JSON and as what is sent.
 */
export async function readBlobRequest(path: string, sizeBytes: number): Promise<Buffer> {
  await using file = await open(path);
  const body = Buffer.allocUnsafe(head.length + Math.ceil(sizeBytes / 3) * 4 + tail.length);
  const piece = Buffer.allocUnsafe(pieceBytes);
  let at = body.write(head, "latin1");
  for (let from = 0; from < sizeBytes; from += pieceBytes) {
    const filled = await fill(piece.subarray(0, sizeBytes - from), { file, from });
    at += body.write(piece.toString("base64", 0, filled), at, "latin1");
  }
  at += body.write(tail, at, "latin1");
  return body.subarray(0, at);
}

/** A read may give less than there is. */
async function fill(
  piece: Buffer,
  { file, from }: { readonly file: FileHandle; readonly from: number },
): Promise<number> {
  let filled = 0;
  while (filled < piece.length) {
    const { bytesRead } = await file.read(piece, filled, piece.length - filled, from + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return filled;
}
