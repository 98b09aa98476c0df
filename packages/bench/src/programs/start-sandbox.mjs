import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const cli = fileURLToPath(new URL("cli.js", import.meta.resolve("@x-batch-compliance/sandbox")));

/** Starts a sandbox that never waits, in a process of its own, so that its memory is not counted. */
export async function startSandbox(words = ["--share", "0.1"]) {
  const child = spawn(process.execPath, [cli, "--looks", "0", ...words], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  // Also where the program fails: a sandbox left behind would hold its output open, and the bench would wait for it.
  process.once("exit", () => child.kill());
  const [line] = await once(createInterface({ input: child.stdout }), "line");
  return { ...JSON.parse(line), stop: () => child.kill() };
}
