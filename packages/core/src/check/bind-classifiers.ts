import { ComplianceError } from "../errors.ts";
import { type CheckedIds, createClassifier } from "../results/classifier.ts";
import type { Classifier, Dataset, JobType } from "../types.ts";

export function bindClassifiers(
  { ids, keepReasons }: Dataset,
  checkedIds: ReadonlyMap<JobType, CheckedIds>,
  { findUnverified }: { readonly findUnverified?: boolean | undefined } = {},
): readonly Classifier[] {
  return ids.map(({ type }) => {
    const own = checkedIds.get(type);
    if (own === undefined)
      throw new ComplianceError("OPTION_INVALID", `There are no checked IDs of type ${type}.`);
    return createClassifier(own, { keepReasons, findUnverified });
  });
}
