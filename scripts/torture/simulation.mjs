import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const wholeSeeds = 10_000;
/** A process plays so many, then tells how far it is. It takes some hundreds until its code is compiled well. */
const batchSeeds = 2_500;
const script = fileURLToPath(new URL("../simulate.mjs", import.meta.url));

/** Plays 10,000 seeds, or every `share`th of them, in a process of its own, since a simulation replaces globals. */
export const simulation = { name: "simulation", run: playSeeds };

async function playSeeds({ share, onProgress }) {
  const count = Math.max(1, Math.round(wholeSeeds / share));
  const outcomes = {};
  const failures = [];
  let runs = 0;
  while (runs < count) {
    const batch = await playBatch(runs, Math.min(batchSeeds, count - runs));
    runs += batch.seeds;
    for (const [end, times] of Object.entries(batch.ends)) outcomes[end] = (outcomes[end] ?? 0) + times;
    for (const { seed, breaches } of batch.broken) {
      failures.push(`seed ${seed}: ${breaches.map(({ promise, what }) => `${promise}: ${what}`).join("; ")}`);
    }
    for (let seed = 0; seed < batch.seeds; seed++) onProgress();
  }
  return { name: "simulation", runs, outcomes, failures };
}

function playBatch(from, seeds) {
  const words = ["--conditions=source", script, "--json", "--from", String(from), "--seeds", String(seeds)];
  const child = spawn(process.execPath, words, { stdio: ["ignore", "pipe", "inherit"] });
  const pieces = [];
  child.stdout.on("data", (piece) => pieces.push(piece));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (status) => {
      const text = Buffer.concat(pieces).toString();
      // 1 with an outcome says that promises were broken; without one the simulation itself has failed.
      if (text.startsWith("{")) resolve(JSON.parse(text));
      else reject(new Error(`The simulation ended with ${status} and no outcome.`));
    });
  });
}
