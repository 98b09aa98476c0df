// Starts the sandbox for the later steps of a job, and hands its address and token on as outputs of this step.
// Arguments are the sandbox's own, for example: --flow gcs --share 0
import { spawn } from "node:child_process";
import { appendFileSync, mkdtempSync, openSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const startLimitMs = 20_000;
const folder = mkdtempSync(join(process.env.RUNNER_TEMP ?? tmpdir(), "sandbox-"));
const stdoutPath = join(folder, "stdout");
const stderrPath = join(folder, "stderr");
// Files, because pipes would break, or keep our reader waiting, after this process has ended.
const child = spawn(
  process.execPath,
  ["--conditions=source", "packages/sandbox/src/cli.ts", ...process.argv.slice(2)],
  { detached: true, stdio: ["ignore", openSync(stdoutPath, "w"), openSync(stderrPath, "w")] },
);

const startedMs = performance.now();
let text = "";
while (!text.endsWith("\n")) {
  if (child.exitCode !== null)
    throw new Error(`The sandbox ended at once: ${readFileSync(stderrPath, "utf8")}`);
  if (performance.now() - startedMs > startLimitMs) {
    child.kill();
    throw new Error("The sandbox printed no address in time. Start it by hand: packages/sandbox/src/cli.ts");
  }
  await sleep(50);
  text = readFileSync(stdoutPath, "utf8");
}
const { x } = JSON.parse(text);
const outputs = `x-api-url=${x.apiUrl}\nbearer-token=${x.bearerToken}\npid=${child.pid}\n`;
if (process.env.GITHUB_OUTPUT) appendFileSync(process.env.GITHUB_OUTPUT, outputs);
console.log(`The sandbox (${x.flow}) listens at ${x.apiUrl}, process ${child.pid}`);
child.unref();
