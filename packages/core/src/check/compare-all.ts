import { createMonthFinder } from "../ids/creation-month.ts";
import { IdSet } from "../ids/id-set.ts";
import type { CheckedIds } from "../results/classifier.ts";
import type { Decision, JobType } from "../types.ts";
import type { ReadProgress, ScannedDataset } from "../upload/scan.ts";
import { compareDataset } from "./compare-dataset.ts";
import { createMonthTally } from "./month-tally.ts";
import type { CheckFolder } from "./parts/check-folder.ts";
import type { CheckedType } from "./parts/check-type.ts";
import { createRefetchList } from "./refetch-list.ts";
import type { CheckOptions } from "./terms/check-options.ts";
import type { DatasetReport, MonthCount } from "./terms/report.ts";
import { toVerifiedKey } from "./verified-files.ts";

export interface Comparison {
  readonly datasets: readonly DatasetReport[];
  readonly violations: number;
  readonly unverified: number;
  readonly refetch: number;
  readonly months: readonly MonthCount[];
  /** See `CheckedIds`. */
  readonly verifiedFiles: ReadonlySet<string>;
}

export interface CompareContext {
  readonly folder: CheckFolder;
  /** Epoch ms: no ID was made later. */
  readonly latestMs: number;
  readonly signal?: AbortSignal | undefined;
  readonly onEvent?: CheckOptions["onEvent"];
}

type Counter = "violations" | "unverified";

/** What is to be fetched again is counted by what X said, whatever becomes of its entry. */
const counterOf: Readonly<Record<Decision, Counter | undefined>> = {
  keep: undefined,
  remove: "violations",
  scrub: "violations",
  refetch: undefined,
  unverified: "unverified",
};

export async function compareAll(
  scanned: readonly ScannedDataset[],
  checked: readonly CheckedType[],
  { folder, signal, onEvent, latestMs }: CompareContext,
): Promise<Comparison> {
  const checkedIds = new Map<JobType, CheckedIds>(checked.map((one) => [one.scanned.type, one.checkedIds]));
  const distinct = new Map(
    // One dataset's own counts are those of all: a second set of its IDs would only take memory.
    (scanned.length === 1 ? [] : checked).map(({ scanned: { type } }) => [
      type,
      { violations: new IdSet(), unverified: new IdSet() },
    ]),
  );
  const finder = createMonthFinder(latestMs);
  const months = new Map(
    checked.map(({ scanned: { type } }) => [type, createMonthTally(type, finder)] as const),
  );
  const refetch = createRefetchList();
  const progress = { files: 0, entries: 0, readBytes: 0 };
  const onProgress = (more: ReadProgress): void => {
    progress.files += more.files;
    progress.entries += more.entries;
    progress.readBytes += more.readBytes;
    onEvent?.({ type: "comparing", ...progress });
  };
  const datasets: DatasetReport[] = [];
  const verifiedFiles = new Set<string>();
  for (const one of scanned) {
    datasets.push(
      await compareDataset(one, checkedIds, {
        signal,
        onProgress,
        onVerified: (dataset, identity) => void verifiedFiles.add(toVerifiedKey(dataset, identity)),
        onViolations: (ndjson) => folder.appendViolations(ndjson),
        onPiece: async () => {
          const lines = refetch.take();
          if (lines !== "") await folder.appendRefetch(lines);
        },
        onClassified(type, id, { decision, finding }) {
          if (finding?.decision === "refetch") refetch.add(id);
          const counter = counterOf[decision];
          if (counter === undefined) return;
          const isNew = scanned.length === 1 || distinct.get(type)?.[counter].add(id.high, id.low) === true;
          if (isNew && counter === "violations") months.get(type)?.addViolation(id);
        },
      }),
    );
  }
  const [only] = datasets;
  const count = (counter: Counter): number =>
    only !== undefined && datasets.length === 1
      ? only[counter]
      : [...distinct.values()].reduce((sum, own) => sum + own[counter].size, 0);
  return {
    datasets,
    violations: count("violations"),
    unverified: count("unverified"),
    refetch: refetch.size(),
    verifiedFiles,
    months: checked
      .toSorted((one, other) => (one.scanned.type < other.scanned.type ? -1 : 1))
      .flatMap(({ scanned: { type, submitted } }) => months.get(type)?.counts(submitted) ?? []),
  };
}
