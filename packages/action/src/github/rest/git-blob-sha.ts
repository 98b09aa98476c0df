import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";

/** The name that git gives to bytes of this size: SHA-1 over a header and the bytes. Source: git's "Git Objects". */
async function hashBlob(sizeBytes: number, chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash("sha1").update(`blob ${sizeBytes}\0`);
  for await (const chunk of chunks) hash.update(chunk);
  return hash.digest("hex");
}

/** Git's name for a file's bytes, without filters or line-end conversion. */
export async function hashBlobFile(
  path: string,
): Promise<{ readonly sha: string; readonly sizeBytes: number }> {
  const { size } = await stat(path);
  return { sha: await hashBlob(size, createReadStream(path)), sizeBytes: size };
}
