// Changes the code in one small place after the other and looks whether a test notices: docs/mutation.md.
// `--help` lists the options.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { parseArgs } from "node:util";
import { mutatedFiles } from "./mutation/mutated-files.ts";
import { printScores } from "./mutation/print-scores.ts";
import { runAgain } from "./mutation/run-again.ts";
import { installStryker, runStryker } from "./mutation/run-stryker.ts";

const help = `Mutates files of core and prints how many of the mutants their tests noticed, and which they did not.

  --only NAME,…      for example job/part, or a room of core: job (default all)
  --again            only what went unnoticed in the last run, where the file is still the same
  --tools FOLDER     where Stryker is installed, and kept for the next time (default a temporary folder)
  --concurrency N    mutants at a time (default 1)
  --out FOLDER       where the mutants of each file go as JSON (default reports/mutation)
`;

const { values } = parseArgs({
  options: {
    help: { type: "boolean" },
    only: { type: "string" },
    again: { type: "boolean", default: false },
    tools: { type: "string" },
    concurrency: { type: "string", default: "1" },
    out: { type: "string", default: "reports/mutation" },
  },
});
if (values.help) {
  process.stdout.write(help);
  process.exit();
}
const concurrency = Number(values.concurrency);
if (!(Number.isInteger(concurrency) && concurrency >= 1))
  throw new Error("--concurrency is not a whole number from 1 on.");
const wanted = values.only?.split(",");
const chosen = mutatedFiles.filter(
  ({ name, room }) => wanted === undefined || wanted.includes(name) || wanted.includes(room),
);
if (chosen.length === 0) throw new Error(`--only fits none of ${mutatedFiles.map(({ name }) => name)}.`);

const tools = values.tools ?? mkdtempSync(`${tmpdir()}/mutation-`);
process.once("exit", () => {
  if (values.tools === undefined) rmSync(tools, { recursive: true, force: true });
});
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));
installStryker(tools);

mkdirSync(values.out, { recursive: true });
const results = chosen.map((target) => {
  const startMs = performance.now();
  const path = `${values.out}/${target.name.replace("/", "-")}.json`;
  const { mutants, source } = values.again
    ? runAgain(target, { tools, concurrency, path })
    : runStryker(target, { tools, concurrency });
  const result = { ...target, mutants, source };
  writeFileSync(path, JSON.stringify(result));
  const seconds = Math.round((performance.now() - startMs) / 1000);
  console.log(`${target.name}: ${mutants.length} mutants, ${seconds} s`);
  return result;
});
console.log();
printScores(results);
