import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const help = `Measures speed and memory against other tools, on seeded data, each in a process of its own.

  --ids 1e5,1e6,1e7   sizes of the lists (default 1e6, at most 1e8; targets are stated for 1e7)
  --runs COUNT        runs of each program, taken in turns (default 3)
  --only WORK,…       start-up, rewrite, distinct, results, result-rewrite, csv, semicolons, jsonl, json, check, step
  --limit-seconds S   a peer that takes longer is stopped and not tried again (default 60)
  --neighbour         everything on one core, and on another one a process that uses up cache and ways to memory
  --core FOLDER       another build of core, to compare two (default packages/core/build)
  --out FILE          default packages/bench/results/results.json
  --strict            exit code 1 if a target is missed
`;

/** Every work, in the order in which they are measured. */
const works = [
  "start-up",
  "rewrite",
  "distinct",
  "results",
  "result-rewrite",
  "csv",
  "semicolons",
  "jsonl",
  "json",
  "check",
  "step",
];

/** Reads the words after the program's name; ends the process on `--help`, throws on what it cannot use. */
export function readOptions(words) {
  const { values } = parseArgs({
    args: words,
    options: {
      help: { type: "boolean" },
      ids: { type: "string", default: "1e6" },
      runs: { type: "string", default: "3" },
      only: { type: "string", default: works.join(",") },
      "limit-seconds": { type: "string", default: "60" },
      core: { type: "string", default: findBeside(import.meta.resolve("@x-batch-compliance/core"), ".") },
      out: { type: "string", default: findBeside(import.meta.url, "../results/results.json") },
      neighbour: { type: "boolean", default: false },
      strict: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    process.stdout.write(help);
    process.exit();
  }
  return {
    sizes: readNumbers("--ids", values.ids, { least: 1000, most: 1e8 }),
    runs: readNumbers("--runs", values.runs, { least: 1, most: 99 })[0],
    only: readWorks(values.only),
    limitMs: readNumbers("--limit-seconds", values["limit-seconds"], { least: 1, most: 86_400 })[0] * 1000,
    core: resolve(values.core),
    out: resolve(values.out),
    neighbour: values.neighbour,
    strict: values.strict,
  };
}

function readNumbers(option, text, { least, most }) {
  return text.split(",").map((word) => {
    const number = Number(word);
    if (Number.isInteger(number) && number >= least && number <= most) return number;
    throw new Error(`${option} has ${JSON.stringify(word)}: write whole numbers from ${least} to ${most}.`);
  });
}

function readWorks(text) {
  const wanted = text.split(",");
  const foreign = wanted.filter((work) => !works.includes(work));
  if (foreign.length > 0) throw new Error(`--only has ${foreign}: write some of ${works.join(", ")}.`);
  return works.filter((work) => wanted.includes(work));
}

function findBeside(url, path) {
  return fileURLToPath(new URL(path, url));
}
