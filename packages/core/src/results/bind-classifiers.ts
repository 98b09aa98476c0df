import { ComplianceError } from "../errors.ts";
import type { Classifier, Dataset, JobType } from "../types.ts";
import { type CheckedIds, createClassifier } from "./classifier.ts";

export function bindClassifiers(
  { ids, keepReasons, onRefetch }: Dataset,
  checkedIds: ReadonlyMap<JobType, CheckedIds>,
  { findUnverified }: { readonly findUnverified?: boolean | undefined } = {},
): readonly Classifier[] {
  return ids.map(({ type }) => {
    const own = checkedIds.get(type);
    if (own === undefined)
      throw new ComplianceError("OPTION_INVALID", `There are no checked IDs of type ${type}.`);
    return createClassifier(own, { keepReasons, onRefetch, findUnverified });
  });
}
