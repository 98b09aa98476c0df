import { fileURLToPath } from "node:url";
import { runStep, type StepOptions, type StepRun } from "./run-step.ts";

const entry = fileURLToPath(new URL("../../src/index.ts", import.meta.url));
const signals = ["SIGINT", "SIGTERM"] as const;

let runs = 0;

/**
 * Runs the step's sources in this process, from their first line: a tenth of the time that a process of its own takes. It
 * cannot be cancelled, and what it leaves open ends with this process.
 */
export function runSources(options: StepOptions): Promise<StepRun> {
  return runStep(options, async (environment) => {
    let printed = "";
    const { env, exitCode: ownCode } = process;
    const write = process.stdout.write;
    const listeners = new Map(signals.map((signal) => [signal, process.listeners(signal)]));
    process.env = { ...environment };
    process.exitCode = undefined;
    process.stdout.write = (text: string | Uint8Array): boolean => {
      printed += text.toString();
      options.onPrint?.(text.toString());
      return true;
    };
    try {
      runs += 1;
      // The entry is loaded anew for each run, and all that it imports once.
      await import(/* @vite-ignore */ `${entry}?run=${runs}`);
      return { exitCode: Number(process.exitCode), printed, outlivedCancel: false };
    } finally {
      process.env = env;
      process.exitCode = ownCode;
      process.stdout.write = write;
      for (const signal of signals) {
        const added = process.listeners(signal).filter((one) => !listeners.get(signal)?.includes(one));
        for (const listener of added) process.off(signal, listener);
      }
    }
  });
}
