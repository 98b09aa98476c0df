// Runs what is too long for each test run: every cut of a connection, every failing file operation, and the other parts
// below. Ends with a table, and with exit code 1 if any case failed. `--help` lists the options.
import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { runPart } from "./torture/run-part.ts";

/**
 * The sweep has a thread for each of two processors; none of the others keeps two of them busy, so they run side by side.
 * What hostile answers cost is measured in real time, so nothing else may run then.
 */
const rounds = [["sweep"], ["failing-io", "kills", "simulation", "uploads"], ["hostile"]];
const parts = rounds.flat();
/** Files in memory, where the system has a place for them: what is tested waits for no disk. */
const memoryFolder = "/dev/shm";

const help = `Cuts every exchange at every byte, fails every file operation, kills checks, plays schedules, and says what became of it.

  --only PART,…   ${parts.join(", ")} (default all)
  --share N       every Nth case (default 1: all)
  --at CASE       one case alone, as a failure names it; with --only
`;

const { values } = parseArgs({
  options: {
    help: { type: "boolean" },
    only: { type: "string", default: parts.join(",") },
    share: { type: "string", default: "1" },
    at: { type: "string" },
  },
});
if (values.help) {
  process.stdout.write(help);
  process.exit();
}
const share = Number(values.share);
if (!(Number.isInteger(share) && share >= 1)) throw new Error("--share is not a whole number from 1 on.");
const wanted = values.only.split(",");
const unknown = wanted.filter((name) => !parts.includes(name));
if (unknown.length > 0) throw new Error(`--only has ${unknown}: write some of those that --help names.`);
if (values.at !== undefined && wanted.length > 1) throw new Error("--at needs --only with one part.");

if (existsSync(memoryFolder)) process.env.TMPDIR = memoryFolder;
const shown = 20;
const startedMs = performance.now();
const rows = [];
for (const round of rounds) {
  const asked = round.filter((name) => wanted.includes(name));
  rows.push(...(await Promise.all(asked.map(showPart))).flat());
}
console.log();
console.table(rows);
// As with a part: no case at all has shown nothing.
if (rows.length === 0) process.exitCode = 1;
console.log(`\n${countSeconds(startedMs)} seconds in all.`);

async function showPart(part) {
  const partStartedMs = performance.now();
  console.log(`${part} …`);
  const results = await runPart(part, { share, at: values.at, onProgress: tellProgress(part) });
  const seconds = countSeconds(partStartedMs);
  return results.map(({ name, runs, outcomes, failures }) => {
    const counts = Object.entries(outcomes).toSorted(([, one], [, other]) => other - one);
    const ends = counts.map(([outcome, count]) => `${count} ${outcome}`).join(", ");
    for (const failure of failures.slice(0, shown)) console.error(`FAILED ${name}: ${failure}`);
    if (failures.length > shown) console.error(`… and ${failures.length - shown} more.`);
    // No case at all is a part that looks well and has shown nothing.
    if (failures.length > 0 || runs === 0) process.exitCode = 1;
    return { part: name, runs, seconds, outcomes: ends, failures: failures.length };
  });
}

function countSeconds(sinceMs) {
  return ((performance.now() - sinceMs) / 1000).toFixed(0);
}

/** A line every ten seconds: a run of minutes should not look dead. */
function tellProgress(name) {
  let runs = 0;
  let toldMs = performance.now();
  return () => {
    runs++;
    if (performance.now() - toldMs < 10_000) return;
    toldMs = performance.now();
    console.log(`  ${name}: ${runs} runs after ${countSeconds(startedMs)} seconds`);
  };
}
