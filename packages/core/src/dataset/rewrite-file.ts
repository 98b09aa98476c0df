import { createHash } from "node:crypto";
import { type FileHandle, rm } from "node:fs/promises";
import { resolve } from "node:path";
import { ComplianceError } from "../errors.ts";
import { IdSet } from "../ids/id-set.ts";
import type { Judge } from "../types.ts";
import { appendBytes, createFile } from "./create-file.ts";
import { readEntries } from "./read-entries.ts";
import { type OpenFile, openFile } from "./read-file.ts";

/** What a rewrite did, or would do. */
export interface FileChange {
  readonly entries: number;
  /** Entries left out. */
  readonly removed: number;
  /** Distinct IDs of those. */
  readonly removedIds: number;
  /** Entries kept although nothing is proven about their IDs, such as those added since the check. */
  readonly unverified: number;
  /** sha-256 of what was read, hex. */
  readonly readDigest: string;
}

export interface RewriteOptions {
  /** Shown in errors. */
  readonly name: string;
  readonly judge: Judge;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Copies a file without its violations. Everything else keeps its bytes and its order: entries, comments,
 * blank lines, byte order mark, line ends, the missing final one.
 * Throws FILE_UNREADABLE, FILE_UNWRITABLE, and DATASET_INVALID where bytes would be lost.
 */
export async function copyCompliant(
  from: OpenFile,
  to: FileHandle,
  options: RewriteOptions,
): Promise<FileChange> {
  const { name, judge, signal } = options;
  const hash = createHash("sha256");
  const removedIds = new IdSet();
  let entries = 0;
  let removed = 0;
  let unverified = 0;
  let kept: Uint8Array[] = [];
  const keep = (bytes: Uint8Array): void => void kept.push(bytes.slice());
  const flush = async (): Promise<void> => {
    const bytes = Buffer.concat(kept);
    kept = [];
    await appendBytes(to, bytes, name);
  };
  await readEntries(
    from,
    {
      onRead: (bytes) => hash.update(bytes),
      onEntry(high, low, bytes) {
        entries++;
        const { ruling } = judge(high, low);
        if (ruling === "violation") {
          removed++;
          removedIds.add(high, low);
          return;
        }
        if (ruling === "unverified") unverified++;
        keep(bytes);
      },
      onOther: keep,
      onFault(fault, withheld) {
        if (withheld)
          throw new ComplianceError("DATASET_INVALID", `${name} cannot be rewritten.`, { faults: [fault] });
      },
      onChunk: flush,
    },
    { name, signal },
  );
  await flush();
  return { entries, removed, removedIds: removedIds.size, unverified, readDigest: hash.digest("hex") };
}

/**
 * Writes the compliant copy of a file to a new file. Nothing is left behind where it fails.
 * Throws OPTION_INVALID if both are one, and what `copyCompliant` throws.
 */
export async function rewriteToNewFile(
  paths: { readonly from: string; readonly to: string },
  options: RewriteOptions,
): Promise<FileChange> {
  // Opening the new file empties it.
  if (resolve(paths.from) === resolve(paths.to)) {
    throw new ComplianceError("OPTION_INVALID", `The new ${options.name} cannot take the old one's place.`);
  }
  await using from = await openFile({ name: options.name, path: paths.from });
  await using to = await createFile(paths.to, `The new ${options.name}`);
  try {
    // Awaited here: the files are closed as soon as this function is left.
    return await copyCompliant(from, to, options);
  } catch (error) {
    await rm(paths.to, { force: true });
    throw error;
  }
}
