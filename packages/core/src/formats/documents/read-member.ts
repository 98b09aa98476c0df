import type { JsonFinder, JsonLine } from "../find-json-value.ts";
import { clearWatches, isKey } from "../find-json-value.ts";
import {
  type DocumentScan,
  failAt,
  failed,
  skipBlanks,
  skipColon,
  skipText,
  skipValue,
} from "./skip-document.ts";

const quote = 34;
const comma = 44;
const openBrace = 123;
const closeBrace = 125;

/** Finds a value on the way to the end of its element, which is looked at but once. */
export interface MemberReader {
  readonly finder: JsonFinder;
  /** What the last element is, seen from the path; if `found`, the finder's `start` and `end` say where. */
  line: JsonLine;
  /** Behind the element at `from`, as `skipValue`. */
  read(bytes: Uint8Array, from: number, to: number): number;
}

/** Reads what a finder looks for, in an element that may stand on several lines, and by JSON's own grammar. */
export function createMemberReader(scan: DocumentScan, finder: JsonFinder): MemberReader {
  const keys = finder.path.map((key) => Buffer.from(key));
  let found = false;
  let twice = false;

  function readMembers(bytes: Uint8Array, from: number, to: number, level: number): number {
    const wanted = keys[level] as Uint8Array;
    let seen = false;
    let at = skipBlanks(scan, bytes, from, to);
    if (bytes[at] === closeBrace) return at + 1;
    for (;;) {
      if (at >= to || bytes[at] !== quote) return failAt(scan, at);
      const keyStart = at + 1;
      const keyEnd = skipText(scan, bytes, keyStart, to);
      if (keyEnd === failed) return failed;
      at = skipColon(scan, bytes, keyEnd, to);
      if (at === failed) return failed;
      if (isKey(bytes, keyStart, keyEnd - 1, wanted)) {
        if (seen) twice = true;
        seen = true;
        at = readWanted(bytes, at, to, level);
      } else {
        const value = at;
        at = skipValue(scan, bytes, at, to);
        if (level === 0 && at !== failed && finder.watch?.firstBytes[bytes[keyStart] as number] === 1)
          finder.watch.see(bytes, {
            key: { start: keyStart, end: keyEnd - 1 },
            value: { start: value, end: at },
          });
        const { rivals } = finder;
        if (
          rivals !== undefined &&
          level === 0 &&
          at !== failed &&
          keyEnd - keyStart <= (rivals.longest[bytes[keyStart] as number] as number)
        )
          rivals.see(bytes, { key: { start: keyStart, end: keyEnd - 1 }, value: { start: value, end: at } });
      }
      if (at === failed) return failed;
      if ((bytes[at] as number) <= 32) at = skipBlanks(scan, bytes, at, to);
      if (at >= to) return failAt(scan, to);
      if (bytes[at] === closeBrace) return at + 1;
      if (bytes[at] !== comma) return failAt(scan, at);
      at = skipBlanks(scan, bytes, at + 1, to);
    }
  }

  function readWanted(bytes: Uint8Array, at: number, to: number, level: number): number {
    if (level + 1 < keys.length && bytes[at] === openBrace) return readMembers(bytes, at + 1, to, level + 1);
    const stop = skipValue(scan, bytes, at, to);
    if (stop === failed || level + 1 < keys.length) return stop;
    found = true;
    const quoted = bytes[at] === quote;
    finder.start = quoted ? at + 1 : at;
    finder.end = quoted ? stop - 1 : stop;
    return stop;
  }

  const reader: MemberReader = {
    finder,
    line: "missing",
    read(bytes, from, to) {
      found = false;
      twice = false;
      clearWatches(finder);
      const isObject = bytes[from] === openBrace;
      const end = isObject ? readMembers(bytes, from + 1, to, 0) : skipValue(scan, bytes, from, to);
      reader.line = twice ? "twice" : found ? "found" : isObject ? "missing" : "broken";
      return end;
    },
  };
  return reader;
}
