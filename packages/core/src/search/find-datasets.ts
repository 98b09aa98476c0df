import type { PlacedFault } from "../placed-fault.ts";
import { formatQuantity } from "../text/format.ts";
import type { DatasetPlan, PlannedDataset } from "./dataset-plan.ts";
import { openFileSearch } from "./file-search.ts";
import { findFiles } from "./find-files.ts";
import type { SearchTerms } from "./search-terms.ts";

export interface FoundDatasets {
  readonly datasets: readonly PlannedDataset[];
  readonly faults: readonly PlacedFault[];
  /** Files that a glob matched and that were left out, a line each. */
  readonly skipped: readonly string[];
  /** What could not be reached, a sentence each. */
  readonly lost: readonly string[];
}

/** More that is wrong with the files of datasets does not help, and looking for it may take long. */
const mostFaults = 50;

/** Finds the files of all datasets. None may be in two: each would remove from it what the other keeps. */
export async function findDatasets(
  plans: readonly DatasetPlan[],
  workspace: string,
  options: { readonly terms?: SearchTerms | undefined; readonly signal?: AbortSignal | undefined } = {},
): Promise<FoundDatasets> {
  const { signal } = options;
  const search = await openFileSearch(workspace, options);
  const datasets: PlannedDataset[] = [];
  const faults: PlacedFault[] = [];
  const skipped = new Set<string>();
  const others = new Set<string>();
  const lost = new Set<string>();
  const owners = new Map<string, readonly string[]>();
  for (const { patterns, findPlace, ...plan } of plans) {
    if (faults.length >= mostFaults) break;
    signal?.throwIfAborted();
    const found = await findFiles(patterns, workspace, { search, wantsLists: true });
    for (const { pattern, message } of found.faults) faults.push({ ...findPlace?.(pattern), message });
    for (const line of found.skipped) skipped.add(line);
    for (const name of found.others) others.add(name);
    for (const line of found.lost) lost.add(line);
    const dataset = { ...plan, files: found.files };
    for (const message of claimFiles(dataset, owners)) {
      faults.push({ ...findPlace?.(undefined), message });
    }
    datasets.push(dataset);
  }
  const names = [...others].filter((name) => !owners.has(name)).sort();
  const told = [...skipped].sort();
  return { datasets, faults, skipped: [...told, ...describeOthers(names)], lost: [...lost].sort() };
}

/** Of each file the first two datasets: the fault names them, and more of them would be told again and again. */
const namedOwners = 2;

/** One sentence for each earlier dataset that has some of the same files. */
function claimFiles(
  { name: dataset, files }: PlannedDataset,
  owners: Map<string, readonly string[]>,
): readonly string[] {
  const shared = new Map<string, { readonly first: string; count: number }>();
  for (const { name } of files) {
    const earlier = owners.get(name) ?? [];
    for (const owner of earlier) {
      const known = shared.get(owner);
      if (known === undefined) shared.set(owner, { first: name, count: 1 });
      else known.count++;
    }
    if (earlier.length < namedOwners) owners.set(name, [...earlier, dataset]);
  }
  return [...shared].map(([owner, { first, count }]) => {
    const which = `\`${first}\`${count === 1 ? " is" : ` and ${formatQuantity(count - 1, "more file")} are`}`;
    return `\`files\`: ${which} in the dataset \`${owner}\` too. Exclude it with \`!\` in one of them.`;
  });
}

/** So many names say what kind of files these are. */
const namedOthers = 5;

function describeOthers(names: readonly string[]): readonly string[] {
  if (names.length === 0) return [];
  const more = names.length - namedOthers;
  const list = `${names.slice(0, namedOthers).join(", ")}${more > 0 ? ` and ${formatQuantity(more, "more file")}` : ""}`;
  return [
    `Left out, because their names say that they are not lists: ${list}. To check one, name it in \`files\` itself.`,
  ];
}
