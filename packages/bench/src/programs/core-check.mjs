// Core: the whole check against a sandbox in another process. The public `createClient`, `checkDatasets`, `rewriteFile`.
import { copyFileSync, mkdirSync } from "node:fs";
import { loadCore, readInput, report } from "./say.mjs";
import { startSandbox } from "./start-sandbox.mjs";

const { file, out, core, folder } = readInput();
const { checkDatasets, createClient } = await loadCore(core, "index.js");
const { rewriteFile } = await loadCore(core, "advanced.js");
const { x, stop } = await startSandbox();
mkdirSync(`${folder}/check`, { recursive: true });

const startedMs = performance.now();
const client = createClient({ bearerToken: x.bearerToken, apiUrl: x.apiUrl });
const dataset = { name: "bench", ids: [{ type: "tweets" }], files: [{ name: file, path: file }] };
const options = { folder: `${folder}/check`, jobNamePrefix: "bench", runKey: "1", pollIntervalMs: 1 };
const { report: found, checkedIds, resultsPath } = await checkDatasets(client, [dataset], options);
await rewriteFile({ dataset, name: file, from: file, to: `${folder}/check/rewritten` }, checkedIds);
report(startedMs, { result: found.result });
copyFileSync(resultsPath, out);
stop();
