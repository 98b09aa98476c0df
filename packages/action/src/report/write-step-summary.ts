import { appendFile } from "node:fs/promises";
import type { RunTools } from "../runner/run-tools.ts";
import { buildRunnerFileError } from "../runner/runner-files.ts";
import { largestSummaryBytes } from "./summary.ts";

/** Adds to the page of the run. A page that can't be written is a warning, not the end. */
export async function writeStepSummary(
  markdown: string,
  { context, log }: Pick<RunTools, "context" | "log">,
): Promise<void> {
  if (context.summaryFile === undefined) return;
  if (Buffer.byteLength(markdown) > largestSummaryBytes) {
    log.warning("The summary is too long for GitHub. The artifact has it as `report.md`.");
    return;
  }
  try {
    await appendFile(context.summaryFile, `${markdown}\n`);
  } catch (error) {
    log.warning(buildRunnerFileError("GITHUB_STEP_SUMMARY", error).message);
  }
}
