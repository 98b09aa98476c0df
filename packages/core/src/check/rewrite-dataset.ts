import { replaceFile } from "../dataset/replace-file.ts";
import { type FileChange, rewriteToNewFile } from "../dataset/rewrite-file.ts";
import { ComplianceError } from "../errors.ts";
import { createJudge, type Verdicts } from "../results/judge.ts";
import type { Dataset, JobType } from "../types.ts";

export interface RewriteDatasetOptions {
  readonly signal?: AbortSignal | undefined;
}

/**
 * Removes a dataset's violations from its files, in place: each file is the old one or the new one, never a
 * mix, and every kept byte is the same. What was added since the check is kept.
 * Returns what was done, file by file.
 * @throws {ComplianceError} FILE_CHANGED, FILE_UNREADABLE, FILE_UNWRITABLE, DATASET_INVALID; files before the one
 * that failed are rewritten, it and those after it are untouched, and calling again goes on.
 */
export async function rewriteDataset(
  dataset: Dataset,
  verdicts: ReadonlyMap<JobType, Verdicts>,
  { signal }: RewriteDatasetOptions = {},
): Promise<ReadonlyMap<string, FileChange>> {
  const judge = createJudge(pickVerdicts(dataset, verdicts), dataset.keepReasons);
  const changes = new Map<string, FileChange>();
  for (const file of dataset.files) {
    signal?.throwIfAborted();
    changes.set(file.name, await replaceFile(file, { name: file.name, judge, signal }));
  }
  return changes;
}

/**
 * Writes the compliant copy of one file of a dataset, wherever its bytes are now, to a new file.
 * @throws {ComplianceError} FILE_UNREADABLE, FILE_UNWRITABLE, DATASET_INVALID.
 */
export function rewriteFile(
  file: { readonly dataset: Dataset; readonly name: string; readonly from: string; readonly to: string },
  verdicts: ReadonlyMap<JobType, Verdicts>,
  { signal }: RewriteDatasetOptions = {},
): Promise<FileChange> {
  const judge = createJudge(pickVerdicts(file.dataset, verdicts), file.dataset.keepReasons);
  return rewriteToNewFile(file, { name: file.name, judge, signal });
}

function pickVerdicts({ type }: Dataset, verdicts: ReadonlyMap<JobType, Verdicts>): Verdicts {
  const own = verdicts.get(type);
  if (own === undefined) throw new ComplianceError("OPTION_INVALID", `There are no verdicts about ${type}.`);
  return own;
}
