import { createSharedBatch } from "../formats/entry-reader.ts";
import { bindClassifiers } from "../results/bind-classifiers.ts";
import type { CheckedIds } from "../results/classifier.ts";
import { createEntryDecider } from "../rewrite/decide-entries.ts";
import type { JobType } from "../types.ts";
import type { ScannedDataset } from "../upload/scan.ts";
import { type CompareOptions, compareFile } from "./compare-file.ts";
import { createTally } from "./tally.ts";
import type { DatasetReport, FileReport } from "./terms/report.ts";

export async function compareDataset(
  { dataset, ids }: ScannedDataset,
  checkedIds: ReadonlyMap<JobType, CheckedIds>,
  options: CompareOptions,
): Promise<DatasetReport> {
  const decider = createEntryDecider(bindClassifiers(dataset, checkedIds), dataset);
  const types = [...new Set(dataset.ids.map(({ type }) => type))];
  const tallies = new Map(types.map((type) => [type, createTally(type, options.onClassified)]));
  const counted = [...tallies.values()];
  const batch = createSharedBatch(dataset.ids.length);
  const files: FileReport[] = [];
  for (const file of dataset.files) {
    files.push(await compareFile(file, { dataset, batch, decider, tallies, options }));
  }
  const sum = <T>(of: readonly T[], count: (one: T) => number): number =>
    of.reduce((total, one) => total + count(one), 0);
  return {
    name: dataset.name,
    types,
    entries: sum(files, ({ entries }) => entries),
    badEntries: sum(files, ({ badEntries }) => badEntries),
    ids,
    ...(ids === 0 && dataset.allowEmpty !== true && { lacksIds: true as const }),
    violations: sum(counted, (tally) => tally.count("remove") + tally.count("scrub")),
    unverified: sum(counted, (tally) => tally.count("unverified")),
    refetch: sum(counted, (tally) => tally.countRefetch()),
    counts: counted.flatMap((tally) => tally.counts()),
    files,
  };
}
