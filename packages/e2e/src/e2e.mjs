// Runs the workflows of this repository under act. An argument is the start of the name of a test file: `-- servers`.
import { execFileSync, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { findAct } from "./act/find-act.ts";

const here = fileURLToPath(new URL("..", import.meta.url));
// Turbo would print a notice about its telemetry.
process.env.TURBO_TELEMETRY_DISABLED ??= "1";
execFileSync("turbo", ["run", "bundle", "--output-logs=errors-only"], {
  stdio: "inherit",
  cwd: `${here}../..`,
});
const found = findAct();
const env = { ...process.env, E2E_ACT: found.path ?? "", E2E_SKIP: found.reason ?? "" };
const names = process.argv.length > 2 ? process.argv.slice(2) : [""];
const files = names.map((name) => `test/${name}`);
process.exitCode = spawnSync("vitest", ["run", ...files], { stdio: "inherit", cwd: here, env }).status ?? 1;
