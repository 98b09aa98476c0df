import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { printTable } from "./print-tables.mjs";
import { findMedian } from "./run/take-turns.mjs";

const runs = 21;
const targetMs = 120;
const bundle = fileURLToPath(new URL("../../action/dist/index.js", import.meta.url));

/** Times the committed bundle to its first log line, beside a bare node. Prints a table; returns it and the target. */
export async function measureStartUp(folder) {
  // An https origin that is refused at once: the first line is printed before anything is sent.
  const step = {
    INPUT_FILES: "*.txt",
    "INPUT_BEARER-TOKEN": "AAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    GITHUB_WORKSPACE: folder,
    RUNNER_TEMP: folder,
  };
  const programs = [
    { name: "bare node, one line printed", words: ["-e", "console.log('first')"], environment: {} },
    { name: "the committed bundle, to its first log line", words: [bundle], environment: step },
  ];
  const times = programs.map(() => []);
  for (let run = 0; run < runs; run++) {
    for (const [index, program] of programs.entries()) times[index].push(await timeFirstByte(program));
  }
  const rows = programs.map(({ name }, index) => ({
    name,
    medianMs: findMedian(times[index]),
    fastestMs: Math.min(...times[index]),
  }));
  printTable(
    [`Start-up, ${runs} runs each`, "median ms", "fastest ms", "× bare node"],
    rows.map(({ name, medianMs, fastestMs }) => [
      name,
      medianMs.toFixed(0),
      fastestMs.toFixed(0),
      (medianMs / rows[0].medianMs).toFixed(1),
    ]),
  );
  const [, bundled] = rows;
  return {
    rows,
    target: {
      target: `start-up: ≤ ${targetMs} ms to the first log line`,
      found: `${bundled.medianMs.toFixed(0)} ms`,
      state: bundled.medianMs <= targetMs ? "met" : "MISSED",
    },
  };
}

function timeFirstByte({ words, environment }) {
  const startedMs = performance.now();
  const child = spawn(process.execPath, words, { env: environment, stdio: ["ignore", "pipe", "ignore"] });
  return new Promise((resolve, reject) => {
    let firstMs;
    child.once("error", reject);
    child.stdout.once("data", () => {
      firstMs = performance.now() - startedMs;
    });
    // The next run must not compete with the end of this one.
    child.stdout.resume();
    child.once("close", () =>
      firstMs === undefined ? reject(new Error("It printed nothing.")) : resolve(firstMs),
    );
  });
}
