import { readIdText } from "./id-text.ts";
import { isKnownName } from "./known-columns.ts";

/** What tables of posts call the columns that hold no IDs. */
const usualNames: ReadonlySet<string> = new Set(
  `annotation annotator author body category city class content count country created_at date datetime day description event
  followers handle hashtags index key keyword label labels lang language likes link location media month name place
  polarity query reply retweet_count retweets row score screen_name sentiment sex source state stance tags target text time
  timestamp title topic tweet type url user user_name username value year`.split(/\s+/),
);

const plainName = /^[\p{L}_][\p{L}\p{N}_ .-]{0,39}$/u;

/**
 * Whether a cell may be the name of a column that holds IDs. A damaged ID must not pass for one, as it would be skipped:
 * `1.23E+18`, `-1`, `'123`, `="123"`, `x123`, an address. Neither must an ID, however short: `user:12`, `x.com/jack/status/20`.
 */
export function isName(text: string): boolean {
  return !/^["'=+-]*[0-9]|^@|^https?:|[0-9]{6}|^\p{L}[0-9]+$/iu.test(text) && readIdText(text) === undefined;
}

/**
 * Whether a first record is a header beyond doubt, so that its cells may be repeated in messages: every cell is a name or
 * empty, none is there twice, and one is the usual name of a column.
 */
export function isHeaderRow(fields: readonly string[]): boolean {
  const names = fields.filter((text) => text !== "").map((text) => text.toLowerCase());
  return (
    new Set(names).size === names.length &&
    names.every((name) => plainName.test(name) && !/[0-9]{5}/.test(name)) &&
    names.some((name) => isKnownName(name) || usualNames.has(name.replaceAll(/[ -]/g, "_")))
  );
}

/** Whether a record counts the columns from 0, as pandas does where they have no names, maybe behind that of the index. */
export function isNumberedHeader(fields: readonly string[]): boolean {
  const numbers = fields[0] === "" ? fields.slice(1) : fields;
  return numbers.length > 0 && numbers.every((text, at) => text === String(at));
}
