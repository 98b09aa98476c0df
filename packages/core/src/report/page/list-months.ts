import type { MonthCount } from "../../check/terms/report.ts";
import type { JobType } from "../../types.ts";

/** The months of one type, without a gap; `checked` is 0 where nothing was made. */
export interface MonthLine {
  readonly type: JobType;
  readonly months: readonly MonthCount[];
  /** Of the IDs that carry no time. */
  readonly untimed: MonthCount | undefined;
}

/** Puts the months of each type in a line, as a chart needs them. */
export function listMonths(counts: readonly MonthCount[]): readonly MonthLine[] {
  const types = [...new Set(counts.map(({ type }) => type))];
  return types.map((type) => {
    const own = counts.filter((count) => count.type === type);
    return {
      type,
      months: fillGaps(
        type,
        own.filter(({ month }) => month !== "unknown"),
      ),
      untimed: own.find(({ month }) => month === "unknown"),
    };
  });
}

function fillGaps(type: JobType, timed: readonly MonthCount[]): readonly MonthCount[] {
  const numbers = timed.map(({ month }) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1);
  const byNumber = new Map(timed.map((count, index) => [numbers[index], count]));
  const first = Math.min(...numbers);
  const length = timed.length === 0 ? 0 : Math.max(...numbers) - first + 1;
  return Array.from({ length }, (_, index) => {
    const number = first + index;
    const month = `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, "0")}`;
    return byNumber.get(number) ?? { type, month, checked: 0, violations: 0 };
  });
}

/** The share that is lost, as `4.8%`; what is not nothing is never 0, and what is not all is never 100. */
export function formatLost({ checked, violations }: Pick<MonthCount, "checked" | "violations">): string {
  if (checked === 0) return "–";
  const percent = (violations / checked) * 100;
  if (violations === 0 || violations === checked) return `${percent}%`;
  if (percent < 0.1) return "<0.1%";
  return percent > 99.9 ? ">99.9%" : `${percent.toFixed(1)}%`;
}

const monthNames =
  "January February March April May June July August September October November December".split(" ");

/** `2019-08` as `August 2019`. */
export function nameMonth(month: string): string {
  return `${monthNames[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`;
}
