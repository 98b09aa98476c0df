// Plays seeds of the simulation: days of a schedule each, against X as the sandbox has it. `--help` lists the options.
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { chooseRows, printRows, printTrace } from "./schedule/print-rows.ts";
import { playSeeds } from "./simulation/play-seeds.ts";
import { traceSeed } from "./simulation/run-seeds.ts";

const help = `Plays schedules of checks against a simulated X, and holds what came out against a separate model.

  --seeds COUNT   how many seeds (default 1000)
  --from N        the first one (default 0)
  --threads COUNT how many at once (default: one for each processor)
  --seed N        this one alone, with its whole trace
  --schedule ROW  weeks of a schedule and what they cost: a row, several with commas, or all; 4 seeds each
`;

const { values } = parseArgs({
  options: {
    help: { type: "boolean", default: false },
    seeds: { type: "string" },
    from: { type: "string", default: "0" },
    threads: { type: "string", default: String(availableParallelism()) },
    seed: { type: "string" },
    schedule: { type: "string" },
  },
});

if (values.help) process.stdout.write(help);
else if (values.schedule !== undefined) await playSchedules(chooseRows(values.schedule));
else if (values.seed === undefined) await playMany();
else await playOne(readNumber("--seed", values.seed));

async function playMany() {
  const from = readNumber("--from", values.from);
  const count = readNumber("--seeds", values.seeds ?? "1000");
  const threads = Math.max(1, readNumber("--threads", values.threads));
  const startedAtMs = performance.now();
  const { seeds, requests, ends, broken, processorMs } = await playSeeds({ from, count, threads });
  if (broken.length > 0) process.exitCode = 1;
  const elapsedMs = performance.now() - startedAtMs;
  console.log(
    `${seeds} seeds from ${from} on, ${requests} requests, ${broken.length} seeds with a broken promise`,
  );
  console.log(
    `${toRate(seeds, elapsedMs)} seeds a second, ${toRate(seeds, processorMs)} for each second of the processor`,
  );
  const sorted = [...ends].sort(([, one], [, other]) => other - one);
  console.log(sorted.map(([end, times]) => `  ${String(times).padStart(7)} ${end}`).join("\n"));
  for (const { seed, breaches } of broken.slice(0, 10)) {
    console.log(`seed ${seed}: ${breaches.map(({ promise, what }) => `${promise}: ${what}`).join("; ")}`);
  }
  if (broken.length === 0) return;
  console.log(`\nThe first of them, as "npm run simulate -- --seed ${broken[0].seed}" shows it:\n`);
  await playOne(broken[0].seed);
}

async function playSchedules(rows) {
  const startedAtMs = performance.now();
  const seeds = {
    from: readNumber("--from", values.from),
    count: readNumber("--seeds", values.seeds ?? "4"),
  };
  let broken = 0;
  if (values.seed === undefined) broken = await printRows(rows, seeds, console.log);
  else
    for (const row of rows) broken += await printTrace(row, readNumber("--seed", values.seed), console.log);
  console.log(`\n${Math.round((performance.now() - startedAtMs) / 1_000)} s`);
  if (broken > 0) process.exitCode = 1;
}

async function playOne(seed) {
  const { outcome, trace } = await traceSeed(seed);
  console.log(trace.join("\n"));
  console.log(`\nseed ${seed}: ${outcome.breaches.length} broken promises, ${outcome.requests} requests`);
  if (outcome.breaches.length > 0) process.exitCode = 1;
}

function toRate(seeds, ms) {
  return Math.round((seeds * 1_000) / ms);
}

function readNumber(option, text) {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 0 && number < 2 ** 32) return number;
  throw new Error(`${option} has ${JSON.stringify(text)}: write a whole number from 0 to ${2 ** 32 - 1}.`);
}
