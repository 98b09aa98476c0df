import type { Span } from "./entry-reader.ts";
import { broken, skipJsonSpace, skipJsonString, skipJsonValue } from "./skip-json.ts";

const lineFeed = 10;
const quote = 34;
const backslash = 92;
const comma = 44;
const colon = 58;
const openBrace = 123;
const closeBrace = 125;

/** What a line is, seen from one path. `twice`: a key of the path stands twice in its object. */
export type JsonLine = "found" | "missing" | "twice" | "broken";

/** A member of an object: its key without the quotes, and its value with them. */
export interface JsonMember {
  readonly key: Span;
  readonly value: Span;
}

/** What somebody wants to know of a line's object besides, without reading it a second time. */
export interface MemberWatch {
  /** 1 for each byte that a key of interest may begin with, the backslash of an escape among them. */
  readonly firstBytes: Uint8Array;
  /** Of the line that was looked at last. */
  readonly seen: JsonMember[];
  see(bytes: Uint8Array, member: JsonMember): void;
}

/** Watches for other fields that may have the ID; told of few members, as each takes time. */
export interface RivalWatch {
  /** By the first byte of a key how long it may be, so that most are passed over. */
  readonly longest: Uint8Array;
  readonly seen: JsonMember[];
  see(bytes: Uint8Array, member: JsonMember): void;
}

/** Looks for one path in line after line. The fields are about the last line, if it was `found`. */
export interface JsonFinder {
  readonly path: readonly string[];
  start: number;
  end: number;
  /** Every value at the path, quotes included; only if they are to be collected. */
  readonly spans: Span[];
  lineEnd: number;
  /** Told of members at the top on the way, as far as its `firstBytes` say; not of those on the path. */
  watch: MemberWatch | undefined;
  /** As `watch`, once the path is settled that nobody named. */
  rivals: RivalWatch | undefined;
  /** Looks into the line at `start`, which ends at its line feed or at `limit`. */
  find(bytes: Uint8Array, start: number, limit: number): JsonLine;
}

/**
 * Finds the value at a path of keys, for example `user` → `id_str`, in a line that is one JSON object. A line is
 * `broken` if it is not an object, does not end where its object does, or its brackets or quotes do not match.
 * Where a key of the path stands twice, JSON's readers disagree on which one counts, so neither does.
 */
export function createJsonFinder(
  path: readonly string[],
  { collects = false }: { readonly collects?: boolean } = {},
): JsonFinder {
  const keys = path.map((key) => Buffer.from(key));
  let found = false;
  let twice = false;

  /** Reads the members behind a `{`. Returns where the object ends, or `broken`. */
  function readMembers(bytes: Uint8Array, from: number, end: number, level: number): number {
    const wanted = keys[level] as Uint8Array;
    let seen = false;
    let at = skipJsonSpace(bytes, from, end);
    if (at < end && bytes[at] === closeBrace) return at + 1;
    while (at < end && bytes[at] === quote) {
      const keyStart = at + 1;
      const keyEnd = skipJsonString(bytes, keyStart, end);
      if (keyEnd === broken) return broken;
      at = bytes[keyEnd] === colon ? keyEnd : skipJsonSpace(bytes, keyEnd, end);
      if (at >= end || bytes[at] !== colon) return broken;
      at = skipJsonSpace(bytes, at + 1, end);
      if (isKey(bytes, keyStart, keyEnd - 1, wanted)) {
        if (seen) twice = true;
        seen = true;
        at = readWanted(bytes, at, end, level);
      } else {
        const value = at;
        at = skipJsonValue(bytes, at, end);
        if (level === 0 && finder.watch?.firstBytes[bytes[keyStart] as number] === 1)
          finder.watch.see(bytes, {
            key: { start: keyStart, end: keyEnd - 1 },
            value: { start: value, end: at },
          });
        const { rivals } = finder;
        if (
          rivals !== undefined &&
          level === 0 &&
          keyEnd - keyStart <= (rivals.longest[bytes[keyStart] as number] as number)
        )
          rivals.see(bytes, { key: { start: keyStart, end: keyEnd - 1 }, value: { start: value, end: at } });
      }
      if (at === broken) return broken;
      at = skipJsonSpace(bytes, at, end);
      if (at >= end) return broken;
      if (bytes[at] === closeBrace) return at + 1;
      if (bytes[at] !== comma) return broken;
      at = skipJsonSpace(bytes, at + 1, end);
    }
    return broken;
  }

  function readWanted(bytes: Uint8Array, at: number, end: number, level: number): number {
    if (level + 1 < keys.length)
      return at < end && bytes[at] === openBrace
        ? readMembers(bytes, at + 1, end, level + 1)
        : skipJsonValue(bytes, at, end);
    const stop = skipJsonValue(bytes, at, end);
    if (stop === broken) return broken;
    found = true;
    const quoted = bytes[at] === quote;
    finder.start = quoted ? at + 1 : at;
    finder.end = quoted ? stop - 1 : stop;
    if (collects) finder.spans.push({ start: at, end: stop });
    return stop;
  }

  const finder: JsonFinder = {
    path,
    start: 0,
    end: 0,
    lineEnd: 0,
    spans: [],
    watch: undefined,
    rivals: undefined,
    find(bytes, start, limit) {
      found = false;
      twice = false;
      // To set a length takes longer than all the rest of a short line.
      if (collects) finder.spans.length = 0;
      clearWatches(finder);
      const at = skipJsonSpace(bytes, start, limit);
      if (at >= limit || bytes[at] !== openBrace) return "broken";
      const stop = readMembers(bytes, at + 1, limit, 0);
      if (stop === broken) return "broken";
      finder.lineEnd = skipJsonSpace(bytes, stop, limit);
      if (finder.lineEnd < limit && bytes[finder.lineEnd] !== lineFeed) return "broken";
      if (twice) return "twice";
      return found ? "found" : "missing";
    },
  };
  return finder;
}

/** Before the next line. */
export function clearWatches({ watch, rivals }: Pick<JsonFinder, "watch" | "rivals">): void {
  if (watch !== undefined && watch.seen.length > 0) watch.seen.length = 0;
  if (rivals !== undefined && rivals.seen.length > 0) rivals.seen.length = 0;
}

/** Whether a key, without its quotes, is the wanted one, also where it is written with escapes. */
export function isJsonKey(bytes: Uint8Array, { start, end }: Span, wanted: Uint8Array): boolean {
  return isKey(bytes, start, end, wanted);
}

/** Whether the key between its quotes is the wanted one. An escape makes a key longer, never shorter. */
export function isKey(bytes: Uint8Array, start: number, end: number, wanted: Uint8Array): boolean {
  const length = end - start;
  if (length < wanted.length || length === 0) return length === wanted.length;
  if (bytes[start] !== wanted[0] && bytes[start] !== backslash) return false;
  if (length > wanted.length) return hasEscape(bytes, start, end) && unescapesTo(bytes, start, end, wanted);
  for (let index = 0; index < length; index++) {
    if (bytes[start + index] !== wanted[index]) return false;
  }
  return true;
}

function hasEscape(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (bytes[at] === backslash) return true;
  return false;
}

/** Leaves the rare key with an escape, for example `"\u0069d"`, to JSON.parse. */
function unescapesTo(bytes: Uint8Array, start: number, end: number, wanted: Uint8Array): boolean {
  const text = Buffer.from(bytes.subarray(start - 1, end + 1)).toString("utf8");
  try {
    return Buffer.from(JSON.parse(text)).equals(wanted);
  } catch (error) {
    // Not an escape that JSON knows: such a key is nobody's name.
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}
