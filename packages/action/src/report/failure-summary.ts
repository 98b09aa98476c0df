import { codeSpan, formatQuantity } from "@x-batch-compliance/core/text";
import { type Failure, failureText } from "../errors/describe-error.ts";
import { buildErrorPageUrl } from "../runner/error-page.ts";
import type { RunContext } from "../runner/run-context.ts";
import { fencedBlock } from "../text/fenced-block.ts";

/** The page of a run that failed: all in code, but for links of our own. */
export function buildFailureSummary(failure: Failure, context: RunContext): string {
  const { code, pageUrl } = failure;
  const links = [
    ...(pageUrl === undefined ? [] : [`[Open it by hand](${pageUrl})`]),
    buildErrorLink(code, buildErrorPageUrl(context, code)),
  ];
  const block = fencedBlock(failureText(failure).split("\n"));
  return ["## X Batch Compliance", "", ...block, "", links.join(" · ")].join("\n");
}

/** The page of a run that failed before it came to a report. @param newJobs Paid for, also those that were given up. */
export function buildUnreportedSummary(
  failure: Failure,
  { context, newJobs }: { readonly context: RunContext; readonly newJobs: number },
): string {
  const page = buildFailureSummary(failure, context);
  return newJobs === 0 ? page : `${page}\n\nCost: ${formatQuantity(newJobs, "new job")} at X.`;
}

function buildErrorLink(code: string, page: string): string {
  return page.startsWith("https://") ? `[More on ${code}](${page})` : `More on ${code}: \`${page}\``;
}

/** The page of a run that was cancelled: what is at X by then, and how it goes on. */
export function buildCancelledSummary(
  failure: Failure,
  { context, jobIds }: { readonly context: RunContext; readonly jobIds: readonly string[] },
): string {
  const jobs = jobIds.map(codeSpan).join(", ");
  const next =
    jobIds.length === 0
      ? "Run the workflow again. No job at X was known yet; should X just have made one, the next run finds it by its name."
      : `Run the workflow again. It finds X's ${jobIds.length === 1 ? "job" : "jobs"} ${jobs} by name and goes on from there.`;
  return `${buildFailureSummary(failure, context)}\n\n### What to do next\n\n${next}`;
}
