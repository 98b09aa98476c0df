// Measures what is promised about speed, against peers of the same run: absolute times of one machine mean little.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir, totalmem } from "node:os";
import { fileURLToPath } from "node:url";
import { printTable } from "./bench/print-table.mjs";

const runs = 21;
const targetMs = 120;
const bundle = fileURLToPath(new URL("../packages/action/dist/index.js", import.meta.url));
const folder = mkdtempSync(`${tmpdir()}/bench-`);
// An https origin that is refused at once: the first line is printed before anything is sent.
const step = {
  INPUT_FILES: "*.txt",
  "INPUT_BEARER-TOKEN": "AAAAAAAAAAAAAAAAAAAAAAAAAAAA",
  GITHUB_WORKSPACE: folder,
  RUNNER_TEMP: folder,
};

const peers = {
  "bare node, one line printed": { words: ["-e", "console.log('first')"], environment: {} },
  "the committed bundle, to its first log line": { words: [bundle], environment: step },
};

console.log(
  `node ${process.version}, ${cpus().length} × ${cpus()[0].model}, ${Math.round(totalmem() / 2 ** 30)} GiB`,
);
console.log(`${runs} runs each, taken in turns; command: npm run bench\n`);
const times = Object.fromEntries(Object.keys(peers).map((name) => [name, []]));
for (let run = 0; run < runs; run++) {
  for (const [name, peer] of Object.entries(peers)) times[name].push(await timeFirstByte(peer));
}
rmSync(folder, { recursive: true });
const [bare, ours] = Object.values(times).map(median);
printTable(
  ["start-up", "median ms", "fastest ms", "× bare node"],
  Object.entries(times).map(([name, list]) => [
    name,
    median(list).toFixed(0),
    Math.min(...list).toFixed(0),
    (median(list) / bare).toFixed(1),
  ]),
);
console.log(`\nTarget: ${targetMs} ms to the first log line: ${ours <= targetMs ? "met" : "MISSED"}`);
if (ours > targetMs) process.exitCode = 1;

function timeFirstByte({ words, environment }) {
  const started = performance.now();
  const child = spawn(process.execPath, words, { env: environment, stdio: ["ignore", "pipe", "ignore"] });
  return new Promise((resolve, reject) => {
    let first;
    child.once("error", reject);
    child.stdout.once("data", () => {
      first = performance.now() - started;
    });
    // The next run must not compete with the end of this one.
    child.stdout.resume();
    child.once("close", () =>
      first === undefined ? reject(new Error("It printed nothing.")) : resolve(first),
    );
  });
}

function median(list) {
  return list.toSorted((one, other) => one - other)[Math.floor(list.length / 2)];
}
