// Writes what the documents repeat of the sources: the workflow, inputs and costs of README.md, the inputs and outputs in docs/, docs/api/,
// the help in packages/sandbox/README.md, docs/errors.md from the tables of error codes, docs/reliability-tests.md from the
// table of tests and the properties in them, the rooms in docs/architecture.md, the tables of docs/performance.md from the last
// recorded benchmarks, the table of samples in docs/lists.md, the JSON Schema of config files, and the lists in examples/.
// Last, the name of the repository in every text that has it is that of package.json.
// With `--check` it names what is out of date, and writes nothing.
import { globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { gunzipSync, gzipSync } from "node:zlib";
import { parse } from "yaml";
import { helpText } from "../packages/sandbox/src/cli/help-text.ts";
import { readApi } from "./docs/api/read-entries.ts";
import { renderApi } from "./docs/api/render-api.ts";
import { faultTests } from "./docs/fault-tests-table.ts";
import { listProperties, renderProperties } from "./docs/list-properties.ts";
import { mainInputs } from "./docs/main-inputs.ts";
import { replaceSection } from "./docs/markdown.ts";
import { readSamples } from "./docs/read-samples.ts";
import { renderCosts } from "./docs/render-costs.ts";
import { listFaultRows, renderFaultTests } from "./docs/render-fault-tests.ts";
import { renderGrowth, renderPeers, renderTargets } from "./docs/render-performance.ts";
import { renderRooms } from "./docs/render-rooms.ts";
import { renderSamples } from "./docs/render-samples.ts";
import { renderErrors, renderInputs, renderMainInputs, renderOutputs } from "./docs/render-tables.ts";
import { renderExamples } from "./examples/render-examples.ts";
import { roomsOf } from "./layers/rooms.ts";
import { filesWithName, fillRepositoryName, readRepositoryName } from "./repository/repository-name.ts";

const readText = (path) => readFileSync(path, "utf8");
const manifestText = readText("action.yml");
const manifest = parse(manifestText);
const costs = renderCosts();
const workflow = readText("examples/workflows/report-posts.yml").trimEnd();
let readme = readText("README.md");
readme = replaceSection(readme, "workflow", `\`\`\`yaml\n${workflow}\n\`\`\``);
readme = replaceSection(readme, "inputs", renderMainInputs(manifest, mainInputs));
readme = replaceSection(readme, "costs", costs);
const sandbox = replaceSection(
  readText("packages/sandbox/README.md"),
  "help",
  `\`\`\`text\n${helpText.trimEnd()}\n\`\`\``,
);

const sources = [
  {
    title: "The check (`ComplianceError` of the core package)",
    table: ["packages/core/src/errors.ts", "errorTable"],
  },
  {
    title: "The step",
    table: ["packages/action/src/errors/error-table.ts", "actionErrorTable"],
  },
];
const readTable = async ([path, name]) => {
  const table = (await import(pathToFileURL(resolve(path)).href))[name];
  if (table === undefined) throw new Error(`${path} exports no ${name}. Export the table of its codes.`);
  return table;
};
const { hintForInputs } = await import(
  pathToFileURL(resolve("packages/core/src/report/words/hint-for-inputs.ts")).href
);
const sections = [];
for (const { title, table } of sources) {
  // The page is for those who run the step: of core's hints they read the step's.
  const rows = Object.entries(await readTable(table)).map(([code, row]) => [
    code,
    table[1] === "errorTable" ? { ...row, hint: hintForInputs({ code, hint: row.hint }) } : row,
  ]);
  sections.push(`## ${title}\n\n${renderErrors(Object.fromEntries(rows))}\n`);
}
const errors = `# Errors

<!-- Generated from the sources by \`pnpm run generate\`. Do not edit. -->

Every failure has a code. The log shows the code, what happened, the likely cause, what to do, and a link to its place on
this page. A finding (IDs that must be removed) is not an error and has no code.

\`retryable\` is a property of the error object: the program itself may repeat the same call. Whether to run again, and when,
is under *What to do*.

${sections.join("\n")}`;

const properties = globSync("packages/*/{src,test}/**/*.test.ts")
  .sort()
  .flatMap((path) => listProperties(path, readFileSync(path, "utf8")));
const faults = listFaultRows(readFileSync("docs/reliability.md", "utf8"));
const reliabilityTests = `# Which tests hold what reliability.md promises

<!-- Generated from scripts/docs/fault-tests-table.ts and the tests by \`pnpm run generate\`. Do not edit. -->

\`%s\` and \`%d\` in the name of a test stand for the cases of a table.

## Faults

The rows are those of [reliability.md](reliability.md#faults).

${renderFaultTests(faults, faultTests)}

## Properties

Tests whose cases are made up by fast-check. ${renderProperties(properties)}
`;

let architecture = readFileSync("docs/architecture.md", "utf8");
for (const name of Object.keys(roomsOf)) {
  const table = renderRooms(roomsOf[name]);
  architecture = replaceSection(architecture, `${name}-rooms`, table);
}

const readResults = (name) => JSON.parse(readFileSync(`packages/bench/results/${name}.json`, "utf8"));
const [bare, tables, documents, steps, grown] = [
  "results",
  "results-tables",
  "results-documents",
  "results-step",
  "results-1e8",
].map(readResults);
const crowded = readResults("results-neighbour");
const quiet = [bare, tables, documents, steps, grown];
const performance = Object.entries({
  peers: renderPeers(bare, crowded),
  tables: [tables, documents].map((results) => renderPeers(results)).join("\n\n"),
  steps: renderPeers(steps),
  targets: renderTargets({ quiet, "with a busy neighbor": [crowded] }),
  growth: renderGrowth(grown),
}).reduce((text, [section, part]) => replaceSection(text, section, part), readText("docs/performance.md"));

const lists = replaceSection(
  readFileSync("docs/lists.md", "utf8"),
  "samples",
  renderSamples(await readSamples()),
);

const schema = await import(pathToFileURL(resolve("packages/core/src/config/render-json-schema.ts")).href);

const generated = new Map([
  ["README.md", readme],
  ["docs/architecture.md", architecture],
  ["docs/cost.md", replaceSection(readText("docs/cost.md"), "costs", costs)],
  ["docs/errors.md", errors],
  [
    "docs/inputs.md",
    replaceSection(readText("docs/inputs.md"), "inputs", renderInputs(manifest, manifestText)),
  ],
  ["docs/lists.md", lists],
  ["docs/outputs.md", replaceSection(readText("docs/outputs.md"), "outputs", renderOutputs(manifest))],
  ["docs/performance.md", performance],
  ["docs/reliability-tests.md", reliabilityTests],
  ["packages/action/schema.json", schema.renderJsonSchema()],
  ["packages/sandbox/README.md", sandbox],
  ...renderApi(readApi()),
  ...renderExamples(),
]);
const repository = readRepositoryName();
for (const path of globSync(filesWithName, { exclude: ["**/node_modules/**"] })) {
  const text = generated.get(path) ?? readFileSync(path, "utf8");
  const filled = fillRepositoryName(text, repository);
  if (generated.has(path) || filled !== text) generated.set(path, filled);
}
writeGenerated(generated);

/**
 * Writes generated files, or with `--check` says which ones differ from what would be written. What is named .gz is
 * compressed, and compared decompressed: versions of zlib may compress the same text differently.
 * @param {ReadonlyMap<string, string>} files Content by path.
 */
function writeGenerated(files) {
  const stale = [...files].filter(([path, content]) => readIfThere(path) !== content);
  if (!process.argv.includes("--check")) {
    for (const [path, content] of stale) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, isCompressed(path) ? gzipSync(content) : content);
    }
    console.log(`${files.size} generated files, ${stale.length} written`);
    return;
  }
  for (const [path] of stale) console.error(`${path} is out of date. Run: pnpm run generate`);
  if (stale.length > 0) process.exitCode = 1;
  else console.log(`${files.size} generated files are up to date`);
}

function readIfThere(path) {
  try {
    const bytes = readFileSync(path);
    return (isCompressed(path) ? gunzipSync(bytes) : bytes).toString("utf8");
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
}

function isCompressed(path) {
  return path.endsWith(".gz");
}
