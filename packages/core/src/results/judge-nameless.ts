/** A number that a line says of the result, by the name of what it counts. */
export interface ToldCount {
  readonly of: "events" | "records" | "lines" | "errors";
  readonly value: number;
}

/** What a line that names no ID says of the result that it stands in. */
export interface NamelessSaying {
  /** It speaks of a fault, of a cut, or of more that is to come. */
  readonly isTrouble: boolean;
  readonly counts: readonly ToldCount[];
}

const troubleKey =
  /^(?:error|exception|fault|fail|message|msg|detail|reason|warn|truncat|partial|incomplete|abort|interrupt|retry|next|cursor|more|has_?more|.*_token$)/i;
const troubleWord =
  /error|fail|exception|time-?d? ?out|unavailable|denied|forbidden|abort|truncat|incomplete|partial|interrupt|retry|try again|cut off|unable|not ready|pending|processing|in.progress/i;
const stateKey = /^(?:status|state|phase)$/i;
const doneWord = /^(?:complete|completed|ok|success|successful|succeeded|done|processed|finished)$/i;
const errorCount =
  /^(?:errors?|invalid|malformed|failed|failures?|warnings?|skipped)(?:_?(?:ids?|lines?|count))?$/i;
const eventCount = /violation|delet|suspend|protect|deactivat|bounc|scrub|rehydrat|compliant/i;
const recordCount = /record|event|result|found|written|match/i;
const lineCount = /^(?:count|total|lines|rows|items|entries|ids|size)$|_(?:count|total)$|^(?:total|count)_/i;

/**
 * Judges what X, or whoever answers in its place, says beside the records. By a list, not by calls: a line may nest
 * 30,000 deep.
 */
export function judgeNameless(value: unknown): NamelessSaying {
  const counts: ToldCount[] = [];
  let isTrouble = false;
  const waiting: (readonly [key: string, value: unknown])[] = [["", value]];
  while (waiting.length > 0) {
    const [key, inner] = waiting.pop() as readonly [string, unknown];
    const count = readCount(key, inner);
    if (count !== undefined) counts.push(count);
    else if (isTroubled(key, inner)) isTrouble = true;
    if (typeof inner !== "object" || inner === null) continue;
    // The places of a list are not names.
    for (const [name, next] of Object.entries(inner)) waiting.push([Array.isArray(inner) ? key : name, next]);
  }
  return { isTrouble, counts };
}

function isTroubled(key: string, value: unknown): boolean {
  if (isNothing(value)) return false;
  if (troubleKey.test(key)) return true;
  if (typeof value !== "string") return false;
  return stateKey.test(key) ? !doneWord.test(value) : troubleWord.test(value);
}

function isNothing(value: unknown): boolean {
  if (value === null || value === false || value === 0 || value === "") return true;
  return typeof value === "object" && Object.keys(value as object).length === 0;
}

function readCount(key: string, value: unknown): ToldCount | undefined {
  const number = typeof value === "string" && /^[0-9]{1,9}$/.test(value) ? Number(value) : value;
  if (typeof number !== "number") return undefined;
  if (errorCount.test(key)) return { of: "errors", value: number };
  if (eventCount.test(key)) return { of: "events", value: number };
  if (recordCount.test(key)) return { of: "records", value: number };
  return lineCount.test(key) ? { of: "lines", value: number } : undefined;
}

/** What was counted in the result, and in the upload. */
export interface OwnCounts {
  readonly records: number;
  /** Up to the line that decides, with it. */
  readonly lines: number;
  readonly ids: number;
  readonly sentinels: { readonly sent: number; readonly returned: number };
}

/** Whether a line counts more than has come. What it counts is guessed, so fewer is not a sign of anything. */
export function isContradicted(
  { of, value }: ToldCount,
  { records, lines, ids, sentinels: { sent, returned } }: OwnCounts,
): boolean {
  if (of === "errors") return value > sent;
  if (value <= records) return false;
  if (of === "events") return true;
  if ([records + returned, lines - 1, lines].includes(value)) return false;
  return of === "records" || (value !== ids && value !== ids + sent);
}
