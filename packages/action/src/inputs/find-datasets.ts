import type { PlacedFault } from "../errors/fault.ts";
import { formatQuantity } from "../text/format.ts";
import type { DatasetPlan, PlannedDataset } from "./dataset-plan.ts";
import { findFiles } from "./find-files.ts";

export interface FoundDatasets {
  readonly datasets: readonly PlannedDataset[];
  readonly faults: readonly PlacedFault[];
  /** Files that a glob matched and that were left out, a line each. */
  readonly skipped: readonly string[];
  /** What could not be reached, a sentence each. */
  readonly lost: readonly string[];
}

/** Finds the files of all datasets. None may be in two: each would remove from it what the other keeps. */
export async function findDatasets(plans: readonly DatasetPlan[], workspace: string): Promise<FoundDatasets> {
  const datasets: PlannedDataset[] = [];
  const faults: PlacedFault[] = [];
  const skipped = new Set<string>();
  const lost = new Set<string>();
  for (const { patterns, findPlace, ...plan } of plans) {
    const found = await findFiles(patterns, workspace);
    for (const { pattern, message } of found.faults) faults.push({ ...findPlace?.(pattern), message });
    for (const line of found.skipped) skipped.add(line);
    for (const line of found.lost) lost.add(line);
    const dataset = { ...plan, files: found.files };
    for (const message of findShared(dataset, datasets)) {
      faults.push({ ...findPlace?.(undefined), message });
    }
    datasets.push(dataset);
  }
  return { datasets, faults, skipped: [...skipped].sort(), lost: [...lost].sort() };
}

/** One sentence for each earlier dataset that has some of the same files. */
function findShared(dataset: PlannedDataset, earlier: readonly PlannedDataset[]): readonly string[] {
  const names = new Set(dataset.files.map(({ name }) => name));
  return earlier.flatMap((other) => {
    const [first, ...more] = other.files.filter(({ name }) => names.has(name));
    if (first === undefined) return [];
    const files = `\`${first.name}\`${more.length === 0 ? " is" : ` and ${formatQuantity(more.length, "more file")} are`}`;
    return [
      `\`files\`: ${files} in the dataset \`${other.name}\` too. Exclude it with \`!\` in one of them.`,
    ];
  });
}
