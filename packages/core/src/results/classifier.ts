import { fitBytes } from "../ids/fit-block.ts";
import type { IdSet } from "../ids/id-set.ts";
import type { IdValues } from "../ids/id-values.ts";
import type { Classification, Classifier, Dataset, Finding, JobType } from "../types.ts";
import { findings } from "./record.ts";

/** All that is known about the submitted IDs of one type. Made by a check, used by a rewrite. */
export interface CheckedIds {
  readonly type: JobType;
  readonly submitted: IdSet;
  /** The number of its finding (`findings`) for each of them that X had a record about. */
  readonly found: IdValues;
  /** Parts of `submitted` whose result does not prove that an ID without a record is compliant. */
  readonly untrustedParts: ReadonlySet<number>;
  /** When X made the job behind the result of each part, epoch ms by X's clock. Parts without a result are not in it. */
  readonly resultTimes: ReadonlyMap<number, number>;
  /** Files in which the check found nothing unverified, each as it was then (`toVerifiedKey`). */
  readonly verifiedFiles?: ReadonlySet<string> | undefined;
}

export interface ClassifierOptions extends Pick<Dataset, "keepReasons" | "onRefetch"> {
  /**
   * `false`: an ID without a record is taken for compliant without checking whether it was submitted. Only where
   * nobody asks which entries are unverified: it saves a look-up among all IDs for each entry.
   */
  readonly findUnverified?: boolean | undefined;
}

const compliant: Classification = { decision: "keep", finding: undefined };
const unverified: Classification = { decision: "unverified", finding: undefined };
const compliantNumber = 0;
const unverifiedNumber = 1;

/**
 * Binds what is known to a dataset's policy. An ID without a record is compliant only if it was submitted and
 * its part's result is trusted; a record that is not understood never removes and never clears.
 */
export function createClassifier(checkedIds: CheckedIds, options: ClassifierOptions = {}): Classifier {
  const { keepReasons = [], onRefetch = "keep", findUnverified = true } = options;
  const kept = new Set(keepReasons);
  const classifications = [
    compliant,
    unverified,
    ...findings.slice(1).map((finding) => classifyFinding(finding, { kept, onRefetch })),
  ];
  let numbers: Uint8Array = new Uint8Array(0);
  const { found, submitted, untrustedParts } = checkedIds;
  const trustsAll = untrustedParts.size === 0;

  function classifyRow(row: number): number {
    if (row === -1) return unverifiedNumber;
    const finding = found.at(row);
    if (finding !== 0) return numberOf(finding);
    return trustsAll || !untrustedParts.has(submitted.partOf(row)) ? compliantNumber : unverifiedNumber;
  }

  return {
    classifications,
    ...(!findUnverified && { select: (ids, count, places) => found.select(ids, count, places) }),
    classify(high, low, count) {
      numbers = fitBytes(numbers, count);
      if (findUnverified) {
        found.checkRows();
        const rows = submitted.findBlock(high, low, count);
        for (let index = 0; index < count; index++) numbers[index] = classifyRow(rows[index] as number);
        return numbers;
      }
      const values = found.lookUp(high, low, count);
      for (let index = 0; index < count; index++) {
        const finding = values[index] as number;
        numbers[index] = finding === 0 ? compliantNumber : numberOf(finding);
      }
      return numbers;
    },
  };
}

/** Behind the two classifications without a finding, finding n is classification n + 1, as there is no finding 0. */
function numberOf(finding: number): number {
  return finding + 1;
}

interface FindingPolicy {
  readonly kept: ReadonlySet<string>;
  readonly onRefetch: "keep" | "scrub";
}

function classifyFinding(finding: Finding, { kept, onRefetch }: FindingPolicy): Classification {
  const { action, reason, decision } = finding;
  if (decision === "refetch" && onRefetch === "scrub") return { decision: "scrub", finding };
  const isViolation = decision === "remove" || decision === "scrub";
  const isKept = isViolation && (kept.has(reason) || kept.has(action));
  return { decision: isKept ? "keep" : decision, finding };
}
