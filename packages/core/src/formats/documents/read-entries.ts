import { weighedRecords } from "../choose-json-field.ts";
import { type ElementColumns, type EntryBatch, elementsBefore, type OnFault } from "../entry-reader.ts";
import type { Candidate } from "./candidate.ts";
import type { CollectionPlan } from "./document-plan.ts";
import type { EntryPlaces } from "./entry-places.ts";
import { flattenElement } from "./flatten-element.ts";
import { nameElement, noUsualField } from "./name-element.ts";
import type { CollectionSearch, Verdict } from "./search-collections.ts";
import {
  type DocumentScan,
  failAt,
  failed,
  skipBlanks,
  skipColon,
  skipText,
  skipValue,
} from "./skip-document.ts";
import type { DocumentWalk, Window } from "./walk-document.ts";

const quote = 34;
const comma = 44;

/** Longest element that is read, bytes: it is in memory as a whole. */
export const maxElementBytes: number = 16 * 1024 * 1024;

/** An array or object that is open, and whose elements or members are entries, or are weighed whether they are. */
export interface OpenCollection {
  readonly step: "elements" | "members";
  readonly line: number;
  /** Undefined while it is weighed. */
  places: EntryPlaces | undefined;
  readonly candidate: Candidate | undefined;
  /** One of `elementsBefore`, for the next. */
  before: number;
  read: number;
}

export type DocumentBatch = EntryBatch & { readonly elements: ElementColumns };

export interface EntriesOptions {
  readonly scan: DocumentScan;
  readonly walk: DocumentWalk;
  readonly batch: DocumentBatch;
  readonly search: CollectionSearch | undefined;
  readonly onFault: OnFault;
  readonly openPlaces: (collection: CollectionPlan) => EntryPlaces;
  /** Why the fields that are known by now cannot be what they are meant for. */
  readonly refuseFields: (places: EntryPlaces) => string | undefined;
  /** It turned out not to be a collection of entries: its children are walked through. */
  readonly onNone: () => void;
}

export const tooLong = "has an element that is longer than 16 MiB: it is not a list of IDs";
export const tooLongOutside =
  "has a text outside of its list that is longer than 16 MiB: remove it, because it is read as a whole";

/**
 * Takes the next element of an open collection, with the separator in front of it, or closes the collection. Returns where
 * it stopped, or why no document goes on.
 */
export type TakeElement = (open: OpenCollection, window: Window, from: number) => number | string;

