import type { MonthCount } from "../../check/terms/report.ts";
import { formatQuantity } from "../../text/format.ts";
import { chooseTop } from "../words/scale.ts";

/** One type's IDs are like another's here. */
type CountOfMonth = Omit<MonthCount, "type">;

/** Fewer bars have nothing to compare. */
const fewestBars = 3;
/** More bars than this have no room for their labels. */
const mostBars = 12;
/** What a bar may stand for, from the shortest. */
const units: readonly { readonly name: string; readonly labelOf: (month: string) => string }[] = [
  { name: "month", labelOf: (month) => month },
  {
    name: "quarter",
    labelOf: (month) => `${month.slice(0, 4)} Q${Math.ceil(Number(month.slice(5)) / 3)}`,
  },
  { name: "year", labelOf: (month) => month.slice(0, 4) },
];
/** Of the bars: it stands out from GitHub's light and its dark ground alike. */
const palette = "#c2410c";

/** Markdown: bars of the share that is lost, by when the IDs were created. Empty where there is nothing to compare. */
export function drawMonths(months: readonly CountOfMonth[]): readonly string[] {
  // Mermaid reads what stands between quotes, so no label may be made of anything but digits.
  const dated = months.filter(({ month }) => /^\d{4}-\d{2}$/.test(month));
  const drawn = units.map(({ name, labelOf }) => ({ name, bars: sum(dated, labelOf) }));
  const { name, bars } =
    drawn.find((unit) => unit.bars.length <= mostBars) ?? (drawn.at(-1) as (typeof drawn)[0]);
  const shares = bars.map(({ checked, violations }) => (violations / Math.max(1, checked)) * 100);
  const largest = Math.max(0, ...shares);
  if (bars.length < fewestBars || largest === 0) return [];
  const undated = months.filter((one) => !dated.includes(one)).reduce((total, one) => total + one.checked, 0);
  return [
    "```mermaid",
    `%%{init: {"themeVariables": {"xyChart": {"plotColorPalette": "${palette}"}}}}%%`,
    "xychart-beta",
    `  title "Share no longer compliant, by ${name} of creation"`,
    `  x-axis [${bars.map(({ label }) => `"${label}"`).join(", ")}]`,
    `  y-axis "% of IDs" 0 --> ${chooseTop(largest)}`,
    `  bar [${shares.map((share) => Number(share.toPrecision(3))).join(", ")}]`,
    "```",
    ...(undated > 0
      ? ["", `Not shown: ${formatQuantity(undated, "checked ID")} without a known time of creation.`]
      : []),
  ];
}

interface Bar {
  readonly label: string;
  readonly checked: number;
  readonly violations: number;
}

/** IDs of both types of one month stand together. */
function sum(months: readonly CountOfMonth[], labelOf: (month: string) => string): readonly Bar[] {
  const groups = Map.groupBy(months, ({ month }) => labelOf(month));
  return [...groups.keys()].sort().map((label) => {
    const group = groups.get(label) ?? [];
    const total = (read: (month: CountOfMonth) => number): number =>
      group.reduce((all, month) => all + read(month), 0);
    return { label, checked: total(({ checked }) => checked), violations: total((one) => one.violations) };
  });
}
