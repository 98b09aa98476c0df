import { execFileSync, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(import.meta.resolve("../programs/neighbour.mjs"));

/** Keeps a process, and all that it starts from now on, on the first core. */
export function pinToFirstCore(id) {
  pin(id, 0);
}

/**
 * Starts a process on the second core that wanders through memory until this one ends, as a neighbour on the same machine
 * does that uses up the last-level cache and the ways to memory.
 */
export async function startNeighbour() {
  const child = spawn(process.execPath, [program], { stdio: ["ignore", "pipe", "inherit"] });
  process.once("exit", () => child.kill("SIGKILL"));
  pin(child.pid, 1);
  await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`The neighbour ended (${code}).`)));
    child.stdout.once("data", resolve);
  });
  child.unref();
  child.stdout.unref();
}

function pin(id, core) {
  execFileSync("taskset", ["--all-tasks", "--cpu-list", "--pid", String(core), String(id)], {
    stdio: "pipe",
  });
}
