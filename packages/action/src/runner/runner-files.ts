import { mkdtemp, open } from "node:fs/promises";
import { join } from "node:path";
import { ActionError } from "../errors/action-error.ts";
import { describeFileFault } from "../errors/file-fault.ts";
import type { Log } from "./log.ts";
import type { RunContext } from "./run-context.ts";

/**
 * Sees to it, before anything is sent, that what the runner takes can be handed over at the end: in a container, its files
 * often belong to another user. The summary is worth a warning only. Throws RUNNER_NOT_WRITABLE.
 */
export async function requireRunnerFiles(
  { outputFile, summaryFile }: Pick<RunContext, "outputFile" | "summaryFile">,
  log: Pick<Log, "warning">,
): Promise<void> {
  const outputFault = outputFile === undefined ? undefined : await findFault(outputFile);
  if (outputFault !== undefined) throw buildRunnerFileError("GITHUB_OUTPUT", outputFault);
  const summaryFault = summaryFile === undefined ? undefined : await findFault(summaryFile);
  if (summaryFault === undefined) return;
  const { message, hint } = buildRunnerFileError("GITHUB_STEP_SUMMARY", summaryFault);
  log.warning(`${message} ${hint}`);
}

/** A folder of our own in the runner's temporary one, which ends with the job. Throws RUNNER_NOT_WRITABLE. */
export async function createRunFolder({
  temporaryFolder,
}: Pick<RunContext, "temporaryFolder">): Promise<string> {
  try {
    return await mkdtemp(join(temporaryFolder, "x-compliance-"));
  } catch (error) {
    throw buildRunnerFileError("RUNNER_TEMP", error);
  }
}

/** @param variable Names the file or folder without showing its path. */
export function buildRunnerFileError(
  variable: "GITHUB_OUTPUT" | "GITHUB_STEP_SUMMARY" | "RUNNER_TEMP",
  error: unknown,
): ActionError {
  const { code = "unknown" } = error as NodeJS.ErrnoException;
  const fault = describeFileFault(error) ?? `(${/^[A-Z0-9_]+$/.test(code) ? code : "unknown"})`;
  const colon = fault.startsWith("(") ? "" : ":";
  return new ActionError(
    "RUNNER_NOT_WRITABLE",
    `The runner's ${kinds[variable]} (\`${variable}\`) cannot be written to${colon} ${fault}.`,
  );
}

const kinds = {
  GITHUB_OUTPUT: "file for outputs",
  GITHUB_STEP_SUMMARY: "file for the summary",
  RUNNER_TEMP: "temporary folder",
} as const;

/** Opened as it will be, and left as it is. */
async function findFault(path: string): Promise<unknown> {
  try {
    await (await open(path, "a")).close();
    return undefined;
  } catch (error) {
    return error;
  }
}
