import type { MonthCount } from "../../check/terms/report.ts";
import { formatQuantity } from "../../text/format.ts";

/** One type's IDs are like another's here. */
type CountOfMonth = Omit<MonthCount, "type">;

/** More bars than this have no room for their labels: years take the place of months. */
const mostBars = 36;

/** Markdown: bars of the IDs that have to go, by when they were made. Empty where there is nothing to compare. */
export function drawMonths(months: readonly CountOfMonth[]): readonly string[] {
  // Mermaid reads what stands between quotes, so no label may be anything but digits.
  const dated = months.filter(({ month }) => /^\d{4}-\d{2}$/.test(month));
  const byMonth = sum(dated, ({ month }) => month);
  const bars = byMonth.length > mostBars ? sum(dated, ({ month }) => month.slice(0, 4)) : byMonth;
  const violations = bars.reduce((total, bar) => total + bar.violations, 0);
  if (bars.length < 2 || violations === 0) return [];
  const undated = months.filter((one) => !dated.includes(one)).reduce((total, one) => total + one.checked, 0);
  const unit = bars === byMonth ? "month" : "year";
  return [
    "```mermaid",
    "xychart-beta",
    `  title "No longer compliant, by ${unit} of creation"`,
    `  x-axis [${bars.map(({ label }) => `"${label}"`).join(", ")}]`,
    '  y-axis "IDs"',
    `  bar [${bars.map((bar) => bar.violations).join(", ")}]`,
    "```",
    ...(undated > 0
      ? ["", `${formatQuantity(undated, "ID")} without a known time of creation not shown.`]
      : []),
  ];
}

interface Bar {
  readonly label: string;
  readonly violations: number;
}

/** IDs of both types of one month stand together. */
function sum(months: readonly CountOfMonth[], labelOf: (month: CountOfMonth) => string): readonly Bar[] {
  const sums = new Map<string, number>();
  for (const month of months) sums.set(labelOf(month), (sums.get(labelOf(month)) ?? 0) + month.violations);
  return [...sums].sort().map(([label, violations]) => ({ label, violations }));
}
