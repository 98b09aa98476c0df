import { IdSet } from "../ids/id-set.ts";
import type { Dataset, Judgement } from "../types.ts";
import type { CheckFolder } from "./check-folder.ts";
import type { CheckedType } from "./check-type.ts";
import { compareDataset } from "./compare-dataset.ts";
import type { DatasetReport } from "./report.ts";

export interface Comparison {
  readonly datasets: readonly DatasetReport[];
  /** Distinct IDs over all datasets, an ID of each type counting for itself. */
  readonly violations: number;
  readonly unverified: number;
  readonly refetch: number;
}

/** Compares every dataset with the verdicts of its type, in the order of the datasets. */
export async function compareAll(
  datasets: readonly Dataset[],
  checked: readonly CheckedType[],
  { folder, signal }: { readonly folder: CheckFolder; readonly signal?: AbortSignal | undefined },
): Promise<Comparison> {
  const reports = new Map<Dataset, DatasetReport>();
  const totals = { violations: 0, unverified: 0, refetch: 0 };
  for (const { scan, verdicts } of checked) {
    const distinct = { violations: new IdSet(), unverified: new IdSet(), refetch: new IdSet() };
    for (const { dataset, ids } of scan.datasets) {
      const report = await compareDataset(dataset, verdicts, {
        ids,
        signal,
        onViolations: (lines) => folder.appendViolations(lines),
        onJudged(high, low, judgement) {
          const counter = counterOf(judgement);
          if (counter !== undefined) distinct[counter].add(high, low);
        },
      });
      reports.set(dataset, report);
    }
    totals.violations += distinct.violations.size;
    totals.unverified += distinct.unverified.size;
    totals.refetch += distinct.refetch.size;
  }
  return { datasets: datasets.flatMap((dataset) => reports.get(dataset) ?? []), ...totals };
}

function counterOf({ ruling, verdict }: Judgement): "violations" | "unverified" | "refetch" | undefined {
  if (ruling === "violation") return "violations";
  if (ruling === "unverified") return "unverified";
  return verdict === "refetch" ? "refetch" : undefined;
}
