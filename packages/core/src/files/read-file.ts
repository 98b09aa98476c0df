import { constants } from "node:fs";
import { type FileHandle, open, readlink, realpath } from "node:fs/promises";
import { ComplianceError } from "../errors.ts";
import type { DatasetFile } from "../types.ts";

export interface OpenFile extends AsyncDisposable {
  readonly handle: FileHandle;
  readonly sizeBytes: number;
  readonly mode: number;
  /** Changes when somebody writes or replaces the file. */
  readonly identity: string;
}

const chunkBytes = 512 * 1024;

/** Opens a regular file that is not a symlink, nor behind one if its path says that it is real. Throws FILE_UNREADABLE. */
export async function openFile(file: DatasetFile): Promise<OpenFile> {
  let handle: FileHandle | undefined;
  try {
    // A pipe without a writer would otherwise keep us here for ever.
    handle = await open(file.path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const stats = await handle.stat({ bigint: true });
    if (!stats.isFile()) throw new ComplianceError("FILE_UNREADABLE", `${file.name} is not a regular file.`);
    if (file.isReal === true && (await findRealPath(handle, file.path)) !== file.path) {
      throw new ComplianceError(
        "FILE_UNREADABLE",
        `${file.name} cannot be read: its path contains a symbolic link.`,
      );
    }
    const opened = handle;
    return {
      handle: opened,
      sizeBytes: Number(stats.size),
      mode: Number(stats.mode & 0o777n),
      identity: [stats.dev, stats.ino, stats.size, stats.mtimeNs].join(":"),
      [Symbol.asyncDispose]: () => opened.close(),
    };
  } catch (error) {
    await handle?.close();
    throw describeFileError(error, { code: "FILE_UNREADABLE", what: `${file.name} cannot be read` });
  }
}

/**
 * Where an open file is. Linux says it of the handle itself; elsewhere the path is followed once more, by which time
 * a link may be gone again.
 */
async function findRealPath({ fd }: FileHandle, path: string): Promise<string> {
  return process.platform === "linux" ? readlink(`/proc/self/fd/${fd}`) : realpath(path);
}

/**
 * The bytes of an open file, the next chunk being read while one is worked on. A chunk is valid until the next one is
 * asked for. Throws FILE_UNREADABLE and the signal's own reason.
 */
export async function* readChunks(
  { handle, sizeBytes }: OpenFile,
  { name, signal }: { readonly name: string; readonly signal?: AbortSignal | undefined },
): AsyncGenerator<Uint8Array> {
  // One byte more than a small file has, so that its end is seen at once.
  const bufferBytes = Math.min(chunkBytes, sizeBytes + 1);
  const buffers = [new Uint8Array(bufferBytes), new Uint8Array(bufferBytes)] as const;
  const read = (buffer: Uint8Array): Promise<number> => {
    const reading = readInto(handle, { buffer, from: 0, to: bufferBytes, name });
    // Told where it is awaited.
    reading.catch(() => {});
    return reading;
  };
  let [chunk, next] = buffers as readonly [Uint8Array, Uint8Array];
  let reading = read(chunk);
  try {
    for (;;) {
      signal?.throwIfAborted();
      const bytesRead = await reading;
      if (bytesRead === 0) return;
      reading = read(next);
      yield chunk.subarray(0, bytesRead);
      [chunk, next] = [next, chunk];
    }
  } finally {
    await reading.catch(() => {});
  }
}

/** A file system's failure by its code, for example ENOSPC; `what` has no full stop. */
export function describeFileError(
  error: unknown,
  { code, what }: { readonly code: "FILE_UNREADABLE" | "FILE_UNWRITABLE"; readonly what: string },
): unknown {
  if (error instanceof ComplianceError) return error;
  const { code: systemCode } = error as NodeJS.ErrnoException;
  if (typeof systemCode !== "string") return error;
  return new ComplianceError(
    code,
    systemCode === "ELOOP" ? `${what}: it is a symbolic link.` : `${what} (${systemCode}).`,
  );
}

/** Reads the next bytes into a stretch of a buffer, and returns how many: 0 at the end. Throws FILE_UNREADABLE. */
export async function readInto(
  handle: FileHandle,
  target: { readonly buffer: Uint8Array; readonly from: number; readonly to: number; readonly name: string },
): Promise<number> {
  const { buffer, from, to, name } = target;
  try {
    return (await handle.read(buffer, from, to - from)).bytesRead;
  } catch (error) {
    throw describeFileError(error, { code: "FILE_UNREADABLE", what: `${name} cannot be read` });
  }
}
