import type { CheckEvent } from "@x-batch-compliance/core";
import {
  formatAllParts,
  formatCount,
  formatQuantity,
  formatSpan,
  formatTypeTitle,
} from "@x-batch-compliance/core/text";

type Plan = CheckEvent & { readonly type: "plan" };

/** Whether the run waits for its jobs. */
export interface Patience {
  readonly waits: boolean;
}

/** What a run is about to do, for a list of several parts: of a single one its job's own line says everything. */
export function describePlan(plan: Plan, { waits }: Patience): string | undefined {
  const { jobType, parts, fresh, older, jobs, passMs } = plan;
  if (parts < 2) return undefined;
  const name = formatTypeTitle(jobType);
  if (jobs === 0) return `${name}: ${formatAllParts(parts)} have a fresh result; no new job is needed.`;
  const known = [
    ...(fresh > 0 ? [`${formatCount(fresh)} with a fresh result`] : []),
    ...(older > 0 ? [`${formatCount(older)} with an older one, which is used until then`] : []),
  ];
  const pass =
    passMs === undefined ? "" : ` At this rate a full pass takes about ${formatSpan(passMs, Math.ceil)}.`;
  return [
    `${name}: ${formatQuantity(jobs, "job")} needed; ${waits ? describeFit(plan) : "this run submits one and does not wait for it"}.`,
    known.length === 0 ? "" : ` Of ${formatCount(parts)} parts: ${known.join(", ")}.`,
    pass,
  ].join("");
}

function describeFit({ jobs, fit }: Plan): string {
  if (fit === undefined) return "how many fit into this run is not yet known";
  if (fit >= jobs) return jobs === 1 ? "it should fit into this run" : "all should fit into this run";
  if (fit < 1) return "this run is probably too short for any of them to finish";
  return `about ${formatCount(fit)} ${fit === 1 ? "fits" : "fit"} into this run`;
}
