import type { ProofLevel } from "../types.ts";
import { type CheckedType, proofRank } from "./check-type.ts";
import type { Comparison } from "./compare-all.ts";
import type { CheckResultWord, JobReport, Report } from "./report.ts";

export interface ReportParts {
  /** Epoch ms. */
  readonly startedAtMs: number;
  readonly finishedAtMs: number;
  readonly checked: readonly CheckedType[];
  readonly comparison: Comparison;
}

/** Puts what was found into the report's words. */
export function buildReport({ startedAtMs, finishedAtMs, checked, comparison }: ReportParts): Report {
  const jobs = checked.flatMap(describeJob);
  const { violations, unverified, refetch, datasets } = comparison;
  return {
    schemaVersion: 1,
    startedAt: new Date(startedAtMs).toISOString(),
    finishedAt: new Date(finishedAtMs).toISOString(),
    result: chooseResult(jobs, comparison),
    proof: findLowest(jobs.map(({ proof }) => proof)),
    checked: checked.reduce((sum, { scan }) => sum + scan.submitted.size, 0),
    violations,
    unverified,
    refetch,
    datasets,
    jobs,
  };
}

function describeJob({ scan, outcome }: CheckedType): readonly JobReport[] {
  if (outcome === undefined) return [];
  const { job, adopted, state } = outcome;
  const result = state === "complete" ? outcome.result : undefined;
  return [
    {
      type: scan.type,
      id: job.id,
      name: job.name,
      adopted,
      state,
      proof: result?.proof ?? "unverified",
      ids: scan.submitted.size,
      records: result?.records ?? 0,
      uploadDigest: scan.spooled.digest,
      resultDigest: result?.digest ?? "",
    },
  ];
}

function chooseResult(jobs: readonly JobReport[], { violations, unverified }: Comparison): CheckResultWord {
  if (jobs.some(({ state }) => state === "pending")) return "pending";
  if (violations > 0) return "violations";
  return unverified > 0 ? "unverified" : "compliant";
}

/** Where no job was needed, nothing was claimed that would need a proof. */
function findLowest(levels: readonly ProofLevel[]): ProofLevel {
  return levels.toSorted((one, other) => proofRank[one] - proofRank[other])[0] ?? "consistent";
}
