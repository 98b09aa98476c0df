import type { MonthCount } from "../../check/terms/report.ts";
import { formatCount, formatType } from "../../text/format.ts";
import { formatShare, type MonthLine } from "./list-months.ts";
import { type Markup, markup } from "./markup.ts";

/** Of the place that a month has, so that columns stand apart. */
const columnWidth = 0.84;

/** Two charts over the same months: the share that remains, and how many IDs that is a share of. */
export function drawMonths({ type, months }: MonthLine): Markup {
  const name = formatType(type);
  const largest = months.reduce((most, { checked }) => Math.max(most, checked), 1);
  const shares = months.map((month, index) => {
    const kept = ((month.checked - month.violations) / Math.max(1, month.checked)) * 100;
    const gone = month.checked === 0 ? 0 : 100 - kept;
    return markup`<g><title>${describeMonth(month)}</title>${drawColumn(index, { from: 0, height: kept, kind: "kept" })}${drawColumn(index, { from: kept, height: gone, kind: "gone" })}</g>`;
  });
  const volumes = months.flatMap((month, index) =>
    drawColumn(index, { from: 0, height: (month.checked / largest) * 100, kind: "count" }),
  );
  return markup`<figure>
<figcaption>Share of ${name} that remain <svg class="key" aria-hidden="true" viewBox="0 0 1 1"><rect class="kept" width="1" height="1"/></svg> and that have to go <svg class="key" aria-hidden="true" viewBox="0 0 1 1"><rect class="gone" width="1" height="1"/></svg>; below, how many were checked.</figcaption>
<div class="months">
<div class="scale" aria-hidden="true"><span>100 %</span><span>50 %</span><span>0 %</span></div>
<svg class="share" role="img" aria-label="${describeLine(name, months)}" viewBox="0 0 ${months.length} 100" preserveAspectRatio="none">${shares}</svg>
<div class="scale" aria-hidden="true"><span>${formatCount(largest)}</span><span>0</span></div>
<svg class="volume" role="img" aria-label="${`IDs of ${name} checked, by month: up to ${formatCount(largest)}.`}" viewBox="0 0 ${months.length} 100" preserveAspectRatio="none">${volumes}</svg>
<div class="axis" aria-hidden="true">${pickTicks(months).map((month) => markup`<span>${month}</span>`)}</div>
</div>
</figure>
`;
}

interface Column {
  /** Of 100, from below. */
  readonly from: number;
  readonly height: number;
  readonly kind: "kept" | "gone" | "count";
}

function drawColumn(index: number, { from, height, kind }: Column): readonly Markup[] {
  if (height === 0) return [];
  const left = (index + (1 - columnWidth) / 2).toFixed(2);
  const top = (100 - from - height).toFixed(2);
  return [
    markup`<rect class="${kind}" x="${left}" y="${top}" width="${columnWidth}" height="${height.toFixed(2)}"/>`,
  ];
}

function describeMonth(month: MonthCount): string {
  return `${month.month}: ${formatShare(month)} of ${formatCount(month.checked)} remain`;
}

/** What the chart shows, for those who do not see it; the table below has each number. */
function describeLine(name: string, months: readonly MonthCount[]): string {
  const told = months.filter(({ checked }) => checked > 0);
  const [first, last] = [told[0], told.at(-1)];
  if (first === undefined || last === undefined) return "";
  const rate = ({ checked, violations }: MonthCount): number => violations / checked;
  const worst = told.reduce((one, other) => (rate(other) > rate(one) ? other : one));
  return `Share of ${name} that remain, by month of creation. First ${describeMonth(first)}. Last ${describeMonth(last)}. Fewest ${describeMonth(worst)}.`;
}

function pickTicks(months: readonly MonthCount[]): readonly string[] {
  const last = months.length - 1;
  const places = [...new Set([0, Math.round(last / 2), last])];
  return places.flatMap((place) => months[place]?.month ?? []);
}