export function createElementReading(options: EntriesOptions): TakeElement {
  const { scan, walk, batch, search, onFault, openPlaces, refuseFields, onNone } = options;
  const { elements } = batch;
  /** One for all: there are millions of them. */
  const element = { keyStart: 0, keyEnd: 0, value: { start: 0, end: 0 }, hasLineFeeds: false };

  /** Behind the element at `own`, which is described by then. */
  function skipElement({ step, places }: OpenCollection, { bytes, limit }: Window, own: number): number {
    let value = own;
    if (step === "members") {
      const keyEnd = bytes[own] === quote ? skipText(scan, bytes, own + 1, limit) : failAt(scan, own);
      if (keyEnd === failed) return failed;
      element.keyStart = own + 1;
      element.keyEnd = keyEnd - 1;
      value = skipColon(scan, bytes, keyEnd, limit);
      if (value === failed) return failed;
    }
    const before = scan.lineFeeds;
    const end =
      places === undefined ? skipValue(scan, bytes, value, limit) : places.skip(bytes, value, limit);
    element.value.start = value;
    element.value.end = end;
    element.hasLineFeeds = scan.lineFeeds > before;
    return end >= limit ? failAt(scan, limit) : end;
  }

  /** Where the element behind the one that ends at `end` begins; `end` itself if there is none. */
  function findNext({ bytes, limit }: Window, end: number): number {
    const at = skipBlanks(scan, bytes, end, limit);
    if (at >= limit) return failAt(scan, limit);
    if (bytes[at] === walk.closer()) return end;
    if (bytes[at] !== comma) return failAt(scan, at);
    const next = skipBlanks(scan, bytes, at + 1, limit);
    return next >= limit ? failAt(scan, limit) : next;
  }

  function weigh(open: OpenCollection, { bytes }: Window, line: number): Verdict {
    const flat = flattenElement(bytes, element.value, element.hasLineFeeds);
    const candidate = open.candidate as Candidate;
    const verdict = (search as CollectionSearch).weigh(flat.bytes, flat.span, candidate);
    if (verdict.kind === "undecided") candidate.lines.push(line);
    if (verdict.kind === "chosen") choose(open, verdict.collection, "has no ID where others have one");
    return verdict;
  }

  function choose(open: OpenCollection, collection: CollectionPlan, fault: string): void {
    open.places = openPlaces(collection);
    // Passed while nobody knew that an ID should be there.
    for (const [index, line] of (open.candidate?.lines ?? []).entries()) {
      onFault.badEntry(line, nameElement(open, { line, index, fault }));
    }
  }

  /** Looks at the element that was skipped last. Returns whether it is an entry, or why nothing can be read. */
  function takeEntry(open: OpenCollection, { bytes }: Window, line: number): boolean | string {
    if (open.places === undefined) return false;
    const { places } = open;
    const doubt = doubtKeys(open, bytes);
    if (doubt !== undefined) return doubt;
    const look = places.look(bytes, element);
    if (look === "refused") return places.fault;
    const refusal = refuseFields(places);
    if (refusal !== undefined) return refusal;
    if (look === "id") return true;
    onFault.badEntry(line, nameElement(open, { line, index: open.read, fault: places.fault }));
    return false;
  }

  /** Why keys that nobody named are not IDs, by what one of the first members holds. */
  function doubtKeys({ candidate, step, read }: OpenCollection, bytes: Uint8Array): string | undefined {
    if (candidate === undefined || step === "elements" || read >= weighedRecords) return undefined;
    const key = Buffer.from(bytes.subarray(element.keyStart, element.keyEnd)).toString("latin1");
    return search?.refuseMember(bytes, { key, value: element.value }, candidate);
  }

  /** Refused documents are not read any further, so the count of lines may end with the element's own. */
  function refuseAt(line: number, refusal: string): string {
    scan.lineFeeds = line - 1;
    return refusal;
  }

  function close(open: OpenCollection): string | undefined {
    if (open.places === undefined) {
      const verdict = search?.settle(open.candidate as Candidate);
      if (verdict?.kind === "refused") return verdict.refusal;
      if (verdict?.kind === "chosen") choose(open, verdict.collection, noUsualField);
    }
    walk.close();
    return undefined;
  }

  return (open, window, from) => {
    const { bytes, limit } = window;
    const before = scan.lineFeeds;
    const stick = (): number | string => walk.readFailure(window, from, before);
    let own = skipBlanks(scan, bytes, from, limit);
    if (own < limit && bytes[own] === walk.closer()) return close(open) ?? own + 1;
    if (walk.awaited === "next") {
      if (own >= limit || bytes[own] !== comma) {
        failAt(scan, own);
        return stick();
      }
      own = skipBlanks(scan, bytes, own + 1, limit);
    }
    if (own >= limit) {
      failAt(scan, limit);
      return stick();
    }
    const line = scan.lineFeeds + 1;
    scan.line = line;
    const end = skipElement(open, window, own);
    if (end === failed) return stick();
    if (end - own > maxElementBytes) return tooLong;
    const lineFeeds = scan.lineFeeds;
    const next = findNext(window, end);
    if (next === failed) return stick();
    scan.lineFeeds = lineFeeds;
    const verdict = open.places === undefined ? weigh(open, window, line) : undefined;
    if (verdict?.kind === "refused") return refuseAt(line, verdict.refusal);
    if (verdict?.kind === "none") {
      scan.lineFeeds = before;
      onNone();
      return from;
    }
    const isEntry = takeEntry(open, window, line);
    if (typeof isEntry === "string") return refuseAt(line, isEntry);
    open.read++;
    walk.awaited = "next";
    if (isEntry) {
      const row = batch.count++;
      batch.start[row] = open.before === elementsBefore.nothing ? own : from;
      batch.end[row] = end;
      elements.own[row] = own;
      elements.next[row] = next;
      elements.before[row] = open.before;
    }
    open.before = isEntry ? elementsBefore.entry : elementsBefore.other;
    return end;
  };
}
