import type { Span } from "../entry-reader.ts";
import { readArchivePrefix } from "./archive-prefix.ts";
import { explainBroken } from "./explain-broken.ts";
import { readKey } from "./read-key.ts";
import {
  type DocumentScan,
  deepestNesting,
  failAt,
  failed,
  failTooDeep,
  skipBlanks,
  skipColon,
  skipScalar,
  skipText,
  toCloser,
} from "./skip-document.ts";

const quote = 34;
const comma = 44;
const semicolon = 59;
const openBracket = 91;
const closeBracket = 93;
const openBrace = 123;

/** What comes next: a value, the first child of what was opened, a key, what stands behind a value, or nothing more. */
type Awaited = "start" | "value" | "first" | "key" | "next" | "end";

/** Bytes that may be looked at. Of those at `limit` and behind it nothing is known yet. */
export interface Window {
  readonly bytes: Uint8Array;
  readonly limit: number;
  readonly last: boolean;
}

/** Told of what the walk comes to. Each may refuse the document by an answer that is a text. */
export interface WalkVisitor {
  /** A value begins to be opened. Returns whether its children are to be told of. */
  onOpen(isArray: boolean): boolean | string;
  /** A key of an object whose children are told of. */
  onKey(key: string): string | undefined;
  /** A value that is neither array nor object, where values are told of. */
  onScalar(bytes: Uint8Array, value: Span): string | undefined;
  /** An array or object ends whose children were told of. */
  onClose(): void;
}

/**
 * Walks through a document token by token, by JSON's own grammar, in bytes that come piece by piece. What it holds does
 * not grow with the document, except by a byte a level.
 */
export interface DocumentWalk {
  awaited: Awaited;
  /** Arrays and objects that are open, and how many of them are told of: the outermost. */
  depth: number;
  told: number;
  /** The last token did not end within the window: nothing was taken of it. */
  isStuck: boolean;
  /** Takes a token, or the white space in front of it. Returns where it stopped, or why no document goes on. */
  step(window: Window, from: number): number | string;
  /** What a failure of the scan means: to go on at `at`, up to which there are so many line feeds, or why it is broken. */
  readFailure(window: Window, at: number, lineFeeds: number): number | string;
  /** Closes the innermost, behind its closing bracket. */
  close(): void;
  closer(): number;
}

export function createDocumentWalk(scan: DocumentScan, visitor: WalkVisitor): DocumentWalk {
  const closers = new Uint8Array(deepestNesting);
  let hasPrefix = false;

  function isTold(): boolean {
    return walk.told === walk.depth;
  }

  function takeStart({ bytes, limit, last }: Window, at: number): number | string {
    const prefix = readArchivePrefix(bytes, at, limit);
    if (prefix === "cut off" && !last) {
      walk.isStuck = true;
      return at;
    }
    if (typeof prefix === "string") return "is a script, but not one from an X archive";
    hasPrefix = prefix > 0;
    walk.awaited = "value";
    return at + prefix;
  }

  function takeValue(window: Window, at: number): number | string {
    const { bytes, limit, last } = window;
    const first = bytes[at] as number;
    if (first === openBrace || first === openBracket) {
      if (walk.depth === deepestNesting) {
        failTooDeep(scan, at);
        return walk.readFailure(window, at, scan.lineFeeds);
      }
      const tells = isTold() ? visitor.onOpen(first === openBracket) : false;
      if (typeof tells === "string") return tells;
      if (tells) walk.told++;
      closers[walk.depth++] = first + toCloser;
      walk.awaited = "first";
      return at + 1;
    }
    const end = skipScalar(scan, bytes, at, limit);
    if (end === failed) return walk.readFailure(window, at, scan.lineFeeds);
    if (walk.depth === 0) return "is one JSON value, not a list";
    // Of a number more may come.
    if (end >= limit && !last) {
      failAt(scan, limit);
      return walk.readFailure(window, at, scan.lineFeeds);
    }
    const refusal = isTold() ? visitor.onScalar(bytes, { start: at, end }) : undefined;
    walk.awaited = "next";
    return refusal ?? end;
  }

  function takeKey(window: Window, at: number): number | string {
    const { bytes, limit } = window;
    const before = scan.lineFeeds;
    const end = bytes[at] === quote ? skipText(scan, bytes, at + 1, limit) : failAt(scan, at);
    const next = end === failed ? failed : skipColon(scan, bytes, end, limit);
    if (next === failed || next >= limit) {
      if (next !== failed) failAt(scan, limit);
      return walk.readFailure(window, at, before);
    }
    const refusal = isTold() ? visitor.onKey(readKey(bytes, at, end)) : undefined;
    walk.awaited = "value";
    return refusal ?? next;
  }

  function takeNext(window: Window, at: number): number | string {
    const { bytes, limit } = window;
    const closer = walk.closer();
    if (bytes[at] === closer) {
      walk.close();
      return at + 1;
    }
    if (bytes[at] !== comma) {
      failAt(scan, at);
      return walk.readFailure(window, at, scan.lineFeeds);
    }
    // With what stands behind it, as a bracket there is a flaw of the comma.
    const before = scan.lineFeeds;
    const next = skipBlanks(scan, bytes, at + 1, limit);
    if (next >= limit || bytes[next] === closer) {
      failAt(scan, next);
      return walk.readFailure(window, at, before);
    }
    walk.awaited = closer === closeBracket ? "value" : "key";
    return next;
  }

  function takeEnd({ bytes }: Window, at: number): number | string {
    if (!hasPrefix || bytes[at] !== semicolon) {
      return "has more content after the end of its JSON document: write one document per file, or one object per line as .jsonl";
    }
    hasPrefix = false;
    return at + 1;
  }

  const walk: DocumentWalk = {
    awaited: "start",
    depth: 0,
    told: 0,
    isStuck: false,
    closer: () => closers[walk.depth - 1] as number,
    step(window, from) {
      const { bytes, limit } = window;
      const at = skipBlanks(scan, bytes, from, limit);
      if (at >= limit) return at;
      switch (walk.awaited) {
        case "start":
          return takeStart(window, at);
        case "value":
          return takeValue(window, at);
        case "first":
          if (bytes[at] === walk.closer()) return takeNext(window, at);
          walk.awaited = walk.closer() === closeBracket ? "value" : "key";
          return at;
        case "key":
          return takeKey(window, at);
        case "next":
          return takeNext(window, at);
        case "end":
          return takeEnd(window, at);
      }
    },
    readFailure({ bytes, limit, last }, at, lineFeeds) {
      if (scan.stoppedAt < limit || last) return explainBroken(scan, bytes, { from: at, to: limit });
      walk.isStuck = true;
      scan.lineFeeds = lineFeeds;
      return at;
    },
    close() {
      if (isTold()) {
        visitor.onClose();
        walk.told--;
      }
      walk.depth--;
      walk.awaited = walk.depth === 0 ? "end" : "next";
    },
  };
  return walk;
}
