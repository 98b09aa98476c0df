import type { JobReport } from "../../check/terms/report.ts";
import { formatCount } from "../../text/format.ts";

/** Lines of a result that are not records, by their form alone: names of keys and types, no values. Empty of none. */
export function describeOddLines(oddLines: JobReport["oddLines"] = []): string {
  return oddLines.map(({ form, count }) => `${formatCount(count)} × ${form}`).join("; ");
}
