import { randomBytes } from "node:crypto";
import { type FileHandle, open, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { ComplianceError } from "../errors.ts";
import type { DatasetFile } from "../types.ts";
import { describeFileError, type OpenFile, openFile } from "./read-file.ts";
import { copyCompliant, type FileChange, type RewriteOptions } from "./rewrite-file.ts";

/**
 * Rewrites a file in place: afterwards it is the old or the new one, never a mix. The new one is written
 * beside it, synced, and renamed over it only if nobody wrote the old one in the meantime; permissions are
 * kept. A file without violations is not touched.
 * Throws FILE_CHANGED, FILE_UNREADABLE, FILE_UNWRITABLE, DATASET_INVALID; the original is then untouched.
 */
export async function replaceFile(file: DatasetFile, options: RewriteOptions): Promise<FileChange> {
  await using from = await openFile(file);
  const temporary = join(dirname(file.path), `.${basename(file.path)}.${randomBytes(6).toString("hex")}.tmp`);
  try {
    const change = await writeTemporary(temporary, from, options);
    if (change.removed === 0) return change;
    await refuseChanged(file, from);
    await rename(temporary, file.path);
    await syncFolder(dirname(file.path));
    return change;
  } catch (error) {
    throw describeFileError(error, { code: "FILE_UNWRITABLE", what: `${file.name} cannot be written` });
  } finally {
    await rm(temporary, { force: true });
  }
}

async function writeTemporary(path: string, from: OpenFile, options: RewriteOptions): Promise<FileChange> {
  await using to: FileHandle = await open(path, "wx", from.mode);
  const change = await copyCompliant(from, to, options);
  // The mode given to `open` is cut by the umask.
  await to.chmod(from.mode);
  await to.sync();
  return change;
}

async function refuseChanged(file: DatasetFile, before: OpenFile): Promise<void> {
  await using now = await openFile(file);
  if (now.identity !== before.identity) {
    throw new ComplianceError("FILE_CHANGED", `${file.name} was changed while it was being rewritten.`);
  }
}

/** Without this, a power cut can bring the old name back. */
async function syncFolder(path: string): Promise<void> {
  await using folder = await open(path, "r");
  await folder.sync();
}
