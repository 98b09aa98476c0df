import type { MonthCount } from "../../check/terms/report.ts";
import { formatCount, formatType } from "../../text/format.ts";
import { chooseTop } from "../words/scale.ts";
import { formatLost, type MonthLine, nameMonth } from "./list-months.ts";
import { type Markup, markup } from "./markup.ts";

/** Of the place that a month has, so that columns stand apart. */
const columnWidth = 0.84;
/** So many months have a label each; a phone has room for no more. */
const few = 4;

/** Two charts over the same months, both from zero: the share that is lost on its own scale, and of how many IDs. */
export function drawMonths({ type, months }: MonthLine): Markup {
  const name = formatType(type);
  const most = months.reduce((largest, { checked }) => Math.max(largest, checked), 1);
  const top = chooseTop(Math.max(...months.map(readLost)));
  const width = months.length * choosePlace(months.length);
  const lost = months.map(
    (month, index) =>
      markup`<g><title>${describeMonth(month)}</title>${drawColumn(index, { height: (readLost(month) / top) * 100, kind: "gone" })}</g>`,
  );
  const volumes = months.flatMap((month, index) =>
    drawColumn(index, { height: (month.checked / most) * 100, kind: "count" }),
  );
  const size = markup`viewBox="0 0 ${months.length} 100" width="${width}" preserveAspectRatio="none"`;
  return markup`<figure>
<figcaption>${name === "posts" ? "Posts" : "Users"}: share no longer compliant, by month of creation</figcaption>
<div class="months">
<div class="scale" aria-hidden="true"><span>${formatTick(top)}</span><span>${formatTick(top / 2)}</span><span>0%</span></div>
<svg class="share" role="img" aria-label="${describeLine(name, months)}" ${size}>${drawGrid(months.length)}${lost}</svg>
${drawAxis(months)}<p class="of">IDs checked</p>
<div class="scale" aria-hidden="true"><span>${formatCount(most)}</span><span>0</span></div>
<svg class="volume" role="img" aria-label="${`IDs of ${name} checked, by month: up to ${formatCount(most)}.`}" ${size}>${volumes}</svg>
</div>
</figure>
`;
}

/** How wide a month's place is at most, in pixels: a month by itself is not a wall. */
function choosePlace(months: number): number {
  if (months <= few) return 72;
  return months <= 12 ? 48 : 24;
}

function readLost({ checked, violations }: MonthCount): number {
  return checked === 0 ? 0 : (violations / checked) * 100;
}

function drawColumn(
  index: number,
  { height, kind }: { readonly height: number; readonly kind: "gone" | "count" },
): readonly Markup[] {
  if (height === 0) return [];
  const left = (index + (1 - columnWidth) / 2).toFixed(2);
  return [
    markup`<rect class="${kind}" x="${left}" y="${(100 - height).toFixed(2)}" width="${columnWidth}" height="${height.toFixed(2)}"/>`,
  ];
}

function drawGrid(width: number): Markup {
  return markup`<path class="grid" d="M0 .5H${width}M0 50H${width}"/>`;
}

/** Each month where there is room, in its place; otherwise some, with the first and the last at the ends. */
function drawAxis(months: readonly MonthCount[]): Markup {
  const isFew = months.length <= few;
  const last = months.length - 1;
  const parts = months.length > 24 ? 4 : 2;
  const places = isFew
    ? [...months.keys()]
    : Array.from({ length: parts + 1 }, (_, part) => Math.round((last * part) / parts));
  const labels = places.map((place) => markup`<span>${months[place]?.month ?? ""}</span>`);
  return markup`<div class="${isFew ? "axis each" : "axis"}" aria-hidden="true">${labels}</div>
`;
}

function formatTick(percent: number): string {
  return `${Number(percent.toPrecision(3))}%`;
}

function describeMonth(month: MonthCount): string {
  if (month.checked === 0) return `${month.month}: no IDs`;
  return `${month.month}: ${formatLost(month)} of ${formatCount(month.checked)}`;
}

/** What the chart shows, for those who do not see it; the table below has each number. */
function describeLine(name: string, months: readonly MonthCount[]): string {
  const told = months.filter(({ checked }) => checked > 0);
  const [first, last] = [told[0], told.at(-1)] as readonly MonthCount[] as readonly [MonthCount, MonthCount];
  const worst = told.reduce((one, other) => (readLost(other) > readLost(one) ? other : one));
  const tell = (month: MonthCount): string => `${nameMonth(month.month)} ${formatLost(month)}`;
  return `Share of ${name} no longer compliant, by month of creation: from ${tell(first)} to ${tell(last)}; the most is ${tell(worst)}.`;
}
