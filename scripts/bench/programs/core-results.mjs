// Core: a result, read into verdicts, from a file. `readResult` is inside the public `checkDatasets`; it refuses IDs
// that were not submitted, so these are put into a set first, untimed (the other programs do not check that).
import { createReadStream } from "node:fs";
import { loadCore, readInput, report } from "./say.mjs";
import { submitAll } from "./submit-all.mjs";

const { result, removed, core } = readInput();
const { readResult } = await loadCore(core, "results/read-result.js");
const { unpackFinding } = await loadCore(core, "results/packed-finding.js");
const { findings } = await loadCore(core, "results/record.js");
const submitted = await submitAll(removed, core);

const startedMs = performance.now();
const { found } = await readResult(createReadStream(result, { highWaterMark: 1 << 18 }), submitted);
const numbers = new Uint32Array(64);
found.forEach((packed) => {
  numbers[unpackFinding(packed)]++;
});
const counts = Object.fromEntries(
  findings.map(({ reason }, index) => [reason, numbers[index]]).filter(([, count]) => count > 0),
);
report(startedMs, { counts });
