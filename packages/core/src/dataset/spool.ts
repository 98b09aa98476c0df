import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { ComplianceError } from "../errors.ts";
import type { Body } from "../types.ts";
import { appendBytes, createFile } from "./create-file.ts";
import type { EntryBatch } from "./entry-reader.ts";
import { describeFileError } from "./read-file.ts";

/** IDs on their way into the file that will be uploaded, one a line. */
export interface Spool {
  /** Adds those entries of a batch whose row in `isOld` is −1, by copying their digits. */
  addNew(bytes: Uint8Array, batch: EntryBatch, isOld: Int32Array): void;
  /** Writes what has gathered. Call it after each piece of input. */
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

/** 20 digits and LF. */
const longestLineBytes = 21;
const lf = 10;
const what = "The temporary file for the upload";

/** Starts the upload file. Throws FILE_UNWRITABLE. */
export async function createSpool(path: string): Promise<Spool> {
  const handle = await createFile(path, what);
  const hash = createHash("sha256");
  let gathered = new Uint8Array(1024 * 1024);
  let filled = 0;
  let sizeBytes = 0;

  async function flush(): Promise<void> {
    if (filled === 0) return;
    const bytes = gathered.subarray(0, filled);
    filled = 0;
    hash.update(bytes);
    sizeBytes += bytes.length;
    await appendBytes(handle, bytes, what);
  }

  return {
    addNew(bytes, batch, isOld) {
      const room = filled + batch.count * longestLineBytes;
      if (room > gathered.length) gathered = enlarge(gathered, room);
      filled = copyDigits(bytes, batch, { isOld, into: gathered, at: filled });
    },
    flush,
    async finish() {
      try {
        await flush();
      } finally {
        await handle.close();
      }
      const digest = hash.digest("hex");
      return { path, digest, body: { sizeBytes, open: () => readVerified({ path, digest, sizeBytes }) } };
    },
    abort: () => handle.close(),
  };
}

/**
 * Sends the file, and ends it only if its bytes still are those that the digest was made of: the last chunk
 * is held back until all have been hashed. Throws UPLOAD_CHANGED, FILE_UNREADABLE.
 */
async function* readVerified(file: {
  readonly path: string;
  readonly digest: string;
  readonly sizeBytes: number;
}): AsyncGenerator<Uint8Array> {
  const hash = createHash("sha256");
  let readBytes = 0;
  let held: Uint8Array | undefined;
  for await (const chunk of readFile(file.path)) {
    hash.update(chunk);
    readBytes += chunk.length;
    // All announced bytes would be out before the end of a file that has grown.
    if (readBytes > file.sizeBytes) throw changed();
    if (held !== undefined) yield held;
    held = chunk;
  }
  if (hash.digest("hex") !== file.digest) throw changed();
  if (held !== undefined) yield held;
}

async function* readFile(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path, { highWaterMark: 256 * 1024 });
  } catch (error) {
    throw describeFileError(error, { code: "FILE_UNREADABLE", what: `${what} cannot be read` });
  }
}

function changed(): ComplianceError {
  return new ComplianceError("UPLOAD_CHANGED", `${what} was changed while it was sent.`);
}

interface Copy {
  readonly isOld: Int32Array;
  readonly into: Uint8Array;
  readonly at: number;
}

/** Byte by byte: for 20 bytes a call that copies a stretch costs more than the copying. */
function copyDigits(
  bytes: Uint8Array,
  { count, idStart, idEnd }: EntryBatch,
  { isOld, into, at }: Copy,
): number {
  let to = at;
  for (let row = 0; row < count; row++) {
    if (isOld[row] !== -1) continue;
    const end = idEnd[row] as number;
    for (let from = idStart[row] as number; from < end; from++) into[to++] = bytes[from] as number;
    into[to++] = lf;
  }
  return to;
}

function enlarge(bytes: Uint8Array, sizeBytes: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.max(sizeBytes, bytes.length * 2));
  larger.set(bytes);
  return larger;
}
