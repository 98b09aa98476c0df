import type { Report } from "../../check/terms/report.ts";
import { describeReason } from "../words/describe-reason.ts";

/**
 * Markdown: a pie of the reasons why IDs have to go. Datasets count an ID each for itself, so where the same one is in
 * several the reasons do not add up, and the pie tells only how many have to go. Empty if nothing is amiss.
 */
export function drawPie(report: Report): readonly string[] {
  const { checked, violations, unverified } = report;
  if (violations + unverified === 0) return [];
  const reasons = sumReasons(report);
  const areWhole = reasons.reduce((sum, [, ids]) => sum + ids, 0) === violations;
  const slices =
    areWhole && violations > 0
      ? reasons
      : ([
          ["no violation", checked - violations - unverified],
          ["no longer compliant", violations],
          ["unverified", unverified],
        ] as const);
  const title = slices === reasons ? "Why IDs have to go" : "All IDs";
  const lines = slices.filter(([, ids]) => ids > 0).map(([label, ids]) => `  "${label}" : ${ids}`);
  return ["```mermaid", "pie showData", `  title ${title}`, ...lines, "```"];
}

/** Labels are words of our own: Mermaid would read what X or a file says. */
function sumReasons({ datasets }: Report): readonly (readonly [string, number])[] {
  const sums = new Map<string, number>();
  for (const { decision, reason, ids } of datasets.flatMap(({ counts }) => counts)) {
    if (decision !== "remove" && decision !== "scrub") continue;
    const label = describeReason(reason) ?? "for another reason";
    sums.set(label, (sums.get(label) ?? 0) + ids);
  }
  return [...sums].sort(([, one], [, other]) => other - one);
}
