import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { PartResult } from "./part-result.ts";

/** What the process of a part reports: the results at its end, and nothing after each case before. */
export interface PartMessage {
  readonly results?: readonly PartResult[];
}

export interface RunPartOptions {
  readonly share: number;
  readonly at: string | undefined;
  /** Called after each case. */
  readonly onProgress: () => void;
}

const program = fileURLToPath(new URL("./part-process.ts", import.meta.url));

/** Runs a part in a process of its own: some replace globals, and none is held up by the others. */
export function runPart(
  name: string,
  { share, at, onProgress }: RunPartOptions,
): Promise<readonly PartResult[]> {
  const child = fork(program, [name, JSON.stringify({ share, at })], {
    execArgv: ["--conditions=@x-batch-compliance/source"],
  });
  return new Promise((resolve, reject) => {
    child.on("message", ({ results }: PartMessage) =>
      results === undefined ? onProgress() : resolve(results),
    );
    child.once("error", reject);
    // Comes to nothing once there are results.
    child.once("close", (status) => reject(new Error(`${name} ended with ${status} and no result.`)));
  });
}
