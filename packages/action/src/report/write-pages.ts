import { appendFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Report } from "@x-batch-compliance/core";
import type { Failure } from "../errors/describe-error.ts";
import { failureText } from "../errors/describe-error.ts";
import { buildErrorPageUrl } from "../runner/error-page.ts";
import type { Log } from "../runner/log.ts";
import type { RunContext } from "../runner/run-context.ts";
import { codeSpan } from "../text/code-span.ts";
import { fencedBlock } from "../text/fenced-block.ts";
import { largestSummaryBytes } from "./summary.ts";

/** Puts the report next to the results, for the artifact and for later steps. Returns the path of `report.json`. */
export async function writeReportFiles(
  folder: string,
  { report, markdown, page }: { readonly report: Report; readonly markdown: string; readonly page: string },
): Promise<string> {
  const path = join(folder, "report.json");
  await writeFile(path, `${JSON.stringify(report, null, 2)}\n`);
  await writeFile(join(folder, "report.md"), markdown);
  await writeFile(join(folder, "report.html"), page);
  return path;
}

/** Adds to the page of the run. A page that can't be written is a warning, not the end. */
export async function writeStepSummary(
  markdown: string,
  { context, log }: { readonly context: RunContext; readonly log: Log },
): Promise<void> {
  if (context.summaryFile === undefined) return;
  if (Buffer.byteLength(markdown) > largestSummaryBytes) {
    log.warning("The summary is too long for GitHub. The artifact has it as `report.md`.");
    return;
  }
  try {
    await appendFile(context.summaryFile, `${markdown}\n`);
  } catch {
    log.warning("The summary could not be written to the page of the run.");
  }
}

/** The page of a run that failed: all in code, but for links of our own. */
export function writeFailureSummary(failure: Failure, context: RunContext): string {
  const { code, pageUrl } = failure;
  const links = [
    ...(pageUrl === undefined ? [] : [`[Open it by hand](${pageUrl})`]),
    linkErrorPage(code, buildErrorPageUrl(context, code)),
  ];
  const block = fencedBlock(failureText(failure).split("\n"));
  return ["## X Batch Compliance", "", ...block, "", links.join(" · ")].join("\n");
}

function linkErrorPage(code: string, page: string): string {
  return page.startsWith("https://") ? `[More on ${code}](${page})` : `More on ${code}: \`${page}\``;
}

/** The page of a run that was cancelled: what is at X by then, and how it goes on. */
export function writeCancelledSummary(
  failure: Failure,
  { context, jobIds }: { readonly context: RunContext; readonly jobIds: readonly string[] },
): string {
  const jobs = jobIds.map(codeSpan).join(", ");
  const next =
    jobIds.length === 0
      ? "Run the workflow again. No job at X was known yet; should X just have made one, the next run finds it by its name."
      : `Run the workflow again. It finds X's ${jobIds.length === 1 ? "job" : "jobs"} ${jobs} by name and goes on from there, at no new cost.`;
  return `${writeFailureSummary(failure, context)}\n\n### What to do next\n\n${next}`;
}
