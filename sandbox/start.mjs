// Starts the sandbox of X for the later steps of a job, and hands its address and token on as outputs of this step. It
// runs from its sources, which Node.js 24 can, and X alone needs nothing that would have to be installed.
import { spawn } from "node:child_process";
import { appendFileSync, mkdtempSync, openSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const startLimitMs = 20_000;
const program = fileURLToPath(new URL("../packages/sandbox/src/cli.ts", import.meta.url));

const words = ["share", "verdicts", "flow", "account"].flatMap((name) => {
  const value = process.env[`INPUT_${name.toUpperCase()}`] ?? "";
  return value === "" ? [] : [`--${name}=${value}`];
});
const folder = mkdtempSync(join(process.env.RUNNER_TEMP ?? tmpdir(), "sandbox-"));
const stdoutPath = join(folder, "stdout");
const stderrPath = join(folder, "stderr");
// Files, because pipes would break, or keep our reader waiting, after this process has ended.
const child = spawn(process.execPath, [program, "--only-x", ...words], {
  detached: true,
  stdio: ["ignore", openSync(stdoutPath, "w"), openSync(stderrPath, "w")],
});

try {
  const { x } = JSON.parse(await readFirstLine());
  tell("GITHUB_STATE", { pid: child.pid });
  tell("GITHUB_OUTPUT", { "x-api-url": x.apiUrl, "bearer-token": x.bearerToken });
  console.log(`The sandbox (${x.flow}) listens at ${x.apiUrl}, process ${child.pid}`);
  child.unref();
} catch (error) {
  child.kill();
  // As one command of the runner: a line break would end it.
  console.error(`::error::${error.message.trim().replaceAll("%", "%25").replaceAll("\n", "%0A")}`);
  process.exitCode = 1;
}

async function readFirstLine() {
  const startedMs = performance.now();
  for (;;) {
    const text = readFileSync(stdoutPath, "utf8");
    if (text.endsWith("\n")) return text;
    if (child.exitCode !== null)
      throw new Error(`The sandbox did not start. ${readFileSync(stderrPath, "utf8")}`);
    if (performance.now() - startedMs > startLimitMs)
      throw new Error(
        `The sandbox printed no address within ${startLimitMs / 1000} seconds. Run the job again.`,
      );
    await sleep(50);
  }
}

/** Writes values to one of the runner's files. Outside of a runner there is none. */
function tell(file, values) {
  const lines = Object.entries(values).map(([name, value]) => `${name}=${value}\n`);
  if (process.env[file]) appendFileSync(process.env[file], lines.join(""));
}
