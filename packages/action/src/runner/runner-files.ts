import { mkdtemp, open } from "node:fs/promises";
import { join } from "node:path";
import { ActionError } from "../errors/action-error.ts";
import { describeFileFault } from "../errors/file-fault.ts";
import type { RunContext } from "./run-context.ts";

/**
 * Sees to it, before anything is sent, that the outputs can be handed over at the end: in a container, the runner's files often
 * belong to another user. Throws RUNNER_NOT_WRITABLE.
 */
export async function requireOutputFile({ outputFile }: Pick<RunContext, "outputFile">): Promise<void> {
  const fault = outputFile === undefined ? undefined : await findFault(outputFile);
  if (fault !== undefined) throw buildRunnerFileError("GITHUB_OUTPUT", fault);
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

/** Why a file can't be written to, or undefined: it is opened as it will be, and left as it is. */
export async function findFault(path: string): Promise<unknown> {
  try {
    await (await open(path, "a")).close();
    return undefined;
  } catch (error) {
    return error;
  }
}
