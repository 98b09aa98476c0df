// Measures what is promised about speed and memory, against other tools in the same run: absolute times of one machine
// mean little. `--help` lists the options.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { compareTargets } from "./compare-targets.mjs";
import { measureSize } from "./measure-size.mjs";
import { measureStartUp } from "./measure-start-up.mjs";
import { printTable } from "./print-tables.mjs";
import { readOptions } from "./read-options.mjs";
import { describeMachine } from "./run/describe-machine.mjs";
import { installPeers } from "./run/install-peers.mjs";
import { measureLatency } from "./run/measure-latency.mjs";
import { pinToFirstCore, startNeighbour } from "./run/start-neighbour.mjs";
import { writeResults } from "./write-results.mjs";

const words = process.argv.slice(2);
const options = readOptions(words);
// Turbo would print a notice about its telemetry.
process.env.TURBO_TELEMETRY_DISABLED ??= "1";
execFileSync("turbo", ["run", "build", "--output-logs=errors-only"], { stdio: "inherit" });
if (!existsSync(`${options.core}/index.js`)) throw new Error(`--core: ${options.core} has no index.js.`);
const machine = describeMachine();
const command = ["npm run bench", ...(words.length > 0 ? ["--", ...words] : [])].join(" ");
const folder = mkdtempSync(`${tmpdir()}/bench-`);
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));

console.log(`${machine.system}, ${machine.processor}, ${machine.memoryGib} GiB`);
console.log(Object.values(machine.versions).join(", "));
console.log(`${command}: medians of ${options.runs} runs, taken in turns.
"s" is the work alone where a program can measure it apart from the start of its runtime; peak MB is that of the largest process.\n`);

const startUp = options.only.includes("start-up") ? await measureStartUp(folder) : undefined;
const installed = installPeers(`${folder}/peers`);
Object.assign(machine.versions, installed.versions);
if (options.neighbour) {
  // All that is started from here on inherits it.
  pinToFirstCore(process.pid);
  await startNeighbour();
}
machine.latency = measureLatency();
console.log(
  `A load that waits for the one before, ns: ${machine.latency.map(({ kib, ns }) => `${kib} KiB ${ns}`).join(", ")}\n`,
);

const tables = [];
for (const ids of options.sizes) {
  tables.push(
    ...(await measureSize(ids, { folder, options, peers: installed.peers, versions: machine.versions })),
  );
}
const targets = [...(startUp === undefined ? [] : [startUp.target]), ...compareTargets(tables)];
console.log();
printTable(
  ["target", "found", "state"],
  targets.map(({ target, found, state }) => [target, found, state]),
);
if (!options.sizes.includes(1e7))
  console.log("\nRatios are promised for 1e7 IDs: npm run bench -- --ids 1e7");

const { neighbour } = options;
const data = { ids: options.sizes, removed: "a tenth", order: "shuffled", digits: 19, seeded: true };
const measuredAt = new Date().toISOString();
writeResults(options.out, {
  measuredAt,
  command,
  machine,
  neighbour,
  data,
  startUp: startUp?.rows,
  tables,
  targets,
});
if (options.strict && targets.some(({ state }) => state === "MISSED")) process.exitCode = 1;
