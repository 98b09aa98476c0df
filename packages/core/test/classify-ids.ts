import { formatId } from "../src/ids/parse-id.ts";
import type { Classifier } from "../src/types.ts";

/** A judge over decimal IDs: what is to go, what nobody knows, and whose location is to go. All else is compliant. */
export function classifyIds(
  gone: Iterable<string>,
  unknown: Iterable<string> = [],
  scrubbed: Iterable<string> = [],
): Classifier {
  const violations = new Set(gone);
  const unverified = new Set(unknown);
  const located = new Set(scrubbed);
  const rest = { finding: undefined, verdict: "none" } as const;
  return {
    judgements: [
      { ruling: "compliant", ...rest },
      { ruling: "violation", ...rest },
      { ruling: "unverified", ...rest },
      { ruling: "violation", finding: undefined, verdict: "scrub" },
    ],
    judge(high, low, count) {
      return Uint8Array.from({ length: count }, (_, index) => {
        const id = formatId(high[index] as number, low[index] as number);
        if (violations.has(id)) return 1;
        if (located.has(id)) return 3;
        return unverified.has(id) ? 2 : 0;
      });
    },
  };
}

/** The same judge, with something done before each time that it is asked about entries. */
export function actBefore(judge: Classifier, act: (low: readonly number[]) => void): Classifier {
  return {
    judgements: judge.judgements,
    judge(high, low, count) {
      if (count > 0) act([...low.subarray(0, count)]);
      return judge.judge(high, low, count);
    },
  };
}
