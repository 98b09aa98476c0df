import { dirname } from "node:path";
import { removeStaleFiles } from "../files/stale-files.ts";
import type { CheckedIds } from "../results/classifier.ts";
import { replaceFile } from "../rewrite/replace-file.ts";
import { type FileChange, rewriteToNewFile } from "../rewrite/rewrite-file.ts";
import type { Dataset, JobType } from "../types.ts";
import { bindClassifiers } from "./bind-classifiers.ts";

export interface RewriteDatasetOptions {
  /**
   * `false`: entries that were not checked are not looked for, and `unverified` stays 0. They are kept either way;
   * it saves a look-up among all IDs for each entry. Default `true`.
   */
  readonly findUnverified?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Removes a dataset's violations from its files, or scrubs their fields, in place: each file is the old one or the new one, never a
 * mix, and every kept byte is the same. What was added since the check is kept. A temporary file that a killed rewrite
 * left beside them is removed, if the process that wrote it is gone from this machine, or after a day.
 * Returns what was done, file by file.
 * @throws {ComplianceError} FILE_CHANGED, FILE_UNREADABLE, FILE_UNWRITABLE, DATASET_INVALID; files before the one
 * that failed are rewritten, it and those after it are untouched, and calling again goes on.
 */
export async function rewriteDataset(
  dataset: Dataset,
  checkedIds: ReadonlyMap<JobType, CheckedIds>,
  { signal, findUnverified }: RewriteDatasetOptions = {},
): Promise<ReadonlyMap<string, FileChange>> {
  const classifiers = bindClassifiers(dataset, checkedIds, { findUnverified });
  const changes = new Map<string, FileChange>();
  for (const folder of new Set(dataset.files.map(({ path }) => dirname(path))))
    await removeStaleFiles(folder);
  for (const file of dataset.files) {
    signal?.throwIfAborted();
    changes.set(
      file.name,
      await replaceFile(file, { name: file.name, classifiers, reader: dataset, signal }),
    );
  }
  return changes;
}

/**
 * Writes the compliant copy of one file of a dataset, wherever its bytes are now, to a new file.
 * @throws {ComplianceError} FILE_UNREADABLE, FILE_UNWRITABLE, DATASET_INVALID.
 */
export function rewriteFile(
  file: { readonly dataset: Dataset; readonly name: string; readonly from: string; readonly to: string },
  checkedIds: ReadonlyMap<JobType, CheckedIds>,
  { signal, findUnverified }: RewriteDatasetOptions = {},
): Promise<FileChange> {
  const classifiers = bindClassifiers(file.dataset, checkedIds, { findUnverified });
  return rewriteToNewFile(file, { name: file.name, classifiers, reader: file.dataset, signal });
}
