import type { MonthCount, Report } from "../../check/terms/report.ts";
import { formatCount, formatType } from "../../text/format.ts";
import type { JobType } from "../../types.ts";
import { renderTable } from "./data-table.ts";
import { formatLost, listMonths, type MonthLine, nameMonth } from "./list-months.ts";
import { type Markup, markup } from "./markup.ts";
import { drawMonths } from "./month-chart.ts";

/** Why an ID may carry no time. User IDs were numbered one after the other until the middle of the 2010s. */
const untimedReasons: Readonly<Record<JobType, string>> = {
  tweets: "posted before November 2010",
  users: "most of them of accounts created before the middle of the 2010s",
};

const untimedNames: Readonly<Record<JobType, string>> = { tweets: "before Nov 2010", users: "unknown" };

/** Fewer months are a sentence each: there is nothing to compare. */
const fewestDrawn = 3;

/** When the IDs were created, and what is lost of each month. Nothing can be said of it while X has said nothing. */
export function renderMonths({ months, result, unverified }: Report): readonly Markup[] {
  if (result === "pending" || months.length === 0) return [];
  const lines = listMonths(months);
  const caveat =
    unverified === 0
      ? []
      : markup`<p>IDs that could not be verified, or have no result yet, are not counted as lost here.</p>
`;
  return [
    markup`<section>
<h2>By month of creation</h2>
<p>The time of creation (UTC) is part of each ID.</p>
${caveat}${lines.flatMap((line) => [...renderTimed(line), ...tellUntimed(line)])}${lines.some(isDrawn) ? renderAll(months) : []}</section>
`,
  ];
}

function isDrawn({ months }: MonthLine): boolean {
  return months.filter(({ checked }) => checked > 0).length >= fewestDrawn;
}

function renderTimed(line: MonthLine): readonly Markup[] {
  const { type, months } = line;
  const told = months.filter(({ checked }) => checked > 0);
  if (!isDrawn(line))
    return told.map((month) =>
      tellShare(`${capitalise(formatType(type))} from ${nameMonth(month.month)}`, month),
    );
  if (told.some(({ violations }) => violations > 0)) return [drawMonths(line)];
  const [first, last] = [told[0], told.at(-1)] as readonly MonthCount[] as readonly [MonthCount, MonthCount];
  return [
    markup`<p>${capitalise(formatType(type))} from ${formatCount(told.length)} months, ${nameMonth(first.month)} to ${nameMonth(last.month)}: none is known to be lost.</p>
`,
  ];
}

function tellUntimed({ type, untimed }: MonthLine): readonly Markup[] {
  if (untimed === undefined) return [];
  return [
    tellShare(`${capitalise(formatType(type))} whose ID carries no time (${untimedReasons[type]})`, untimed),
  ];
}

function tellShare(which: string, month: MonthCount): Markup {
  const { checked, violations } = month;
  const are = violations === 1 ? "is" : "are";
  const share =
    violations === 0
      ? `none of ${formatCount(checked)} is known to be lost`
      : `${formatCount(violations)} of ${formatCount(checked)} ${are} no longer compliant (${formatLost(month)})`;
  return markup`<p>${which}: ${share}.</p>
`;
}

/** On paper, months would take pages: the chart has to do. */
function renderAll(months: readonly MonthCount[]): Markup {
  const hasTypes = new Set(months.map(({ type }) => type)).size > 1;
  return markup`<details class="screen">
<summary>All ${formatCount(months.length)} months as a table</summary>
${renderTable({
  name: "Months",
  columns: [
    { title: "Month" },
    ...(hasTypes ? [{ title: "Type" }] : []),
    ...["IDs checked", "No longer compliant", "Share"].map((title) => ({ title, isNumber: true })),
  ],
  rows: months.map((month) => [
    month.month === "unknown" ? untimedNames[month.type] : month.month,
    ...(hasTypes ? [formatType(month.type)] : []),
    formatCount(month.checked),
    formatCount(month.violations),
    formatLost(month),
  ]),
})}</details>
<p class="paper">The numbers of each month are in <code>report.json</code>.</p>
`;
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
