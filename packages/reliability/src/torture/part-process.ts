// A process that runs one part: node part-process.ts <name> <options as JSON>. Prints each case, and then the results.
import { runKills } from "./kills/run-kills.ts";
import type { PartOptions, PartResult } from "./part-result.ts";
import { runFailingIo } from "./run-failing-io.ts";
import { runHostile } from "./run-hostile.ts";
import type { PartMessage } from "./run-part.ts";
import { runSimulation } from "./run-simulation.ts";
import { runStoppedUploads } from "./run-stopped-uploads.ts";
import { runSweeps } from "./run-sweeps.ts";

type Part = (
  options: PartOptions & { readonly at?: string | undefined },
) => Promise<PartResult | readonly PartResult[]>;

const parts: Readonly<Record<string, Part>> = {
  sweep: runSweeps,
  "failing-io": runFailingIo,
  kills: ({ share, onProgress }) => runKills({ share: 1 / share, onProgress }),
  simulation: runSimulation,
  uploads: runStoppedUploads,
  hostile: runHostile,
};

const [name = "", options = ""] = process.argv.slice(2);
const part = parts[name];
if (part === undefined) throw new Error(`There is no part ${name}.`);
const tell = (message: PartMessage): void =>
  void process.send?.(message, () => message.results && process.disconnect());
tell({ results: [await part({ ...JSON.parse(options), onProgress: () => tell({}) })].flat() });
