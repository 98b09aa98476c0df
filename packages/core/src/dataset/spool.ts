import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { ComplianceError } from "../errors.ts";
import { formatId } from "../ids/parse-id.ts";
import type { Body } from "../types.ts";
import { appendBytes, createFile } from "./create-file.ts";

/** IDs on their way into the file that will be uploaded, one a line. */
export interface Spool {
  add(high: number, low: number): void;
  /** Writes what has gathered. Call it between chunks of input. */
  flush(): Promise<void>;
  /** Ends the file. */
  finish(): Promise<SpooledIds>;
  /** Ends without a result. */
  abort(): Promise<void>;
}

/** The snapshot that is uploaded. It no longer depends on the files it came from. */
export interface SpooledIds {
  readonly path: string;
  /** sha-256 of the bytes, hex: what the job is bound to. */
  readonly digest: string;
  readonly body: Body;
}

const what = "The temporary file for the upload";

/** Starts the upload file. Throws FILE_UNWRITABLE. */
export async function createSpool(path: string): Promise<Spool> {
  const handle = await createFile(path, what);
  const hash = createHash("sha256");
  let lines: string[] = [];
  let sizeBytes = 0;

  async function flush(): Promise<void> {
    if (lines.length === 0) return;
    const bytes = Buffer.from(`${lines.join("\n")}\n`, "latin1");
    lines = [];
    hash.update(bytes);
    sizeBytes += bytes.length;
    await appendBytes(handle, bytes, what);
  }

  return {
    add: (high, low) => void lines.push(formatId(high, low)),
    flush,
    async finish() {
      await flush();
      await handle.close();
      const digest = hash.digest("hex");
      return { path, digest, body: { sizeBytes, open: () => readVerified(path, digest) } };
    },
    abort: () => handle.close(),
  };
}

/**
 * Sends the file, and ends it only if its bytes still are those that the digest was made of: the last chunk
 * is held back until all have been hashed. Throws UPLOAD_CHANGED.
 */
async function* readVerified(path: string, digest: string): AsyncGenerator<Uint8Array> {
  const hash = createHash("sha256");
  let held: Uint8Array | undefined;
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 })) {
    hash.update(chunk as Buffer);
    if (held !== undefined) yield held;
    held = chunk as Buffer;
  }
  if (hash.digest("hex") !== digest) {
    throw new ComplianceError(
      "UPLOAD_CHANGED",
      "The temporary file for the upload was changed while it was sent.",
    );
  }
  if (held !== undefined) yield held;
}
