// The transfers of a check and nothing else: curl sends the list to the sandbox and fetches the result, cp copies the
// list. The sandbox makes a result at the first GET; a second one is timed, and the difference told apart.
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { request } from "node:http";
import { readInput, say } from "./say.mjs";
import { startSandbox } from "./start-sandbox.mjs";

const { file, out, folder } = readInput();
const { x, stop } = await startSandbox();
const headers = { authorization: `Bearer ${x.bearerToken}` };
const bearer = ["-H", `authorization: ${headers.authorization}`];
const parts = mkdtempSync(`${folder}/parts-`);
execFileSync("split", ["-l", "6000000", file, `${parts}/part-`]);

let insideMs = 0;
let makingMs = 0;
for (const part of readdirSync(parts).sort()) {
  const job = await createJob();
  insideMs += time("curl", [
    "-fsS",
    ...bearer,
    "-H",
    "content-type: text/plain",
    "-T",
    `${parts}/${part}`,
    job.upload_url,
  ]);
  const ready = await waitUntilComplete(job.id);
  const get = ["-fsS", ...bearer, "-o", `${parts}/result`, ready.download_url];
  const firstMs = time("curl", get);
  const secondMs = time("curl", get);
  insideMs += secondMs;
  makingMs += Math.max(0, firstMs - secondMs);
  appendFileSync(out, readFileSync(`${parts}/result`));
}
insideMs += time("cp", [file, `${parts}/copy`]);
stop();
say({ insideMs, makingMs });

function createJob() {
  const body = JSON.stringify({ type: "tweets" });
  return ask("/2/compliance/jobs", { method: "POST", body });
}

async function waitUntilComplete(id) {
  for (;;) {
    const job = await ask(`/2/compliance/jobs/${id}`);
    if (job.status === "complete") return job;
    if (job.status !== "in_progress") throw new Error(`The sandbox's job is ${job.status}.`);
  }
}

/** Over a connection of its own: one that was kept is closed by the time a transfer of many seconds is over. */
async function ask(path, { method = "GET", body } = {}) {
  const sent = request(`${x.apiUrl}${path}`, {
    method,
    agent: false,
    headers: { ...headers, ...(body && { "content-type": "application/json" }) },
  });
  sent.end(body);
  const [response] = await once(sent, "response");
  const answer = (await response.toArray()).join("");
  if (response.statusCode >= 300) throw new Error(`The sandbox answered ${response.statusCode}: ${answer}`);
  return JSON.parse(answer).data;
}

function time(command, words) {
  const startedMs = performance.now();
  execFileSync(command, words);
  return performance.now() - startedMs;
}
