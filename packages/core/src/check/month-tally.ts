import type { MonthFinder } from "../ids/creation-month.ts";
import type { IdSet } from "../ids/id-set.ts";
import type { JobType } from "../types.ts";
import type { TalliedId } from "./tally.ts";
import type { MonthCount } from "./terms/report.ts";

export interface MonthTally {
  addViolation(id: TalliedId): void;
  counts(submitted: IdSet): readonly MonthCount[];
}

export function createMonthTally(type: JobType, finder: MonthFinder): MonthTally {
  const violations = new Float64Array(finder.months);
  return {
    addViolation({ high, low }) {
      const month = finder.find(high, low);
      violations[month] = (violations[month] as number) + 1;
    },
    counts(submitted) {
      const checked = new Float64Array(finder.months);
      submitted.forEach((high, low) => {
        const month = finder.find(high, low);
        checked[month] = (checked[month] as number) + 1;
      });
      const months = [...checked.keys()].filter((month) => (checked[month] as number) > 0);
      return months
        .map((month) => ({
          type,
          month: finder.nameOf(month),
          checked: checked[month] as number,
          violations: violations[month] as number,
        }))
        .toSorted((one, other) => (one.month < other.month ? -1 : 1));
    },
  };
}
