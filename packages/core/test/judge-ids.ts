import { formatId } from "../src/ids/parse-id.ts";
import type { Judge } from "../src/types.ts";

/** A judge over decimal IDs: what is to go, and what nobody knows. All else is compliant. */
export function judgeIds(gone: Iterable<string>, unknown: Iterable<string> = []): Judge {
  const violations = new Set(gone);
  const unverified = new Set(unknown);
  const rest = { finding: undefined, verdict: "none" } as const;
  return {
    judgements: [
      { ruling: "compliant", ...rest },
      { ruling: "violation", ...rest },
      { ruling: "unverified", ...rest },
    ],
    judge(high, low, count) {
      return Uint8Array.from({ length: count }, (_, index) => {
        const id = formatId(high[index] as number, low[index] as number);
        if (violations.has(id)) return 1;
        return unverified.has(id) ? 2 : 0;
      });
    },
  };
}

/** The same judge, with something done before each time that it is asked about entries. */
export function actBefore(judge: Judge, act: (low: readonly number[]) => void): Judge {
  return {
    judgements: judge.judgements,
    judge(high, low, count) {
      if (count > 0) act([...low.subarray(0, count)]);
      return judge.judge(high, low, count);
    },
  };
}
