import { type FileHandle, open } from "node:fs/promises";
import { describeFileError } from "./read-file.ts";

/**
 * Opens a file for writing, readable by its owner alone; an existing one is emptied.
 * Throws FILE_UNWRITABLE; `what` names the file in its text.
 */
export async function createFile(path: string, what: string): Promise<FileHandle> {
  try {
    return await open(path, "w", 0o600);
  } catch (error) {
    throw describeFileError(error, { code: "FILE_UNWRITABLE", what: `${what} cannot be written` });
  }
}

/** Appends bytes. Throws FILE_UNWRITABLE. */
export async function appendBytes(file: FileHandle, bytes: Uint8Array | string, what: string): Promise<void> {
  try {
    await file.writeFile(bytes);
  } catch (error) {
    throw describeFileError(error, { code: "FILE_UNWRITABLE", what: `${what} cannot be written` });
  }
}
