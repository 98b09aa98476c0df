import { findIdForm } from "../ids/id-forms.ts";
import { createIdWords } from "../ids/parse-id.ts";
import type { IdForm, JobType } from "../types.ts";

/** What a cell of a table holds, as text, where it is one ID and no more. */
export interface IdText {
  readonly digits: string;
  readonly form: IdForm;
  /** Its form is one of posts or of users alone, for example an address. */
  readonly isTyped: boolean;
}

/** Shorter numbers are counts, labels and years as well: digits. Snowflakes of posts have as many since the end of 2010. */
const longDigits = 15;
/** Behind any word and a colon, shorter ones are a numbering, as in the `Unnamed: 0` of pandas: digits. */
const labelledDigits = 5;

/** The ID that a cell holds in any form that the readers know; of one type, if given. */
export function readIdText(text: string, type?: JobType): IdText | undefined {
  // Most cells have no digit at the end, or are no longer than a word: a form is not tried on text.
  if (!/[0-9]/.test(text)) return undefined;
  const bytes = Buffer.from(text);
  const value = { start: 0, end: bytes.length };
  const form = findIdForm(bytes, value, createIdWords());
  if (form === undefined || (type !== undefined && (form.type ?? type) !== type)) return undefined;
  form.narrow(bytes, value);
  const digits = bytes.toString("latin1", value.start, value.end);
  const isDoubtful =
    (form.name === "label" && digits.length < labelledDigits) ||
    (["x", "u", "t"].includes(form.name) && !isLongId(digits));
  return isDoubtful ? undefined : { digits, form: form.name, isTyped: form.type !== undefined };
}

export function isLongId(digits: string): boolean {
  return digits.length >= longDigits;
}

/** Whether an ID leaves little doubt that it is one, whatever its column is called. */
export function isSureId({ digits, isTyped }: IdText): boolean {
  return isTyped || (isLongId(digits) && !mayBeTime(digits));
}

/**
 * Whether a number may be a time: milli- or microseconds since 1970, or `yyyymmddhhmmss`, of 2006 (X's first year) to 2034.
 * Nanoseconds have as many digits as IDs, and the same values.
 */
export function mayBeTime(digits: string): boolean {
  if (digits.length === 14)
    return /^20[0-3][0-9](?:0[1-9]|1[0-2])[0-3][0-9][0-2][0-9](?:[0-5][0-9]){2}$/.test(digits);
  return (digits.length === 13 || digits.length === 16) && /^(?:1[1-9]|20)/.test(digits) && digits >= "114";
}
