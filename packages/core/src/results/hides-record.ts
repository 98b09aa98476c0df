import { findings } from "./record.ts";

export interface EchoLine {
  readonly text: string;
  /** All strings of its JSON; undefined if it is none. */
  readonly texts: readonly string[] | undefined;
  /** Whether this text is an ID of the upload. */
  readonly isSubmitted: (text: string) => boolean;
}

const eventWords: ReadonlySet<string> = new Set(
  findings
    .filter(({ decision }) => decision !== "keep" && decision !== "unverified")
    .flatMap(({ action, reason }) => [action, reason])
    .filter((word) => word !== "unknown"),
);
const eventWord = new RegExp(`(?<![a-z_])(?:${[...eventWords].join("|")})(?![a-z_])`, "i");
/** Stands in what is left of a torn record, and in JSON that is a string of other JSON. */
export const tornJson: RegExp = /[{}[\]"]/;
/** Shorter ones would be found in every count and time. */
const longNumbers = /[0-9]{8,}/g;
/** Letters that ran into the digits of something else. */
const glued = /[a-z]{12,}[0-9]|[0-9][a-z]{12,}/i;

/**
 * Whether a line with a sentinel may hold more than its echo: what X says of an ID, glued to it where bytes were lost or
 * beside it in a list. It shows in an ID of the upload, in a word that only events have, and in a line that is torn.
 */
export function mayHideRecord({ text, texts, isSubmitted }: EchoLine): boolean {
  if (texts === undefined) return tornJson.test(text) || /[0-9]{8}/.test(text) || eventWord.test(text);
  return [text, ...texts].some(
    (part) =>
      isSubmitted(part) ||
      [...part.matchAll(longNumbers)].some(([digits]) => isSubmitted(digits)) ||
      eventWords.has(part.trim().toLowerCase()) ||
      // The line itself is looked at string by string: its signs and escapes are its own.
      (part !== text && (glued.test(part) || (tornJson.test(part) && eventWord.test(part)))),
  );
}

/** Whether a JSON value holds an event that is not the value itself: by a list, since a line may nest 30,000 deep. */
export function holdsEvents(value: unknown): boolean {
  const waiting: unknown[] = listInner(value);
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next !== "object" || next === null) continue;
    const { action } = next as { readonly action?: unknown };
    if (typeof action === "string" && eventWords.has(action.toLowerCase())) return true;
    waiting.push(...listInner(next));
  }
  return false;
}

function listInner(value: unknown): unknown[] {
  return typeof value === "object" && value !== null ? Object.values(value) : [];
}
