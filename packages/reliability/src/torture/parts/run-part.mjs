import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("./part-process.mjs", import.meta.url));

/**
 * Runs a part in a process of its own: some replace globals, and none is held up by the others. Returns its results, each
 * `{ name, runs, outcomes, failures }`: how many cases ended in which outcome, and a line for each that failed.
 */
export function runPart(name, { share, at }, onProgress) {
  const child = fork(program, [name, JSON.stringify({ share, at })], { execArgv: ["--conditions=source"] });
  return new Promise((resolve, reject) => {
    child.on("message", ({ results }) => (results === undefined ? onProgress() : resolve(results)));
    child.once("error", reject);
    // Comes to nothing once there are results.
    child.once("close", (status) => reject(new Error(`${name} ended with ${status} and no result.`)));
  });
}
