import { createSharedBatch } from "../formats/entry-reader.ts";
import type { CheckedIds } from "../results/classifier.ts";
import { createEntryDecider } from "../rewrite/decide-entries.ts";
import type { JobType } from "../types.ts";
import type { ScannedDataset } from "../upload/scan.ts";
import { bindClassifiers } from "./bind-classifiers.ts";
import { type CompareOptions, compareFile } from "./compare-file.ts";
import type { DatasetReport, FileReport } from "./report.ts";
import { createTally } from "./tally.ts";

/** Looks every entry of a dataset's files, as they are now, up in the verdicts, and counts. */
export async function compareDataset(
  { dataset, ids }: ScannedDataset,
  verdicts: ReadonlyMap<JobType, CheckedIds>,
  options: CompareOptions,
): Promise<DatasetReport> {
  const ruler = createEntryDecider(bindClassifiers(dataset, verdicts), dataset);
  const tallies = dataset.ids.map(({ type }) => createTally(type, options.onJudged));
  const batch = createSharedBatch(dataset.ids.length);
  const files: FileReport[] = [];
  for (const file of dataset.files) {
    files.push(await compareFile(file, { dataset, batch, ruler, tallies, options }));
  }
  const sum = <T>(of: readonly T[], count: (one: T) => number): number =>
    of.reduce((total, one) => total + count(one), 0);
  return {
    name: dataset.name,
    types: dataset.ids.map(({ type }) => type),
    entries: sum(files, ({ entries }) => entries),
    badEntries: sum(files, ({ badEntries }) => badEntries),
    ids,
    violations: sum(tallies, ({ byRuling }) => byRuling.violation),
    unverified: sum(tallies, ({ byRuling }) => byRuling.unverified),
    refetch: sum(tallies, (tally) => tally.refetch()),
    counts: tallies.flatMap((tally) => tally.counts()),
    files,
  };
}
