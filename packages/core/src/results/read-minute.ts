const zero = 48;
const daysBefore: readonly number[] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

/**
 * The epoch minute of `2021-06-15T07:32:10`, maybe with a fraction, and `Z` or `+00:00` behind: X's two forms.
 * −1 for anything else, also for a day that its month does not have. From bytes, as a Date of a string takes
 * longer than all the rest of a record.
 */
export function readMinute(
  bytes: Uint8Array,
  { start, end }: { readonly start: number; readonly end: number },
): number {
  if (!hasForm(bytes, start, end)) return -1;
  const year = readDigits(bytes, start, 4);
  const month = readDigits(bytes, start + 5, 2);
  const day = readDigits(bytes, start + 8, 2);
  const hour = readDigits(bytes, start + 11, 2);
  const minute = readDigits(bytes, start + 14, 2);
  const second = readDigits(bytes, start + 17, 2);
  if (year < 1970 || month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || minute < 0) return -1;
  if (second < 0 || second > 59 || hour < 0) return -1;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const leapDay = isLeap && month > 2 ? 1 : 0;
  const monthDays = month === 12 ? 31 : (daysBefore[month] as number) - (daysBefore[month - 1] as number);
  if (day > monthDays + (isLeap && month === 2 ? 1 : 0)) return -1;
  const years = year - 1;
  const leapDays = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400) - 477;
  const days = (year - 1970) * 365 + leapDays + (daysBefore[month - 1] as number) + leapDay + day - 1;
  return (days * 24 + hour) * 60 + minute;
}

/** The signs between the digits, and what stands behind the seconds. */
function hasForm(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < 20 || bytes[start + 4] !== 45 || bytes[start + 7] !== 45 || bytes[start + 10] !== 84)
    return false;
  if (bytes[start + 13] !== 58 || bytes[start + 16] !== 58) return false;
  let at = start + 19;
  if (bytes[at] === 46) {
    const fraction = ++at;
    while (at < end && (bytes[at] as number) - zero >= 0 && (bytes[at] as number) - zero <= 9) at++;
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

/** A number of so many digits, or one below 0 if there is another byte among them. */
function readDigits(bytes: Uint8Array, start: number, digits: number): number {
  let value = 0;
  for (let at = start; at < start + digits; at++) {
    const digit = (bytes[at] as number) - zero;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}
