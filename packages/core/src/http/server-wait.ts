import { ComplianceError } from "../errors.ts";

/**
 * How long a server asks to wait, ms, or undefined if it does not say. `retry-after` (seconds or date) and
 * X's `x-rate-limit-reset` (epoch seconds) are both read against the answer's own `date`, so that a wrong
 * clock on our side does not matter; of two the longer counts, since coming back early costs another window.
 */
export function readServerWait(
  headers: Readonly<Record<string, string>>,
  options: { readonly status: number; readonly nowMs: number },
): number | undefined {
  const serverNowMs = readServerTime(headers) ?? options.nowMs;
  const waits = [readRetryAfter(headers["retry-after"], serverNowMs)];
  // Every answer of X carries the reset time; it asks for a wait only where the limit was hit.
  if (options.status === 429) waits.push(readReset(headers["x-rate-limit-reset"], serverNowMs));
  const known = waits.filter((wait) => wait !== undefined);
  return known.length === 0 ? undefined : Math.max(0, ...known);
}

const longestLimitMs = 16 * 60_000;
const longestDayMs = 25 * 3_600_000;

/**
 * Whether a wait is none that X documents: its limits last for 15 minutes, or to the end of the day. Any other, where there is
 * no time for it, may be a mistake.
 */
export function isOddWait({ code, waitMs }: Pick<ComplianceError, "code" | "waitMs">): boolean {
  if (waitMs === undefined) return false;
  if (code === "RATE_LIMITED") return waitMs > longestLimitMs;
  return code !== "DAILY_LIMIT" || waitMs > longestDayMs;
}

/** The error, with the time until which its server asked to wait: for who has no time for it. */
export function tellServerWait(error: ComplianceError, nowMs: number): ComplianceError {
  const { code, message, status, waitMs, jobId } = error;
  if (waitMs === undefined) return error;
  const until = new Date(nowMs + waitMs)
    .toISOString()
    .replace("T", " ")
    .replace(/:[0-9.]+Z$/, " UTC");
  return new ComplianceError(
    code,
    `${message} The response asked to wait until ${until}, which is later than the time allowed.`,
    { waitMs, ...(status !== undefined && { status }), ...(jobId !== undefined && { jobId }) },
  );
}

export function readServerTime(headers: Readonly<Record<string, string>>): number | undefined {
  const time = Date.parse(headers.date ?? "");
  return Number.isNaN(time) ? undefined : time;
}

function readRetryAfter(value: string | undefined, serverNowMs: number): number | undefined {
  if (value === undefined) return undefined;
  if (/^[0-9]{1,9}$/.test(value)) return Number(value) * 1_000;
  // `Date.parse` takes "1.5" for a day in 2001, which would mean no wait at all; dates of HTTP begin with a weekday.
  if (!/^[A-Za-z]{3}/.test(value)) return undefined;
  const time = Date.parse(value);
  return Number.isNaN(time) ? undefined : time - serverNowMs;
}

function readReset(value: string | undefined, serverNowMs: number): number | undefined {
  if (value === undefined || !/^[0-9]{1,12}$/.test(value)) return undefined;
  // `date` and reset are whole seconds: a second more covers what both leave out.
  return Number(value) * 1_000 - serverNowMs + 1_000;
}
