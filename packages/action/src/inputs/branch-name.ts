import { createHash } from "node:crypto";
import type { DatasetPlan } from "./dataset-plan.ts";

/** What git forbids in the name of a branch (git-check-ref-format), and a leading dash, which no tool can be given safely. */
const forbidden = /^$|^[-/]|^refs\/|[/.]$|\.\.|\/\/|@\{|^@$|(^|\/)\.|\.lock(\/|$)|[\s~^:?*[\\\p{Cc}]/u;

/** Whether git takes this as the name of a branch, without `refs/heads/`. */
export function isBranchName(text: string): boolean {
  return text.length <= 200 && !forbidden.test(text);
}

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
