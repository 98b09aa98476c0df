// Builds, checks types and runs all tests, then sums them up, also when some failed.
import { spawnSync } from "node:child_process";
import { globSync, rmSync } from "node:fs";

// An old report must not be counted for a run that never wrote one; cached runs bring theirs back.
for (const report of globSync("{packages/*,scripts}/reports/tests.json")) rmSync(report);

const tasks = ["build", "bundle", "typecheck", "typecheck-scripts", "test", "test-scripts"];
const { status } = spawnSync("turbo", ["run", ...tasks, "--continue", "--output-logs=new-only"], {
  stdio: "inherit",
});
await import("./test-summary.mjs");
if (status !== 0) process.exitCode = 1;
