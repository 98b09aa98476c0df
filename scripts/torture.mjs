// Runs what is too long for each test run: every cut of a connection, every failing file operation, and the other parts
// below. Ends with a table, and with exit code 1 if any case failed. `--help` tells the options.
import { parseArgs } from "node:util";
import { printTable } from "./bench/print-table.mjs";
import { failingIo } from "./torture/failing-io.mjs";
import { kills } from "./torture/kills.mjs";
import { simulation } from "./torture/simulation.mjs";
import { sweep } from "./torture/sweep.mjs";

/**
 * `run({ share, at, onProgress })` returns `{ name, runs, outcomes, failures }`, or several of them: how many cases
 * ended in which outcome, and a line for each that failed.
 */
const parts = [failingIo, sweep, kills, simulation];

const help = `Cuts every exchange at every byte, fails every file operation, kills checks, plays schedules, and says what became of it.

  --only PART,…   ${parts.map(({ name }) => name).join(", ")} (default all)
  --share N       every Nth case (default 1: all)
  --at CASE       one case alone, as a failure names it; with --only
`;

const { values } = parseArgs({
  options: {
    help: { type: "boolean" },
    only: { type: "string", default: parts.map(({ name }) => name).join(",") },
    share: { type: "string", default: "1" },
    at: { type: "string" },
  },
});
if (values.help) {
  process.stdout.write(help);
  process.exit();
}
const share = Number(values.share);
if (!(Number.isInteger(share) && share >= 1)) throw new Error("--share is no whole number from 1 on.");
const wanted = values.only.split(",");
const unknown = wanted.filter((name) => parts.every((part) => part.name !== name));
if (unknown.length > 0) throw new Error(`--only has ${unknown}: write some of those that --help names.`);
if (values.at !== undefined && wanted.length > 1) throw new Error("--at needs --only with one part.");

const shown = 20;
const rows = [];
for (const part of parts.filter(({ name }) => wanted.includes(name))) {
  const startedMs = performance.now();
  console.log(`${part.name} …`);
  const results = [await part.run({ share, at: values.at, onProgress: tellProgress() })].flat();
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(0);
  for (const { name, runs, outcomes, failures } of results) {
    const counts = Object.entries(outcomes).toSorted(([, one], [, other]) => other - one);
    const ends = counts.map(([outcome, count]) => `${count} ${outcome}`).join(", ");
    rows.push([name, String(runs), seconds, ends, String(failures.length)]);
    for (const failure of failures.slice(0, shown)) console.error(`FAILED ${name}: ${failure}`);
    if (failures.length > shown) console.error(`… and ${failures.length - shown} more.`);
    // No case at all is a part that looks well and has shown nothing.
    if (failures.length > 0 || runs === 0) process.exitCode = 1;
  }
}
console.log();
printTable(["part", "runs", "seconds", "outcomes", "failures"], rows);

/** A line every ten seconds: a run of minutes should not look dead. */
function tellProgress() {
  let runs = 0;
  let toldMs = performance.now();
  return () => {
    runs++;
    if (performance.now() - toldMs < 10_000) return;
    toldMs = performance.now();
    console.log(`  ${runs} runs`);
  };
}
