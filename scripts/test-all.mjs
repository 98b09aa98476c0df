// Builds, checks types and runs all tests, then sums them up, also when some failed. With --quick: the tests of the inner
// loop alone, which start no process and need no build.
import { spawnSync } from "node:child_process";
import { globSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";

const quick = ["--project=!*scenarios", "--tags-filter=!slow", `--maxWorkers=${availableParallelism()}`];
const tasks = ["build", "bundle", "typecheck", "typecheck-scripts", "test", "test-scenarios", "test-scripts"];

// An old report must not be counted for a run that never wrote one; cached runs bring theirs back.
for (const report of globSync("{.,packages/*,scripts}/reports/*.json")) rmSync(report);

const [program, ...words] = process.argv.includes("--quick")
  ? ["vitest", "run", ...quick]
  : ["turbo", "run", ...tasks, "--continue", "--output-logs=new-only"];
// Turbo would print a notice about its telemetry.
process.env.TURBO_TELEMETRY_DISABLED ??= "1";
const { status } = spawnSync(program, words, { stdio: "inherit" });
await import("./test-summary.mjs");
if (status !== 0) process.exitCode = 1;
