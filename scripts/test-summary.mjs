// Adds up the JSON reports of all test runs. The last line is `N passed, N failed`.
import { globSync, readFileSync } from "node:fs";
import { sumUpTests } from "./tests/sum-up-tests.ts";

const reports = globSync("{.,packages/*,scripts}/reports/*.json").map((path) =>
  JSON.parse(readFileSync(path, "utf8")),
);
const leftOut = process.argv.includes("--quick") ? "slow" : undefined;
const { lines, green } = sumUpTests(reports, { leftOut });
for (const line of lines) console.log(line);
process.exitCode = green ? 0 : 1;
