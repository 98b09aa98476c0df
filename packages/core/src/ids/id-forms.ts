import type { IdForm, JobType } from "../types.ts";
import { type IdWords, parseId } from "./parse-id.ts";

/** Where a value stands; it is narrowed to the digits of its ID. */
export interface ValueSpan {
  start: number;
  end: number;
}

/** How a tool writes IDs: what stands around the digits. */
export interface IdFormRule {
  readonly name: IdForm;
  /** The only type whose IDs are written so. */
  readonly type?: JobType;
  /** In words, for the documentation. */
  readonly meaning: string;
  readonly example: string;
  /** Letters in front of a small number may be anybody's numbering, so that it takes a long one to be read unasked. */
  readonly isWeak?: boolean;
  /** Narrows a value of this form to what has to be digits. Returns false, with the value as it was, for any other. */
  readonly narrow: (bytes: Uint8Array, value: ValueSpan) => boolean;
}

/** PHP escapes the slashes of an address in JSON. */
const slash = String.raw`\\?\/`;
const site = String.raw`^(?:https?:${slash}${slash})?(?:(?:www|mobile|m)\.)?(?:twitter|x)\.com${slash}`;
const author = `(?:i${slash}(?:web${slash})?|(?:#!${slash})?[a-z0-9_]{1,50}${slash})?`;
/** Of an address behind its ID. One address ends where another begins. */
const rest = String.raw`(?:\\?[/?#&](?:(?!:${slash}${slash})[^\s,;|"'<>])*)?$`;

/**
 * Every form that is read, disjoint: no value is of two of them. A form holds for all IDs of a file's place. Sources: rtweet (`x`),
 * TwiBot-22 (`u`, `t`), Excel (`excel`, `apostrophe`), CrisisLex (`quotes`), Twitter15 (`label`).
 * @example
 * for (const { name, meaning, example } of idFormTable) console.log(`${name}: ${meaning}, for example ${example}`);
 */
export const idFormTable: readonly IdFormRule[] = [
  { name: "plain", meaning: "only its digits", example: "1230000798458642537", narrow: () => true },
  {
    name: "quotes",
    meaning: "between single or double quotes",
    example: "'1230000798458642537'",
    narrow: narrowBetween(["'", "'"], ['"', '"'], ['""', '""']),
  },
  {
    name: "excel",
    meaning: "as a text formula of a spreadsheet",
    example: '="1230000798458642537"',
    narrow: narrowBetween(['="', '"'], ['=""', '""']),
  },
  {
    name: "apostrophe",
    meaning: "after an apostrophe, a spreadsheet's mark of text",
    example: "'1230000798458642537",
    narrow: narrowBetween(["'", ""]),
  },
  {
    name: "x",
    meaning: "after an `x`",
    example: "x1230000798458642537",
    isWeak: true,
    narrow: narrowBetween(["x", ""]),
  },
  {
    name: "u",
    type: "users",
    meaning: "after a `u`",
    example: "u2244994945",
    isWeak: true,
    narrow: narrowBetween(["u", ""]),
  },
  {
    name: "t",
    type: "tweets",
    meaning: "after a `t`",
    example: "t1230000798458642537",
    isWeak: true,
    narrow: narrowBetween(["t", ""]),
  },
  {
    name: "twitter-suffix",
    meaning: "before `_twitter`",
    example: "1230000798458642537_twitter",
    narrow: narrowBetween(["", "_twitter"]),
  },
  {
    name: "post-label",
    type: "tweets",
    meaning: "after `tweet:`, `status:` or `post:`",
    example: "tweet:1230000798458642537",
    isWeak: true,
    narrow: narrowPattern(/^((?:tweet|status|post)(?:[_-]?id)?: *)([0-9]+)$/i),
  },
  {
    name: "user-label",
    type: "users",
    meaning: "after `user:`, `account:` or `author:`",
    example: "user:2244994945",
    isWeak: true,
    narrow: narrowPattern(/^((?:user|account|author)(?:[_-]?id)?: *)([0-9]+)$/i),
  },
  {
    name: "label",
    meaning: "after any other word and a colon",
    example: "unverified:1230000798458642537",
    isWeak: true,
    narrow: narrowPattern(
      /^((?!(?:tweet|status|post|user|account|author)(?:[_-]?id)?:)[a-z][a-z0-9_-]{0,63}: *)([0-9]+)$/i,
    ),
  },
  {
    name: "post-address",
    type: "tweets",
    meaning: "in the address of a post on twitter.com or x.com",
    example: "https://x.com/someone/status/1230000798458642537?s=20",
    narrow: narrowPattern(new RegExp(`(${site}${author}status(?:es)?${slash})([0-9]+)${rest}`, "i")),
  },
  {
    name: "user-address",
    type: "users",
    meaning: "in an address that holds a user's number, not the name",
    example: "https://x.com/i/user/2244994945",
    narrow: narrowPattern(
      new RegExp(
        String.raw`(${site}(?:i${slash}user${slash}|intent${slash}(?:user|follow)\?(?:[^\s#&]*&)*user_id=))([0-9]+)${rest}`,
        "i",
      ),
    ),
  },
];

/** A longer value is in none of the forms; a pattern need not be tried on it. */
const longestValueBytes = 2_048;

/** The form of a value that holds an ID of whatever type, which `words` then hold; `undefined`: it holds none. The value stays as it is. */
export function findIdForm(
  bytes: Uint8Array,
  { start, end }: Readonly<ValueSpan>,
  words: IdWords,
): IdFormRule | undefined {
  return idFormTable.find(({ narrow }) => {
    const value = { start, end };
    return narrow(bytes, value) && parseId(bytes, value, words);
  });
}

function narrowBetween(...pairs: readonly (readonly [string, string])[]): IdFormRule["narrow"] {
  const fixed = pairs.map(([before, after]) => ({ before: Buffer.from(before), after: Buffer.from(after) }));
  return (bytes, value) => {
    for (const { before, after } of fixed) {
      const start = value.start + before.length;
      const end = value.end - after.length;
      const fits =
        end > start &&
        isDigit(bytes[start]) &&
        isDigit(bytes[end - 1]) &&
        holdsAt(bytes, value.start, before) &&
        holdsAt(bytes, end, after);
      if (!fits) continue;
      value.start = start;
      value.end = end;
      return true;
    }
    return false;
  };
}

/** The pattern has two groups: what stands in front of the digits, and the digits. */
function narrowPattern(pattern: RegExp): IdFormRule["narrow"] {
  return (bytes, value) => {
    if (value.end - value.start > longestValueBytes) return false;
    // One byte a character, so that lengths are those of the bytes.
    const match = pattern.exec(Buffer.from(bytes.subarray(value.start, value.end)).toString("latin1"));
    if (match === null) return false;
    value.start += (match[1] as string).length;
    value.end = value.start + (match[2] as string).length;
    return true;
  };
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 48 && byte <= 57;
}

function holdsAt(bytes: Uint8Array, at: number, wanted: Uint8Array): boolean {
  return wanted.every((byte, index) => bytes[at + index] === byte);
}
