import { ComplianceError } from "../errors.ts";
import type { Classifier, Dataset, JobType } from "../types.ts";
import { type CheckedIds, createClassifier } from "./classifier.ts";

export function bindClassifiers(
  { ids, keepReasons, onRefetch }: Dataset,
  checkedIds: ReadonlyMap<JobType, CheckedIds>,
  { findUnverified }: { readonly findUnverified?: boolean | undefined } = {},
): readonly Classifier[] {
  // Places of one type share theirs: its classifications are counted by their identity.
  const bound = new Map<JobType, Classifier>();
  return ids.map(({ type }) => {
    const own = checkedIds.get(type);
    if (own === undefined)
      throw new ComplianceError("OPTION_INVALID", `There are no checked IDs of type ${type}.`);
    const classifier = bound.get(type) ?? createClassifier(own, { keepReasons, onRefetch, findUnverified });
    bound.set(type, classifier);
    return classifier;
  });
}
