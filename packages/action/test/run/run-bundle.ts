import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { runStep, type StepOptions, type StepRun } from "./run-step.ts";

const bundlePath = fileURLToPath(new URL("../../dist/index.js", import.meta.url));

/** What a cancelled step may take to write its outputs and end. */
const longestFarewellMs = 2000;

/** A process that ends when a cancelled step has to: a machine that is busy lets both of them wait. */
function startLimit(): ChildProcess {
  return spawn(process.execPath, ["-e", `setTimeout(() => {}, ${longestFarewellMs})`], { stdio: "ignore" });
}

/** Runs the bundle that is committed, as a process of its own with nothing of this one's environment. */
export function runBundle(options: StepOptions): Promise<StepRun> {
  const { onPrint, cancelAt, cancelWhen, cancelBy = "SIGINT" } = options;
  return runStep(options, async (env, temporaryFolder) => {
    const child = spawn(process.execPath, [bundlePath], { stdio: ["ignore", "pipe", "pipe"], env });
    let printed = "";
    let limit: ChildProcess | undefined;
    const cancel = (): void => {
      limit ??= startLimit();
      child.kill(cancelBy);
    };
    cancelWhen?.(cancel, temporaryFolder);
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        printed += text;
        onPrint?.(text);
        if (limit === undefined && cancelAt?.test(printed) === true) cancel();
      });
    }
    const exitCode = await new Promise<number | null>((resolve, reject) => {
      child.once("error", reject);
      child.once("close", resolve);
    });
    const outlivedCancel = limit !== undefined && limit.exitCode !== null;
    limit?.kill();
    return { exitCode, printed, outlivedCancel };
  });
}
