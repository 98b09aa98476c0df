import { Worker } from "node:worker_threads";

const flows = ["api", "gcs"];

/** Every exchange is cut at every byte: both flows at once, each on a core of its own. */
export const sweep = {
  name: "sweep",
  run({ share, at, onProgress }) {
    const wanted = flows.filter((flow) => at === undefined || at.startsWith(`${flow}/`));
    return Promise.all(wanted.map((flow) => runFlow({ flow, share, at }, onProgress)));
  },
};

function runFlow(workerData, onProgress) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./sweep-worker.mjs", import.meta.url), { workerData });
    worker.on("message", ({ result }) => (result === undefined ? onProgress() : resolve(result)));
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`The sweep of ${workerData.flow} ended with ${code}.`)));
  });
}
