// Core: check every line, drop repetitions, write the files to upload. The public `scanDatasets`.
import { createReadStream, createWriteStream, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { pipeline } from "node:stream/promises";
import { loadCore, readInput, report } from "./say.mjs";

const { file, out, core } = readInput();
const { scanDatasets } = await loadCore(core, "advanced.js");
const folder = mkdtempSync(`${out}-`);

const startedMs = performance.now();
const { types } = await scanDatasets(
  [{ name: "bench", ids: [{ type: "tweets" }], files: [{ name: file, path: file }] }],
  {
    folder,
  },
);
report(startedMs, { types: types.length });

// Long lists become several uploads: together they are what the others write into one file.
for (const name of readdirSync(folder).sort()) {
  await pipeline(createReadStream(`${folder}/${name}`), createWriteStream(out, { flags: "a" }));
}
rmSync(folder, { recursive: true });
