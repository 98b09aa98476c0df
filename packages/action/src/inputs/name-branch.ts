import { createHash } from "node:crypto";
import type { DatasetPlan } from "./dataset-plan.ts";

/**
 * The default name of the branch: the same for the same lists, so that the next run finds its pull request.
 * @param config Path of the file that describes the datasets, if there is one.
 */
export function buildBranchName(plans: readonly DatasetPlan[], config: string | undefined): string {
  const [first] = plans;
  const isSole = config === undefined && first !== undefined;
  const named = plans.map(({ name, patterns }) => ({ name, patterns }));
  const identity = isSole ? first.patterns.join("\n") : JSON.stringify([config, named]);
  const digest = createHash("sha256").update(identity).digest("hex");
  return `x-compliance/${isSole ? first.ids[0]?.type : "datasets"}-${digest.slice(0, 8)}`;
}
