// Core: result → findings → the list without its violations. `createResultReader`, an inner module, and the public
// `rewriteFile`. The IDs of the result are put into the set of submitted ones first, untimed.

import { submitAll } from "./read-lists.mjs";
import { loadCore, readInput, report } from "./say.mjs";

const { file, result, removed, out, core } = readInput();
const { rewriteFile } = await loadCore(core, "advanced.js");
const { createResultReader } = await loadCore(core, "results/read-result.js");
const { openFile, readChunks } = await loadCore(core, "files/read-file.js");
const submitted = await submitAll(removed, core);

const startedMs = performance.now();
const from = await openFile({ name: result, path: result });
const reader = createResultReader(submitted);
for await (const chunk of readChunks(from, { name: result })) reader.push(chunk);
const { found } = reader.end();
await from.handle.close();
const dataset = { name: "bench", ids: [{ type: "tweets" }], files: [{ name: file, path: file }] };
const checkedIds = { type: "tweets", found, submitted, untrustedParts: new Set() };
// Without the count of entries that were never submitted: no other program knows such a thing.
const options = { findUnverified: false };
await rewriteFile({ dataset, name: file, from: file, to: out }, new Map([["tweets", checkedIds]]), options);
report(startedMs, {});
