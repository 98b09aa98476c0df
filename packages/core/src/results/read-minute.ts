const zero = 48;
const firstYear = 1970;
/** Years have four digits. */
const years = 10_000 - firstYear;
/** For months 1 to 12 of a year, then of a leap year: the days before it, and at 13 those of the year. */
const daysBefore: Int32Array = Int32Array.of(
  ...[0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365],
  ...[0, 0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335, 366],
);
const monthsOfLeapYear = 14;
/** Days from 1970 to each year. */
const daysToYear: Int32Array = new Int32Array(years);
for (let year = 1; year < years; year++) {
  daysToYear[year] = (daysToYear[year - 1] as number) + (isLeapYear(firstYear + year - 1) ? 366 : 365);
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/**
 * The epoch minute of `2021-06-15T07:32:10`, maybe with a fraction, and `Z` or `+00:00` behind: X's two forms.
 * −1 for anything else, also for a day that its month does not have. From bytes, as a Date of a string takes
 * longer than all the rest of a record.
 */
export function readMinute(
  bytes: Uint8Array,
  { start, end }: { readonly start: number; readonly end: number },
): number {
  return hasForm(bytes, start, end) ? readFormedMinute(bytes, start) : -1;
}

/** The same of a time that has one of the two forms, such as one that differs in its digits alone from one that was read. */
export function readFormedMinute(bytes: Uint8Array, start: number): number {
  const year = readTwo(bytes, start) * 100 + readTwo(bytes, start + 2);
  const month = readTwo(bytes, start + 5);
  const day = readTwo(bytes, start + 8);
  const hour = readTwo(bytes, start + 11);
  const minute = readTwo(bytes, start + 14);
  const second = readTwo(bytes, start + 17);
  if (year < firstYear || month < 1 || month > 12 || day < 1) return -1;
  if (hour > 23 || minute > 59 || second > 59) return -1;
  const monthAt = month + (isLeapYear(year) ? monthsOfLeapYear : 0);
  const before = daysBefore[monthAt] as number;
  if (day > (daysBefore[monthAt + 1] as number) - before) return -1;
  const days = (daysToYear[year - firstYear] as number) + before + day - 1;
  return (days * 24 + hour) * 60 + minute;
}

/** The digits and the signs between them, and what stands behind the seconds. */
function hasForm(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < 20 || bytes[start + 4] !== 45 || bytes[start + 7] !== 45 || bytes[start + 10] !== 84)
    return false;
  if (bytes[start + 13] !== 58 || bytes[start + 16] !== 58) return false;
  if (!digitPlaces.every((place) => isDigit(bytes[start + place]))) return false;
  let at = start + 19;
  if (bytes[at] === 46) {
    const fraction = ++at;
    while (at < end && isDigit(bytes[at])) at++;
    if (at === fraction) return false;
  }
  if (end - at === 1) return bytes[at] === 90;
  return (
    end - at === 6 &&
    bytes[at] === 43 &&
    bytes[at + 1] === zero &&
    bytes[at + 2] === zero &&
    bytes[at + 3] === 58 &&
    bytes[at + 4] === zero &&
    bytes[at + 5] === zero
  );
}

/** Digits to the seconds. */
const digitPlaces: readonly number[] = [0, 1, 2, 3, 5, 6, 8, 9, 11, 12, 14, 15, 17, 18];

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= zero && byte <= zero + 9;
}

function readTwo(bytes: Uint8Array, at: number): number {
  return (bytes[at] as number) * 10 + (bytes[at + 1] as number) - zero * 11;
}
