import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const wholeSeeds = 10_000;
const script = fileURLToPath(new URL("../simulate.mjs", import.meta.url));

/** Plays 10,000 seeds, or every `share`th of them, in a process of its own, since a simulation replaces globals. */
export const simulation = { name: "simulation", run: playSeeds };

async function playSeeds({ share, onProgress }) {
  const count = Math.max(1, Math.round(wholeSeeds / share));
  const { seeds, ends, broken } = await playInProcess(count);
  for (let seed = 0; seed < seeds; seed++) onProgress();
  const failures = broken.map(
    ({ seed, breaches }) =>
      `seed ${seed}: ${breaches.map(({ promise, what }) => `${promise}: ${what}`).join("; ")}`,
  );
  return { name: "simulation", runs: seeds, outcomes: ends, failures };
}

/** One process for all: it takes some thousand seeds until its code is compiled well. */
function playInProcess(count) {
  const words = ["--conditions=source", script, "--json", "--seeds", String(count)];
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
