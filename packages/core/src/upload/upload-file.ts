import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import type { FileHandle } from "node:fs/promises";
import { ByteGatherer } from "../bytes/byte-gatherer.ts";
import { ComplianceError } from "../errors.ts";
import { appendBytes, createFile } from "../files/create-file.ts";
import { describeFileError } from "../files/read-file.ts";
import type { Body } from "../types.ts";

export interface UploadWriter {
  // No getters: of an object literal, each is kept by the engine, with all that it reaches, until a full collection.
  countIds(): number;
  /** Adds whole lines, by copying them. */
  add(lines: Uint8Array, ids: number): void;
  /**
   * Writes what has gathered, if it is worth a write. Call it after each piece of input; IDs may be added while it
   * writes, but not flushed. Throws FILE_UNWRITABLE.
   */
  flush(): Promise<void>;
  /** `place` is the upload's own. */
  finish(place: bigint): Promise<UploadFile>;
  abort(): Promise<void>;
}

/** The snapshot that is uploaded. It no longer depends on the files it came from. */
export interface UploadFile {
  readonly path: string;
  readonly ids: number;
  /** The first value of its range: none of its IDs is below, and none of the uploads before it reaches so far. */
  readonly place: bigint;
  /** sha-256 of the bytes, hex: what the job is bound to. */
  readonly digest: string;
  readonly body: Body;
}

const worthBytes = 64 * 1024;
const what = "The temporary file for the upload";

export function createUploadWriter(path: string): UploadWriter {
  let handle: FileHandle | undefined;
  const hash = createHash("sha256");
  const gathered = new ByteGatherer();
  let ids = 0;
  let written = 0;

  async function write(): Promise<void> {
    if (gathered.sizeBytes === 0) return;
    const bytes = gathered.take();
    hash.update(bytes);
    written += bytes.length;
    handle ??= await createFile(path, what);
    await appendBytes(handle, bytes, what);
  }

  return {
    countIds: () => ids,
    add(lines, more) {
      gathered.add(lines);
      ids += more;
    },
    // Each of thousands of pieces would be a write of its own.
    flush: async () => (gathered.sizeBytes < worthBytes ? undefined : await write()),
    async finish(place) {
      try {
        await write();
      } finally {
        await handle?.close();
      }
      const digest = hash.digest("hex");
      const sizeBytes = written;
      const body = { sizeBytes, open: () => readVerified({ path, digest, sizeBytes }) };
      return { path, ids, place, digest, body };
    },
    abort: async () => await handle?.close(),
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
  return new ComplianceError("UPLOAD_CHANGED", `${what} was changed while it was being sent.`);
}
