// Core: a result, read into verdicts, from a file. `readResult` is inside the public `checkDatasets`; it refuses IDs
// that were not submitted, so these are put into a set first, untimed (the other programs do not check that).
import { loadCore, readInput, report } from "./say.mjs";
import { submitAll } from "./submit-all.mjs";

const { result, removed, core } = readInput();
const { readResult } = await loadCore(core, "results/read-result.js");
const { openFile, readChunks } = await loadCore(core, "dataset/read-file.js");
const { unpackFinding } = await loadCore(core, "results/packed-finding.js");
const { findings } = await loadCore(core, "results/record.js");
const submitted = await submitAll(removed, core);

const startedMs = performance.now();
const from = await openFile({ name: result, path: result });
const { found } = await readResult(readChunks(from, { name: result }), submitted, from.sizeBytes);
await from.handle.close();
const numbers = new Uint32Array(64);
found.forEach((packed) => {
  numbers[unpackFinding(packed)]++;
});
const counts = Object.fromEntries(
  findings.map(({ reason }, index) => [reason, numbers[index]]).filter(([, count]) => count > 0),
);
report(startedMs, { counts });
