import { createHash, type Hash } from "node:crypto";
import { type FileHandle, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { ComplianceError } from "../errors.ts";
import { describeFileError, type OpenFile, openFile, readChunks } from "../files/read-file.ts";
import { buildTemporaryName } from "../files/stale-files.ts";
import { wrapFileErrors } from "../files/wrap-file-errors.ts";
import type { DatasetFile } from "../types.ts";
import { copyCompliant, type FileChange, type RewriteOptions } from "./rewrite-file.ts";

/**
 * Rewrites a file in place: afterwards it is the old or the new one, never a mix. The new one is written
 * beside it, synced, and renamed over it only if nobody wrote the old one in the meantime; permissions are
 * kept. A file without violations is not touched.
 * Throws FILE_CHANGED, FILE_UNREADABLE, FILE_UNWRITABLE, DATASET_INVALID; the original is then untouched.
 */
export function replaceFile(file: DatasetFile, options: RewriteOptions): Promise<FileChange> {
  return wrapFileErrors(`${file.name} cannot be written`, () => replace(file, options));
}

async function replace(file: DatasetFile, options: RewriteOptions): Promise<FileChange> {
  await using from = await openFile(file);
  const temporary = buildTemporaryName(dirname(file.path));
  try {
    const hash = createHash("sha256");
    const change = await writeTemporary(temporary, from, { ...options, hash });
    if (change.removed === 0 && change.scrubbed === 0) return change;
    await refuseChanged(file, {
      identity: from.identity,
      digest: hash.digest("hex"),
      signal: options.signal,
    });
    await rename(temporary, file.path);
    await syncFolder(dirname(file.path));
    return change;
  } catch (error) {
    options.signal?.throwIfAborted();
    throw describeFileError(error, { code: "FILE_UNWRITABLE", what: `${file.name} cannot be written` });
  } finally {
    await rm(temporary, { force: true });
  }
}

async function writeTemporary(
  path: string,
  from: OpenFile,
  options: RewriteOptions & { readonly hash: Hash },
): Promise<FileChange> {
  await using to: FileHandle = await open(path, "wx", from.mode);
  const change = await copyCompliant(from, to, options);
  // The mode given to `open` is cut by the umask.
  await to.chmod(from.mode);
  await to.sync();
  return change;
}

/** By content too: what is written within one tick of the file system's clock leaves the identity as it was. */
async function refuseChanged(
  { name, path }: DatasetFile,
  before: {
    readonly identity: string;
    readonly digest: string;
    readonly signal: AbortSignal | undefined;
  },
): Promise<void> {
  await using now = await openFile({ name, path });
  if (now.identity === before.identity) {
    const hash = createHash("sha256");
    for await (const chunk of readChunks(now, { name, signal: before.signal })) hash.update(chunk);
    if (hash.digest("hex") === before.digest) return;
  }
  throw new ComplianceError("FILE_CHANGED", `${name} was changed while it was being rewritten.`);
}

/** Without this, a power cut can bring the old name back. */
async function syncFolder(path: string): Promise<void> {
  await using folder = await open(path, "r");
  await folder.sync();
}
