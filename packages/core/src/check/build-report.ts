import type { ComplianceError } from "../errors.ts";
import type { ProofLevel } from "../types.ts";
import type { Comparison } from "./compare-all.ts";
import { describeStanding } from "./describe-standing.ts";
import { type CheckedType, proofRank } from "./parts/check-type.ts";
import type { CheckResultWord, Report } from "./terms/report.ts";

export interface ReportParts {
  readonly startedAtMs: number;
  readonly finishedAtMs: number;
  readonly checked: readonly CheckedType[];
  readonly comparison: Comparison;
}

export function buildReport({ startedAtMs, finishedAtMs, checked, comparison }: ReportParts): Report {
  const jobs = checked.flatMap(({ parts }) =>
    parts.flatMap(({ result, others }) => [...(result === undefined ? [] : [result]), ...others]),
  );
  const { violations, unverified, refetch, months, datasets } = comparison;
  return {
    schemaVersion: 1,
    startedAt: new Date(startedAtMs).toISOString(),
    finishedAt: new Date(finishedAtMs).toISOString(),
    result: chooseResult(checked, comparison),
    failure: findFailure(checked)?.code ?? null,
    proof: findLowest(checked.flatMap(listProofs)),
    checked: checked.reduce((sum, { scanned }) => sum + scanned.submitted.size, 0),
    violations,
    unverified,
    refetch,
    months,
    datasets,
    standing: describeStanding(checked),
    jobs,
  };
}

function chooseResult(
  checked: readonly CheckedType[],
  { violations, unverified, datasets }: Comparison,
): CheckResultWord {
  const isCut = checked.some(({ failure }) => failure !== undefined);
  if (violations > 0) return "violations";
  if (!isCut && checked.some(({ isPending }) => isPending)) return "pending";
  // Nothing is compliant after a failure, also where the files no longer hold what was not checked.
  if (isCut) return "unverified";
  if (unverified > 0) return "unverified";
  // Of no ID at all nothing can be compliant; whether that is a fault is the dataset's to say.
  const hasNone = checked.every(({ scanned }) => scanned.submitted.size === 0);
  return hasNone || datasets.some(({ lacksIds }) => lacksIds) ? "empty" : "compliant";
}

function listProofs({ parts }: CheckedType): readonly ProofLevel[] {
  return parts.map(({ result }) => result?.proof ?? "unverified");
}

/** Where there was no job, nothing was proven. */
function findLowest(levels: readonly ProofLevel[]): ProofLevel {
  return levels.toSorted((one, other) => proofRank[one] - proofRank[other])[0] ?? "unverified";
}

/** The first of them, where both types failed. */
export function findFailure(checked: readonly CheckedType[]): ComplianceError | undefined {
  return checked.find(({ failure }) => failure !== undefined)?.failure;
}
