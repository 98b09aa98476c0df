export const unknownMonth = 0;

export interface MonthFinder {
  /** Numbers are from 0 to this, without it. */
  readonly months: number;
  find(high: number, low: number): number;
  nameOf(number: number): string;
}

/** X's IDs count the milliseconds from here, above 22 bits of other things. Source: X's "Twitter IDs" page and snowflake's source. */
const epochMs = 1_288_834_974_657;
/** 2^10: the high word counts as many units of 2^22 each. */
const highFactor = 1024;
const lowShift = 22;
/**
 * Posts below were numbered one after the other, until November 2010: the first that carries a time is this one, 7,081 ms
 * after the epoch. So were users, for years longer, but they are fewer than that.
 */
const firstTimed = 29_700_859_247;
const twoTo32 = 0x100000000;
const firstMonth = 10;
const firstYear = 2010;
const dayMs = 86_400_000;
const firstDay = Math.floor(epochMs / dayMs);

/** @param latestMs Epoch ms. IDs that claim to be made a day or more after are not believed: they carry no time. */
export function createMonthFinder(latestMs: number): MonthFinder {
  const days = Math.max(0, Math.floor(latestMs / dayMs) + 2 - firstDay);
  const monthOfDay = new Uint16Array(days);
  // Month by month: a `Date` for each day would take longer than a short list.
  for (let month = 1, from = 0; from < days; month++) {
    const next = Date.UTC(firstYear, firstMonth + month) / dayMs - firstDay;
    monthOfDay.fill(month, from, next);
    from = next;
  }
  return {
    months: (monthOfDay[days - 1] ?? unknownMonth) + 1,
    find(high, low) {
      const unsignedLow = low >>> 0;
      if ((high >>> 0) * twoTo32 + unsignedLow < firstTimed) return unknownMonth;
      const sinceMs = (high >>> 0) * highFactor + (unsignedLow >>> lowShift);
      return monthOfDay[Math.floor((sinceMs + epochMs) / dayMs) - firstDay] ?? unknownMonth;
    },
    nameOf(number) {
      if (number === unknownMonth) return "unknown";
      const month = number - 1 + firstMonth;
      return `${firstYear + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
    },
  };
}
