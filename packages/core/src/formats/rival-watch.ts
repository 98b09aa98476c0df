import { findKnownColumns, isGeneralName, listNormalizedNames } from "../detect/known-columns.ts";
import { findIdForm } from "../ids/id-forms.ts";
import { createIdWords, type IdWords } from "../ids/parse-id.ts";
import type { JobType } from "../types.ts";
import type { JsonMember, RivalWatch } from "./find-json-value.ts";

const quote = 34;
/** Keys of a file are its author's choice, and none of them is forgotten. */
const mostKeys = 1_000;
/** Of a name whose every character is escaped, bytes. */
const longestKey = 200;
const mostBetween = 4;
const letterD = 100;
const letterI = 105;
const letterR = 114;
const letterT = 116;

/**
 * Watches for fields that would have been chosen instead of the one that was, or beside it, had they stood in the first
 * records: they are as good, or better, by their names.
 */
export function createRivalWatch(path: readonly string[], type: JobType): RivalWatch {
  const known = new Map<string, boolean>();
  const seen: JsonMember[] = [];

  function isRival(key: string): boolean {
    const answer = known.get(key) ?? isAsGood(key, path, type);
    if (known.size < mostKeys) known.set(key, answer);
    return answer;
  }

  return {
    longest: measureNames(type),
    seen,
    see(bytes, member) {
      if (mayEndName(bytes, member.key) && isRival(readText(bytes, member.key))) seen.push(member);
    },
  };
}

/** The key of a rival with another ID than the one in the words, of those that were seen. */
export function findRival(bytes: Uint8Array, seen: readonly JsonMember[], own: IdWords): string | undefined {
  const rival = seen.find(({ value }) => {
    const quotes = bytes[value.start] === quote ? 1 : 0;
    const words = createIdWords();
    const id = { start: value.start + quotes, end: value.end - quotes };
    if (findIdForm(bytes, id, words) === undefined) return false;
    return words[0] !== own[0] || words[1] !== own[1];
  });
  return rival === undefined ? undefined : readText(bytes, rival.key);
}

function isAsGood(key: string, path: readonly string[], type: JobType): boolean {
  const isKnown = findKnownColumns([key], type, { asTexts: false }).length > 0;
  if (!isKnown || path.length > 1) return isKnown && !isGeneralName(key);
  const best = findKnownColumns([path[0] as string, key], type, { asTexts: false });
  return best[0] === 1 || (best.includes(1) && !isGeneralName(key));
}

/** A key with an escape that JSON does not know is nobody's name. */
function readText(bytes: Uint8Array, { start, end }: JsonMember["key"]): string {
  const text = Buffer.from(bytes.subarray(start, end)).toString("utf8");
  if (!text.includes("\\")) return text;
  try {
    return String(JSON.parse(`"${text}"`));
  } catch {
    return "";
  }
}

/** The longest name by its first byte, with what makes no difference between words, and the byte behind it; or any with an escape. */
function measureNames(type: JobType): Uint8Array {
  const longest = new Uint8Array(256);
  for (const name of listNormalizedNames(type)) {
    const [first] = Buffer.from(name) as unknown as [number];
    for (const byte of [first, first - 32]) {
      longest[byte] = Math.max(longest[byte] as number, name.length + mostBetween + 1);
    }
  }
  for (const byte of Buffer.from("_- \\")) longest[byte] = longestKey;
  return longest;
}

/** Names end in "id" or "str"; what else one may end in is rare in a key. */
function mayEndName(bytes: Uint8Array, { end }: JsonMember["key"]): boolean {
  const last = (bytes[end - 1] as number) | 32;
  const before = (bytes[end - 2] as number) | 32;
  if (last === letterD) return before === letterI || !isLetter(before);
  if (last === letterR) return before === letterT || !isLetter(before);
  return !isLetter(last);
}

function isLetter(byte: number): boolean {
  return byte >= 97 && byte <= 122;
}
