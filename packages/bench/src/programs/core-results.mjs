// Core: a result, read into findings, from a file. `createResultReader` is inside the public `checkDatasets`; it refuses IDs
// that were not submitted, so these are put into a set first, untimed (the other programs do not check that).

import { submitAll } from "./read-lists.mjs";
import { loadCore, readInput, report } from "./say.mjs";

const { result, removed, core } = readInput();
const { createResultReader } = await loadCore(core, "results/read-result.js");
const { openFile, readChunks } = await loadCore(core, "files/read-file.js");
const { findings } = await loadCore(core, "results/record.js");
const submitted = await submitAll(removed, core);

const startedMs = performance.now();
const from = await openFile({ name: result, path: result });
const reader = createResultReader(submitted);
for await (const chunk of readChunks(from, { name: result })) reader.push(chunk);
const { found } = reader.end();
await from.handle.close();
const numbers = new Uint32Array(findings.length);
found.forEach((finding) => {
  numbers[finding]++;
});
const counts = Object.fromEntries(
  findings.map(({ reason }, index) => [reason, numbers[index]]).filter(([, count]) => count > 0),
);
report(startedMs, { counts });
