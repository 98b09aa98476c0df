import { IdSet } from "../ids/id-set.ts";
import { createIdWords, parseId } from "../ids/parse-id.ts";
import { bindClassifiers } from "../results/bind-classifiers.ts";
import type { CheckedIds } from "../results/classifier.ts";
import type { Classification, Classifier, Dataset, JobType } from "../types.ts";
import { type IdDecision, listRows } from "./list-rows.ts";
import { readViolations } from "./read-violations.ts";
import type { CheckResult } from "./terms/check-options.ts";

/**
 * Lists what a check found of each ID that it submitted: each once, by type in the order of the places, then ascending. What happens to an ID whose
 * location alone has to be removed depends on its entries, so the check's violations say it. `dataset` has to be all that
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
    for (const { id, high, low, classification } of listRows(own.submitted, classifier)) {
      const isViolation = violations.get(type)?.has(high, low) === true;
      yield { id, type, ...describe(classification, dataset, isViolation) };
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
