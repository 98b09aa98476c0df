// Core: the file without the IDs of a plain list. The list becomes checked IDs by core's own classes; core reads such only
// from X's results, so its inner reader of lists is used for that part. The rewrite is the public `rewriteFile`.
import { readRemoved } from "./read-lists.mjs";
import { loadCore, readInput, report } from "./say.mjs";

const { file, removed, out, core, format, field } = readInput();
const { rewriteFile } = await loadCore(core, "advanced.js");

const startedMs = performance.now();
const checkedIds = await readRemoved(removed, core);
const files = [{ name: file, path: file }];
const dataset = { name: "bench", ids: [{ type: "tweets", field }], files, format };
// Without the count of entries that were never submitted: no other program knows such a thing.
const options = { findUnverified: false };
await rewriteFile({ dataset, name: file, from: file, to: out }, new Map([["tweets", checkedIds]]), options);
report(startedMs, {});
