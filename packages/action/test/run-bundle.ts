import { spawn } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readOutputFile } from "./output-file.ts";

/** A run of the step, as the runner sees it. */
export interface BundleRun {
  readonly exitCode: number | null;
  /** What came to the log, with the commands that the runner takes out of it. */
  readonly printed: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** How long the step lived on after it was cancelled, ms. */
  readonly cancelledForMs: number | undefined;
}

export interface BundleOptions {
  /** An existing, empty folder for all of the run. */
  readonly folder: string;
  /** Inputs by name, as the workflow gives them, with the defaults of action.yml. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly environment: Readonly<Record<string, string>>;
  /** Cancels the run, as the runner does, once this is on its log. */
  readonly cancelAt?: RegExp | undefined;
  /** Is given what cancels the run, and the folder of its temporary files, as soon as it runs. */
  readonly cancelWhen?: ((cancel: () => void, temporaryFolder: string) => void) | undefined;
  /** How the run is cancelled. Default SIGINT, which is what the runner sends first. */
  readonly cancelBy?: "SIGINT" | "SIGTERM" | "SIGKILL" | undefined;
}

const bundlePath = fileURLToPath(new URL("../dist/index.js", import.meta.url));

/** Runs the bundle that is committed, as a process of its own with nothing of this one's environment. */
export async function runBundle(options: BundleOptions): Promise<BundleRun> {
  const { folder, inputs, environment, cancelAt, cancelWhen, cancelBy = "SIGINT" } = options;
  const [outputFile, summaryFile, home] = ["output", "summary", "home"].map((name) => join(folder, name));
  if (outputFile === undefined || summaryFile === undefined || home === undefined)
    throw new Error("unreachable");
  await mkdir(home);
  await mkdir(join(folder, "temp"));
  await writeFile(outputFile, "");
  await writeFile(summaryFile, "");
  const asVariables = Object.entries(inputs).map(([name, text]) => [`INPUT_${name.toUpperCase()}`, text]);
  const child = spawn(process.execPath, [bundlePath], {
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      HOME: home,
      RUNNER_TEMP: join(folder, "temp"),
      GITHUB_OUTPUT: outputFile,
      GITHUB_STEP_SUMMARY: summaryFile,
      ...Object.fromEntries(asVariables),
      ...environment,
    },
  });
  let printed = "";
  let cancelledAtMs: number | undefined;
  const cancel = (): void => {
    cancelledAtMs ??= performance.now();
    child.kill(cancelBy);
  };
  cancelWhen?.(cancel, join(folder, "temp"));
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
      if (cancelledAtMs === undefined && cancelAt?.test(printed) === true) cancel();
    });
  }
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  return {
    exitCode,
    cancelledForMs: cancelledAtMs === undefined ? undefined : performance.now() - cancelledAtMs,
    printed,
    outputs: readOutputFile(await readFile(outputFile, "utf8")),
    summary: await readFile(summaryFile, "utf8"),
  };
}
