import { dirname } from "node:path";
import { makeFolder } from "../files/create-file.ts";
import { removeStaleFiles } from "../files/stale-files.ts";
import { requireDataset } from "../options/dataset-table.ts";
import { abortSignal, callback, type OptionTable, object, yesOrNo } from "../options/option-rule.ts";
import { requireOptions } from "../options/require-options.ts";
import type { CheckedIds } from "../results/classifier.ts";
import type { ChangedEntry } from "../rewrite/changed-entry.ts";
import { replaceFile } from "../rewrite/replace-file.ts";
import type { RetainedEntries } from "../rewrite/retained-entries.ts";
import { type FileChange, rewriteToNewFile } from "../rewrite/rewrite-file.ts";
import type { Dataset, JobType } from "../types.ts";
import { bindForRewrite } from "./verified-files.ts";

/** How `rewriteDataset` and `rewriteFile` work. */
export interface RewriteDatasetOptions {
  /**
   * `false`: entries that were not checked are not looked for, and `unverified` stays 0. They are kept either way;
   * it saves a look-up among all IDs for each entry. Default `true`.
   */
  readonly findUnverified?: boolean | undefined;
  /** Entries of the dataset that stay removed or scrubbed, even if nothing that is known now asks for it. Default: none. */
  readonly retained?: RetainedEntries | undefined;
  /** Called for each entry that is removed or scrubbed, in the order of the file. */
  readonly onChange?: ((entry: ChangedEntry) => void) | undefined;
  /** Ends the work between two pieces of a file, which is then left as it was; its own reason is thrown. Default: none. */
  readonly signal?: AbortSignal | undefined;
}

const optionTable: OptionTable<RewriteDatasetOptions> = {
  findUnverified: yesOrNo,
  retained: object,
  onChange: callback,
  signal: abortSignal,
};

/**
 * Removes a dataset's violations from its files, or scrubs their fields, in place: each file is the old one or the
 * new one, never a mix, and every kept byte is the same. What was added since the check is kept. A temporary file
 * that a killed rewrite left beside them is removed, if the process that wrote it is gone from this machine, or after
 * a day. Returns what was done, by the files' names.
 *
 * @throws {ComplianceError} FILE_CHANGED, FILE_UNREADABLE, FILE_UNWRITABLE, DATASET_INVALID; files before the one
 * that failed are rewritten, it and those after it are untouched, and calling again goes on. OPTION_INVALID if a type
 * of the dataset was not checked.
 * @example
 * ```ts
 * for (const [name, { removed, scrubbed }] of await rewriteDataset(dataset, checkedIds)) {
 *   console.log(`${name}: ${removed} entries removed, ${scrubbed} scrubbed`);
 * }
 * ```
 */
export async function rewriteDataset(
  dataset: Dataset,
  checkedIds: ReadonlyMap<JobType, CheckedIds>,
  given: RewriteDatasetOptions = {},
): Promise<ReadonlyMap<string, FileChange>> {
  requireOptions("`rewriteDataset`", given, optionTable);
  requireDataset(dataset);
  const { findUnverified, ...options } = given;
  const classifiers = bindForRewrite(dataset, checkedIds, findUnverified);
  const changes = new Map<string, FileChange>();
  for (const folder of new Set(dataset.files.map(({ path }) => dirname(path))))
    await removeStaleFiles(folder);
  for (const file of dataset.files) {
    options.signal?.throwIfAborted();
    changes.set(
      file.name,
      await replaceFile(file, { ...options, name: file.name, classifiers, reader: dataset }),
    );
  }
  return changes;
}

/**
 * Writes the compliant copy of one file of a dataset, wherever its bytes are now, to a new file. `name` is the file's
 * name in the dataset: it determines the format.
 *
 * @throws {ComplianceError} FILE_UNREADABLE, FILE_UNWRITABLE, DATASET_INVALID; OPTION_INVALID if both paths are one,
 * or a type was not checked.
 * @example
 * ```ts
 * await rewriteFile({ dataset, name: "ids.txt", from: "data/ids.txt", to: "compliant/ids.txt" }, checkedIds);
 * ```
 */
export async function rewriteFile(
  file: { readonly dataset: Dataset; readonly name: string; readonly from: string; readonly to: string },
  checkedIds: ReadonlyMap<JobType, CheckedIds>,
  given: RewriteDatasetOptions = {},
): Promise<FileChange> {
  requireOptions("`rewriteFile`", given, optionTable);
  requireDataset(file.dataset);
  const { findUnverified, ...options } = given;
  const classifiers = bindForRewrite(file.dataset, checkedIds, findUnverified);
  await makeFolder(dirname(file.to), `The folder of the new ${file.name}`);
  return await rewriteToNewFile(file, { ...options, name: file.name, classifiers, reader: file.dataset });
}
