import { codeSpan, formatQuantity } from "@x-batch-compliance/core/text";
import type { Failure } from "../errors/describe-error.ts";
import { listFaults } from "../errors/list-faults.ts";
import { buildErrorPageUrl } from "../runner/error-page.ts";
import type { RunContext } from "../runner/run-context.ts";
import { proseLine } from "../text/prose.ts";

/** A failure in Markdown: what happened, its faults, the likely cause and what to do, a paragraph each. */
export function writeFailure(failure: Failure, context: RunContext): string {
  const { code, what, why, hint, faults, pageUrl } = failure;
  const links = [
    ...(pageUrl === undefined ? [] : [`[Open it by hand](${pageUrl})`]),
    buildErrorLink(code, buildErrorPageUrl(context, code)),
  ];
  const listed = listFaults(faults).map((fault) => `- ${proseLine(fault)}`);
  return [
    `🔴 **Error** ${codeSpan(code)}: ${proseLine(what)}`,
    ...(listed.length === 0 ? [] : [listed.join("\n")]),
    `**What to do:** ${proseLine(hint)}`,
    ...(why === "" ? [] : [`**Likely cause:** ${proseLine(why)}`]),
    links.join(" · "),
  ].join("\n\n");
}

/** The page of a run that failed before there was anything else to say. */
export function buildFailureSummary(failure: Failure, context: RunContext): string {
  return `## X Batch Compliance\n\n${writeFailure(failure, context)}`;
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
      ? "No job at X was known yet. If X created one at the last moment, the next run finds it by its name."
      : `X goes on with ${jobIds.length === 1 ? "job" : "jobs"} ${jobs}. The next run finds ${jobIds.length === 1 ? "it" : "them"} by name and continues from there.`;
  return `${buildFailureSummary(failure, context)}\n\n${next}`;
}
