import { formatId } from "../src/ids/parse-id.ts";
import type { Classifier } from "../src/types.ts";

/** Classifies decimal IDs: what is to be removed, what nobody knows, and what is to be scrubbed. All else is kept. */
export function classifyIds(
  gone: Iterable<string>,
  unknown: Iterable<string> = [],
  scrubbed: Iterable<string> = [],
): Classifier {
  const removals = new Set(gone);
  const unverified = new Set(unknown);
  const scrubs = new Set(scrubbed);
  return {
    classifications: [
      { decision: "keep", finding: undefined },
      { decision: "remove", finding: undefined },
      { decision: "unverified", finding: undefined },
      { decision: "scrub", finding: undefined },
    ],
    classify(high, low, count) {
      return Uint8Array.from({ length: count }, (_, index) => {
        const id = formatId(high[index] as number, low[index] as number);
        if (removals.has(id)) return 1;
        if (scrubs.has(id)) return 3;
        return unverified.has(id) ? 2 : 0;
      });
    },
  };
}

/** The same classifier, with something done before each time that it is asked about entries. */
export function actBefore(classifier: Classifier, act: (low: readonly number[]) => void): Classifier {
  return {
    classifications: classifier.classifications,
    classify(high, low, count) {
      if (count > 0) act([...low.subarray(0, count)]);
      return classifier.classify(high, low, count);
    },
  };
}
