// Core: the file without the IDs of a plain list. The list becomes verdicts in core's own map; core reads such only
// from X's results, so its inner modules are used for that part. The rewrite is the public `rewriteFile`.
import { statSync } from "node:fs";
import { createIdReader } from "./read-ids.mjs";
import { loadCore, readInput, report } from "./say.mjs";

const { file, removed, out, core, format, field } = readInput();
const { IdMap, IdSet, rewriteFile } = await loadCore(core, "index.js");
const { packFinding } = await loadCore(core, "results/packed-finding.js");
const readIds = await createIdReader(core);

const digitsAndLf = 20;
const startedMs = performance.now();
const found = new IdMap();
// As much as the reading of a result knows of its own size.
found.expect?.(Math.ceil(statSync(removed).size / digitsAndLf));
const deleted = packFinding(1, undefined);
const values = new Int32Array(2048).fill(deleted);
await readIds(removed, (high, low, count) => void found.addBlock(high, low, { values, count }));
const files = [{ name: file, path: file }];
const dataset = { name: "bench", ids: [{ type: "tweets", field }], files, format };
const verdicts = { type: "tweets", found, submitted: new IdSet(), untrustedParts: new Set() };
// Without the count of entries that were never submitted: no other program knows such a thing.
const options = { findUnverified: false };
await rewriteFile({ dataset, name: file, from: file, to: out }, new Map([["tweets", verdicts]]), options);
report(startedMs, {});
