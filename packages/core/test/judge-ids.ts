import { formatId } from "../src/ids/parse-id.ts";
import type { Judge, Judgement } from "../src/types.ts";

/** A judge over decimal IDs: what is to go, and what nobody knows. All else is compliant. */
export function judgeIds(gone: Iterable<string>, unknown: Iterable<string> = []): Judge {
  const violations = new Set(gone);
  const unverified = new Set(unknown);
  return (high, low): Judgement => {
    const id = formatId(high, low);
    const rest = { finding: undefined, verdict: "none" } as const;
    if (violations.has(id)) return { ruling: "violation", ...rest };
    return { ruling: unverified.has(id) ? "unverified" : "compliant", ...rest };
  };
}
