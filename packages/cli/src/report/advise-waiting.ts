import type { Report } from "@x-batch-compliance/core";

/** What to do about IDs without a result: those of a job that was submitted are paid for, the others are not even asked about. */
export function adviseWaiting({ jobs, standing }: Pick<Report, "jobs" | "standing">): string {
  const submitted = jobs.filter(({ state }) => state === "pending").reduce((sum, { ids }) => sum + ids, 0);
  if (submitted === 0)
    return "Nothing was submitted for them: run the same command again later to submit them.";
  return submitted < standing.none.ids
    ? "Run the same command again later: it collects the results of what was submitted at no extra cost, and submits the rest."
    : "Run the same command again later: it collects the result at no extra cost.";
}
