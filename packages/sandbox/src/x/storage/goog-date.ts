/** The form of `X-Goog-Date`: `20210811T194255Z`. */
export function formatGoogDate(timeMs: number): string {
  const text = new Date(timeMs).toISOString();
  const [year, month, day] = [text.slice(0, 4), text.slice(5, 7), text.slice(8, 10)];
  return `${year}${month}${day}T${text.slice(11, 13)}${text.slice(14, 16)}${text.slice(17, 19)}Z`;
}

/** Epoch milliseconds of an `X-Goog-Date`, or NaN. */
export function parseGoogDate(text: string): number {
  return Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"));
}
