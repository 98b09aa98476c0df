import { ComplianceError } from "../errors.ts";
import { createJudge, type Verdicts } from "../results/judge.ts";
import type { Dataset, JobType, Judge } from "../types.ts";

/** The judges of a dataset's places, in their order. @throws {ComplianceError} OPTION_INVALID if a type was not checked. */
export function bindJudges(
  { ids, keepReasons }: Dataset,
  verdicts: ReadonlyMap<JobType, Verdicts>,
  { findUnverified }: { readonly findUnverified?: boolean | undefined } = {},
): readonly Judge[] {
  return ids.map(({ type }) => {
    const own = verdicts.get(type);
    if (own === undefined)
      throw new ComplianceError("OPTION_INVALID", `There are no verdicts about ${type}.`);
    return createJudge(own, { keepReasons, findUnverified });
  });
}
