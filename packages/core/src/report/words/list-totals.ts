import type { Report } from "../../check/terms/report.ts";
import type { ReportState } from "./choose-state.ts";
import { countPending, countUnverified } from "./describe-standing.ts";

/** A number of distinct IDs, under its heading. */
export interface Total {
  readonly name: string;
  readonly count: number;
  /** What a number above zero means. */
  readonly kind?: ReportState["kind"];
}

/** Distinct IDs in numbers, without zeros that say nothing. */
export function listTotals(report: Report): readonly Total[] {
  const others: readonly Total[] = [
    { name: "Waiting for a result", count: countPending(report), kind: "waiting" },
    { name: "Unverified", count: countUnverified(report), kind: "doubtful" },
    { name: "Refetch (edited)", count: report.refetch },
  ];
  return [
    { name: "IDs checked", count: report.checked },
    { name: "No longer compliant", count: report.violations, kind: "bad" },
    ...others.filter(({ count }) => count > 0),
  ];
}
