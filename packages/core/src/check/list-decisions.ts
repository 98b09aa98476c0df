import { IdSet } from "../ids/id-set.ts";
import { createIdWords, formatId, parseId } from "../ids/parse-id.ts";
import { sortIds } from "../ids/sort-ids.ts";
import { bindClassifiers } from "../results/bind-classifiers.ts";
import type { CheckedIds } from "../results/classifier.ts";
import type { Classification, Classifier, Dataset, Decision, JobType } from "../types.ts";
import { readViolations } from "./read-violations.ts";
import type { CheckResult } from "./terms/check-options.ts";

/** What a check found of one ID. */
export interface IdDecision {
  readonly id: string;
  readonly type: JobType;
  readonly decision: Decision;
  /** X's word, such as `delete`; empty where X has no record about the ID. */
  readonly action: string;
  /** X's word, such as `suspended`; empty where X has no record about the ID. */
  readonly reason: string;
}

const idsAtOnce = 2_048;
const everyId = { first: 0n, last: 2n ** 64n - 1n };

/**
 * Lists what a check found of each ID that it submitted: each once, by type in the order of the places, then ascending. What becomes of an ID whose
 * location alone has to be removed depends on its entries, so the check's violations tell it. `dataset` has to be all that
 * was checked.
 *
 * @throws {ComplianceError} FILE_UNREADABLE if the file of violations is gone or another one; OPTION_INVALID if a type of
 * the dataset was not checked.
 * @example
 * ```ts
 * const result = await checkDatasets(client, [dataset], options);
 * for await (const { id, decision, reason } of listDecisions(dataset, result)) console.log(id, decision, reason);
 * ```
 */
export async function* listDecisions(
  dataset: Dataset,
  { checkedIds, violationsPath }: Pick<CheckResult, "checkedIds" | "violationsPath">,
): AsyncGenerator<IdDecision> {
  const classifiers = bindClassifiers(dataset, checkedIds);
  const violations = await readViolatingIds(violationsPath);
  // Places of one type share its classifier.
  const byType = new Map(dataset.ids.map(({ type }, place) => [type, classifiers[place] as Classifier]));
  for (const [type, classifier] of byType) {
    const own = checkedIds.get(type) as CheckedIds;
    yield* listOfType(own.submitted, classifier, (high, low, classification) => {
      const isViolation = violations.get(type)?.has(high, low) === true;
      return { id: formatId(high, low), type, ...describe(classification, dataset, isViolation) };
    });
  }
}

function* listOfType(
  ids: IdSet,
  classifier: Classifier,
  toRow: (high: number, low: number, classification: Classification) => IdDecision,
): Generator<IdDecision> {
  const sorted = new BigUint64Array(ids.size);
  sortIds(ids, everyId, sorted);
  const words = new Int32Array(sorted.buffer);
  const [high, low] = [new Int32Array(idsAtOnce), new Int32Array(idsAtOnce)];
  for (let from = 0; from < sorted.length; from += idsAtOnce) {
    const count = Math.min(idsAtOnce, sorted.length - from);
    for (let index = 0; index < count; index++) {
      low[index] = words[(from + index) * 2] as number;
      high[index] = words[(from + index) * 2 + 1] as number;
    }
    // Valid until the next call, which whoever takes the rows may make in between.
    const numbers = classifier.classify(high, low, count).slice(0, count);
    for (const [index, number] of numbers.entries()) {
      const classification = classifier.classifications[number] as Classification;
      yield toRow(high[index] as number, low[index] as number, classification);
    }
  }
}

function describe(
  { decision, finding }: Classification,
  { scrubFields = [] }: Pick<Dataset, "scrubFields">,
  isViolation: boolean,
): Pick<IdDecision, "decision" | "action" | "reason"> {
  const { action, reason } = finding ?? { action: "", reason: "" };
  if (decision !== "scrub") return { decision, action, reason };
  const scrubbed = scrubFields.length > 0 ? "scrub" : "remove";
  return { decision: isViolation ? scrubbed : "keep", action, reason };
}

async function readViolatingIds(path: string): Promise<ReadonlyMap<JobType, IdSet>> {
  const ids = new Map<JobType, IdSet>([
    ["tweets", new IdSet()],
    ["users", new IdSet()],
  ]);
  const words = createIdWords();
  for await (const { id, type } of readViolations(path)) {
    const bytes = Buffer.from(id);
    if (parseId(bytes, { start: 0, end: bytes.length }, words)) {
      ids.get(type)?.add(words[0] as number, words[1] as number);
    }
  }
  return ids;
}
