import { type FileHandle, mkdir, open } from "node:fs/promises";
import { ComplianceError } from "../errors.ts";
import { describeFileError } from "./read-file.ts";

/** Creates a folder, and those on its way, unless it exists. Throws FILE_UNWRITABLE; `what` is a noun. */
export async function makeFolder(path: string, what: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true });
  } catch (error) {
    throw describeFileError(error, { code: "FILE_UNWRITABLE", what: `${what} cannot be created` });
  }
}

export async function createFile(path: string, what: string): Promise<FileHandle> {
  try {
    return await open(path, "w", 0o600);
  } catch (error) {
    throw describeFileError(error, { code: "FILE_UNWRITABLE", what: `${what} cannot be written` });
  }
}

/**
 * Appends bytes: all in one operation as far as the system lets it, so that it goes on while the caller computes.
 * Throws FILE_UNWRITABLE.
 */
export async function appendBytes(file: FileHandle, bytes: Uint8Array | string, what: string): Promise<void> {
  const all = typeof bytes === "string" ? Buffer.from(bytes) : bytes;
  try {
    for (let at = 0; at < all.length; ) {
      const { bytesWritten } = await file.write(all, at, all.length - at);
      if (bytesWritten === 0)
        throw new ComplianceError("FILE_UNWRITABLE", `${what} cannot grow any further.`);
      at += bytesWritten;
    }
  } catch (error) {
    throw describeFileError(error, { code: "FILE_UNWRITABLE", what: `${what} cannot be written` });
  }
}
