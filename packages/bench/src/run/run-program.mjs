import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";

const timePath = "/usr/bin/time";

/**
 * Runs a program to its end, or to the time limit. A program may print one line of JSON: `insideMs`, the time of
 * its work without the start of its runtime, and what it found.
 * Returns `{ wallMs, insideMs?, peakMb?, said }`, or `{ failure }`.
 */
export async function runProgram({ command, folder, limitMs, environment }) {
  const peakPath = `${folder}/peak`;
  // GNU time as the parent: a process started by Node would count Node's own memory as its peak.
  const words = existsSync(timePath) ? [timePath, "-f", "%M", "-o", peakPath, ...command] : command;
  const startedMs = performance.now();
  const child = spawn(words[0], words.slice(1), {
    cwd: folder,
    detached: true,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, LC_ALL: "C", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const text = { out: "", error: "" };
  child.stdout.on("data", (bytes) => (text.out += bytes));
  child.stderr.on("data", (bytes) => (text.error += bytes));
  // The whole group: a shell's children would go on.
  const stop = () => process.kill(-child.pid, "SIGKILL");
  process.once("exit", stop);
  let stopped = false;
  const timer = setTimeout(() => {
    stopped = true;
    stop();
  }, limitMs);
  const code = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  clearTimeout(timer);
  process.off("exit", stop);
  const wallMs = performance.now() - startedMs;
  if (stopped) return { failure: `over ${limitMs / 1000} s` };
  if (code !== 0) return { failure: describeFailure(text.error, code) };
  const said = text.out.startsWith("{") ? JSON.parse(text.out) : {};
  // What a program says of itself leaves out the sandbox that it started.
  return { wallMs, insideMs: said.insideMs, peakMb: said.peakMb ?? readPeak(peakPath), said };
}

function readPeak(path) {
  if (!existsSync(path)) return undefined;
  const kibibytes = Number(readFileSync(path, "utf8").trim().split("\n").at(-1));
  rmSync(path);
  return (kibibytes * 1024) / 1e6;
}

/** The line that says most: a runtime's error, or else the last. */
function describeFailure(text, code) {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const line = lines.find((one) => /Error\b.*:/.test(one)) ?? lines.at(-1) ?? "";
  return `failed (${code}): ${line.trim().slice(0, 70)}`;
}
