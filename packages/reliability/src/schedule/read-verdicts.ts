import type { CheckResult, JobType } from "@x-batch-compliance/core";
import { createClassifier } from "@x-batch-compliance/core/internal";

/** What core makes of an ID. */
export interface ReadVerdict {
  readonly decision: string;
  /** When X made the job behind the result of the ID's part; undefined where it has none. */
  readonly resultAtMs: number | undefined;
}

const most = 2_048;

/** What core makes of each ID of a list. */
export function readVerdicts(
  { checkedIds }: CheckResult,
  type: JobType,
  listed: ReadonlySet<string>,
): ReadonlyMap<string, ReadVerdict> {
  const own = checkedIds.get(type);
  const verdicts = new Map<string, ReadVerdict>();
  if (own === undefined) return verdicts;
  const { submitted, resultTimes } = own;
  const { classify, classifications } = createClassifier(own);
  const ids = [...listed];
  for (let from = 0; from < ids.length; from += most) {
    const some = ids.slice(from, from + most);
    const words = some.map((id) => BigInt(id));
    const high = Int32Array.from(words, (word) => Number(BigInt.asIntN(32, word >> 32n)));
    const low = Int32Array.from(words, (word) => Number(BigInt.asIntN(32, word)));
    const rows = submitted.findBlock(high, low, some.length).slice();
    const numbers = classify(high, low, some.length);
    for (const [index, id] of some.entries()) {
      const row = rows[index] as number;
      verdicts.set(id, {
        decision: classifications[numbers[index] as number]?.decision ?? "",
        resultAtMs: row === -1 ? undefined : resultTimes.get(submitted.partOf(row)),
      });
    }
  }
  return verdicts;
}
