import type { Report } from "../../check/terms/report.ts";
import { formatCount, formatType } from "../../text/format.ts";
import type { JobType } from "../../types.ts";
import { renderTable } from "./data-table.ts";
import { formatShare, listMonths, type MonthLine } from "./list-months.ts";
import { type Markup, markup } from "./markup.ts";
import { drawMonths } from "./month-chart.ts";

/** Why an ID may carry no time. User IDs were numbered one after the other until the middle of the 2010s. */
const untimedReasons: Readonly<Record<JobType, string>> = {
  tweets: "they were posted before November 2010",
  users: "most of them are of accounts made before the middle of the 2010s",
};

/** When the IDs were made, and how many of each month remain. Nothing can be said of it while X has said nothing. */
export function renderMonths({ months, result, unverified }: Report): readonly Markup[] {
  if (result === "pending" || months.length === 0) return [];
  const lines = listMonths(months);
  const caveat =
    unverified === 0
      ? []
      : [
          markup`<p>IDs that could not be verified, or have no result yet, count as remaining here: nothing is known about them.</p>`,
        ];
  return [
    markup`<section>
<h2>Survival by month of creation</h2>
<p>An ID tells when it was made, in UTC.</p>
${caveat}
${lines.map(renderLine)}${renderTable({
  name: "Months",
  columns: [
    { title: "Month" },
    { title: "IDs of" },
    { title: "Checked", isNumber: true },
    { title: "No longer compliant", isNumber: true },
    { title: "Remain", isNumber: true },
  ],
  rows: months.map((month) => [
    month.month === "unknown" ? untimedNames[month.type] : month.month,
    formatType(month.type),
    formatCount(month.checked),
    formatCount(month.violations),
    formatShare(month),
  ]),
})}</section>
`,
  ];
}

const untimedNames: Readonly<Record<JobType, string>> = { tweets: "before Nov 2010", users: "unknown" };

function renderLine(line: MonthLine): Markup {
  const { type, untimed } = line;
  const chart = line.months.length === 0 ? [] : drawMonths(line);
  const share =
    untimed === undefined
      ? []
      : markup`<p>${formatCount(untimed.checked)} IDs of ${formatType(type)} carry no time: ${untimedReasons[type]}. Of these ${formatShare(untimed)} remain.</p>
`;
  return markup`${chart}${share}`;
}
