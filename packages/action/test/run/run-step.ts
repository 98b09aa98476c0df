import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readOutputFile } from "../output-file.ts";

/** A run of the step, as the runner sees it. */
export interface StepRun {
  readonly exitCode: number | null;
  /** What came to the log, with the commands that the runner takes out of it. */
  readonly printed: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** It was cancelled, and lived on for longer than it may. */
  readonly outlivedCancel: boolean;
}

export interface StepOptions {
  /** An existing, empty folder for all of the run. */
  readonly folder: string;
  /** Inputs by name, as the workflow gives them, with the defaults of action.yml. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly environment: Readonly<Record<string, string>>;
  /** Is given what is printed, as it comes. */
  readonly onPrint?: ((text: string) => void) | undefined;
  /** Cancels the run, as the runner does, once this is on its log. */
  readonly cancelAt?: RegExp | undefined;
  /** Is given what cancels the run, and the folder of its temporary files, as soon as it runs. */
  readonly cancelWhen?: ((cancel: () => void, temporaryFolder: string) => void) | undefined;
  /** How the run is cancelled. Default SIGINT, which is what the runner sends first. */
  readonly cancelBy?: "SIGINT" | "SIGTERM" | "SIGKILL" | undefined;
}

/** What has run, by whatever ran it. */
export type Ended = Pick<StepRun, "exitCode" | "printed" | "outlivedCancel">;

/** Runs the step in a folder of files as the runner lays them out, and reads what it left there. */
export async function runStep(
  { folder, inputs, environment }: StepOptions,
  run: (environment: Readonly<Record<string, string>>, temporaryFolder: string) => Promise<Ended>,
): Promise<StepRun> {
  const [home, temporaryFolder] = [join(folder, "home"), join(folder, "temp")];
  const [outputFile, summaryFile] = [join(folder, "output"), join(folder, "summary")];
  await mkdir(home);
  await mkdir(temporaryFolder);
  await writeFile(outputFile, "");
  await writeFile(summaryFile, "");
  const asVariables = Object.entries(inputs).map(([name, text]) => [`INPUT_${name.toUpperCase()}`, text]);
  const ended = await run(
    {
      HOME: home,
      RUNNER_TEMP: temporaryFolder,
      GITHUB_OUTPUT: outputFile,
      GITHUB_STEP_SUMMARY: summaryFile,
      ...Object.fromEntries(asVariables),
      ...environment,
    },
    temporaryFolder,
  );
  return {
    ...ended,
    outputs: readOutputFile(await readFile(outputFile, "utf8")),
    summary: await readFile(summaryFile, "utf8"),
  };
}
