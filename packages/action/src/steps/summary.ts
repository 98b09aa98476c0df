import { appendFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Report } from "@x-batch-compliance/core";
import type { Failure } from "../describe-error.ts";
import { failureText } from "../describe-error.ts";
import type { Log } from "../log.ts";
import type { RunContext } from "../run-context.ts";
import { fencedBlock } from "../text/fenced-block.ts";

/** GitHub drops a step's summary beyond this, whole. */
const largestSummaryBytes = 1024 * 1024;

/** Puts the report next to the results, for the artifact and for later steps. Returns the path of `report.json`. */
export async function writeReportFiles(
  folder: string,
  { report, markdown }: { readonly report: Report; readonly markdown: string },
): Promise<string> {
  const path = join(folder, "report.json");
  await writeFile(path, `${JSON.stringify(report, null, 2)}\n`);
  await writeFile(join(folder, "report.md"), markdown);
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

/** The page of a run that failed. */
export function writeFailureSummary(failure: Failure): string {
  return ["## X Batch Compliance", "", ...fencedBlock(failureText(failure).split("\n"))].join("\n");
}
