import { bindClassifiers } from "../results/bind-classifiers.ts";
import type { CheckedIds } from "../results/classifier.ts";
import type { Classifier, Dataset, JobType } from "../types.ts";

/** A file of a dataset as it was when a check compared it. */
export function toVerifiedKey({ name }: Pick<Dataset, "name">, identity: string): string {
  return `${identity} ${name}`;
}

/**
 * Binds the classifiers for rewriting files of a dataset, chosen by the identity of each. A file that still is as the check
 * compared it, with nothing unverified in it, is spared the look-up of each entry among all IDs: more than half of the time.
 * Throws OPTION_INVALID if a type was not checked.
 */
export function bindForRewrite(
  dataset: Dataset,
  checkedIds: ReadonlyMap<JobType, CheckedIds>,
  findUnverified = true,
): (identity: string) => readonly Classifier[] {
  const found = bindClassifiers(dataset, checkedIds, { findUnverified: false });
  if (!findUnverified) return () => found;
  const all = bindClassifiers(dataset, checkedIds);
  return (identity) => {
    const key = toVerifiedKey(dataset, identity);
    return dataset.ids.every(({ type }) => checkedIds.get(type)?.verifiedFiles?.has(key) === true)
      ? found
      : all;
  };
}
