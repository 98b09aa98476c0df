import { open } from "node:fs/promises";
import { largestSummaryBytes } from "@x-batch-compliance/core/report";
import type { RunTools } from "../runner/run-tools.ts";
import { buildRunnerFileError, findFault } from "../runner/runner-files.ts";

/** Our part of the page of the run. */
export interface StepSummary {
  /** Warns beforehand, and with what to do, if it can't be written: then nothing more is said of that. */
  probe(): Promise<void>;
  /** Writes it, in place of what it was before. A page that can't be written is a warning, not the end. */
  write(markdown: string): Promise<void>;
  /** Adds to it. */
  add(markdown: string): Promise<void>;
}

/** The runner reads the file when the step is over, however it ended. What others wrote there stays. */
export function openStepSummary({ context, log }: Pick<RunTools, "context" | "log">): StepSummary {
  const { summaryFile } = context;
  let startBytes: number | undefined;
  const warned = new Set<string>();
  const warn = (text: string): void => {
    if (!warned.has(text)) log.warning(text);
    warned.add(text);
  };
  const append = async (markdown: string, mayReplace: boolean): Promise<void> => {
    if (summaryFile === undefined) return;
    if (Buffer.byteLength(markdown) > largestSummaryBytes) {
      warn("The summary is too long for GitHub. The artifact has it as `report.md`.");
      return;
    }
    try {
      await using file = await open(summaryFile, "a");
      if (startBytes === undefined) startBytes = (await file.stat()).size;
      else if (mayReplace) await file.truncate(startBytes);
      await file.appendFile(`${markdown}\n`);
    } catch (error) {
      warn(buildRunnerFileError("GITHUB_STEP_SUMMARY", error).message);
    }
  };
  return {
    async probe() {
      const fault = summaryFile === undefined ? undefined : await findFault(summaryFile);
      if (fault === undefined) return;
      const { message, hint } = buildRunnerFileError("GITHUB_STEP_SUMMARY", fault);
      log.warning(`${message} ${hint}`);
      warned.add(message);
    },
    write: (markdown) => append(markdown, true),
    add: (markdown) => append(markdown, false),
  };
}
