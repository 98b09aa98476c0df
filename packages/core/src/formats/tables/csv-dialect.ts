/** What bytes mean in one table. One object for a whole file; what is learned of the file on the way changes it. */
export interface CsvDialect {
  readonly separator: number;
  /** `noQuote` where a quote is text. */
  quote: number;
  /** What ends a record: LF or CR; 0 until the first one has ended. */
  lineEnd: number;
  /** Lines end with LF and quotes are what they were taken for: only odd records have to be accounted for. */
  isSettled: boolean;
  /** A record holds a separator inside quotes, or quotes were asked for: another one says nothing new. */
  needsQuotes: boolean;
  /** Several separators in a row are one, and those around a line are none. */
  readonly isRun: boolean;
}

export const lineFeed = 10;
export const carriageReturn = 13;
export const quoteByte = 34;
/** Equals no byte. */
export const noQuote = -1;
export const noSeparator = -1;

export function createCsvDialect(
  separator: number,
  { quote = quoteByte, isRun = false }: { readonly quote?: number; readonly isRun?: boolean } = {},
): CsvDialect {
  return { separator, quote, isRun, lineEnd: 0, isSettled: false, needsQuotes: false };
}

/**
 * How many bytes of a line end begin at a CR outside quotes: CRs before an LF belong to it. 0 where the CR ends nothing, as
 * the file's lines end with LF; -1 where the bytes up to `to` do not show it.
 */
export function measureReturn(
  bytes: Uint8Array,
  { at, to, lineEnd }: { readonly at: number; readonly to: number; readonly lineEnd: number },
): number {
  let behind = at + 1;
  while (behind < to && bytes[behind] === carriageReturn && lineEnd !== carriageReturn) behind++;
  if (behind === to) return -1;
  if (bytes[behind] === lineFeed) return behind + 1 - at;
  return lineEnd === lineFeed ? 0 : 1;
}
