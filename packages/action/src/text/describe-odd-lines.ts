import type { JobReport } from "@x-batch-compliance/core";
import { formatCount } from "./format.ts";

/** Lines of a result that are no records, by their form alone: names of keys and types, no values. Empty of none. */
export function describeOddLines(oddLines: JobReport["oddLines"] = []): string {
  return oddLines.map(({ form, count }) => `${formatCount(count)} × ${form}`).join("; ");
}
