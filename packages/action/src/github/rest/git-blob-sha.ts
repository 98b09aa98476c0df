import { createHash, type Hash } from "node:crypto";
import { createReadStream, type ReadStream } from "node:fs";
import { open } from "node:fs/promises";

/** What git's name for an object is made of, before its bytes: SHA-1 over a header and them. Source: git's "Git Objects". */
function startHash(type: "blob" | "tree", sizeBytes: number): Hash {
  return createHash("sha1").update(`${type} ${sizeBytes}\0`);
}

/** Git's name for an object that is in memory. */
export function hashObject(type: "blob" | "tree", content: Uint8Array): string {
  return startHash(type, content.length).update(content).digest("hex");
}

/** Git's name for bytes as they come, if they are as many as is said. */
export async function hashBlob(sizeBytes: number, chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = startHash("blob", sizeBytes);
  for await (const chunk of chunks) hash.update(chunk);
  return hash.digest("hex");
}

/** Git's name for a file's bytes, without filters or line-end conversion. */
export async function hashBlobFile(
  path: string,
): Promise<{ readonly sha: string; readonly sizeBytes: number }> {
  await using file = await open(path);
  const { size } = await file.stat();
  const hash = startHash("blob", size);
  // One for all pieces: a stream takes another for each, and what they leave behind stays with the process for long.
  const piece = Buffer.allocUnsafe(Math.min(hashedPieceBytes, size + 1));
  for (;;) {
    const { bytesRead } = await file.read(piece);
    if (bytesRead === 0) return { sha: hash.digest("hex"), sizeBytes: size };
    hash.update(piece.subarray(0, bytesRead));
  }
}

const hashedPieceBytes = 256 * 1024;
const largestPieceBytes = 64 * 1024;

/** Streams a file. Thousands of small ones shall not take a large buffer each. */
export function readInPieces(path: string, sizeBytes: number): ReadStream {
  return createReadStream(path, { highWaterMark: Math.min(largestPieceBytes, sizeBytes + 1) });
}
