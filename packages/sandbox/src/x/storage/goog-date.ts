/** The form of `X-Goog-Date`: `20210811T194255Z`. */
export function formatGoogDate(timeMs: number): string {
  return new Date(timeMs).toISOString().replace(/[-:]|\.\d{3}/g, "");
}

/** Epoch milliseconds of an `X-Goog-Date`, or NaN. */
export function parseGoogDate(text: string): number {
  return Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"));
}
