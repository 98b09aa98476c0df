import type { Dataset, IdPlace } from "../../types.ts";
import {
  createEntryBatch,
  type EntryBatch,
  type EntryReader,
  type OnFault,
  type Region,
} from "../entry-reader.ts";
import { createJsonFinder } from "../find-json-value.ts";
import { scrubbedValue } from "../scrub-jsonl.ts";
import { createDocumentLevels } from "./document-levels.ts";
import { planDocument } from "./document-plan.ts";
import { findUnscrubbedMembers, holdsOnlyOwnIds } from "./element-fields.ts";
import { createOpenedCollections } from "./opened-collections.ts";
import {
  createElementReading,
  type DocumentBatch,
  maxElementBytes,
  tooLong,
  tooLongOutside,
} from "./read-entries.ts";
import { createCollectionSearch } from "./search-collections.ts";
import { createDocumentScan, skipBlanks } from "./skip-document.ts";
import { createDocumentWalk, type Window } from "./walk-document.ts";

export interface DocumentOptions {
  readonly places: readonly IdPlace[];
  readonly idForm?: Dataset["idForm"];
  readonly scrubFields?: readonly string[] | undefined;
  readonly embeddedPosts?: Dataset["embeddedPosts"];
  readonly batch?: EntryBatch | undefined;
  readonly onFault: OnFault;
  readonly onChoice?: ((text: string) => void) | undefined;
}

/**
 * Reads one JSON document: the elements of its arrays, or the members of its objects, that have IDs. It is held against
 * JSON's own grammar to its end, and refused where it breaks it. No number of it becomes a JS number, which would round it.
 */
export function createDocumentReader(options: DocumentOptions): EntryReader | undefined {
  const { places, scrubFields = [], batch: shared = createEntryBatch(places.length), onFault } = options;
  const plan = planDocument(places, scrubFields);
  if ("refusal" in plan) {
    onFault.refuse(plan.refusal);
    return undefined;
  }
  const [own, next, before] = [
    new Int32Array(shared.entries),
    new Int32Array(shared.entries),
    new Uint8Array(shared.entries),
  ];
  const batch: DocumentBatch = { ...shared, elements: { own, next, before } };
  const scan = createDocumentScan();
  /** For entries that were read before: it is not the document's place that moves. */
  const entryScan = createDocumentScan();
  const search = plan.root.kind === "search" ? createCollectionSearch(plan.places) : undefined;
  const scrubFinders = plan.scrubFields.map((field) =>
    createJsonFinder(field.split("."), { collects: true }),
  );
  let isRefused = false;

  const collections = createOpenedCollections({ ...options, scan, batch, scrubFinders });
  const { openPlaces, refuseFields } = collections;
  const levels = createDocumentLevels({ plan, search, scan, openPlaces });
  const walk = createDocumentWalk(scan, levels);
  const takeElement = createElementReading({
    scan,
    walk,
    batch,
    search,
    onFault,
    openPlaces,
    refuseFields,
    onNone: passOpen,
  });

  function passOpen(): void {
    levels.passOpen();
    walk.told--;
  }

  function isBetweenChildren(): boolean {
    return walk.told === walk.depth && (walk.awaited === "first" || walk.awaited === "next");
  }

  function stepOn(window: Window, at: number): number | string {
    if (!isBetweenChildren()) return walk.step(window, at);
    if (walk.awaited === "first" && levels.isFreshSearch()) {
      const hasKey = hasIdKey(window, at);
      if (hasKey === undefined) walk.isStuck = true;
      if (hasKey === undefined) return at;
      if (hasKey) levels.weighMembers();
    }
    const open = levels.findOpen();
    return open === undefined ? walk.step(window, at) : takeElement(open, window, at);
  }

  /** Whether the first key of an object is an ID; undefined if it is cut off. */
  function hasIdKey({ bytes, limit, last }: Window, from: number): boolean | undefined {
    const before = scan.lineFeeds;
    const at = skipBlanks(scan, bytes, from, limit);
    scan.lineFeeds = before;
    if (at + longestKeyBytes > limit && !last) return undefined;
    const text = Buffer.from(bytes.subarray(at, Math.min(at + longestKeyBytes, limit))).toString("latin1");
    const [, digits] = /^"([0-9]+)"/.exec(text) ?? [];
    return digits !== undefined && search?.isIdKey(digits) === true;
  }

  /** Of what is too long to be an element: whether it is none, so that it need not be in memory as a whole. */
  function passLong(): boolean {
    const open = isBetweenChildren() ? levels.findOpen() : undefined;
    if (open === undefined || open.places !== undefined) return false;
    passOpen();
    walk.isStuck = false;
    return true;
  }

  function refuse(message: string, line = scan.lineFeeds + 1): void {
    isRefused = true;
    onFault.refuse(message, line);
  }

  function readOn(bytes: Uint8Array, { from, to, last }: Region): number {
    // Without the last byte, unless it is the file's: so the end of the file never goes by unseen.
    const window = { bytes, limit: last ? to : to - 1, last };
    let at = from;
    walk.isStuck = false;
    while (at < window.limit && batch.count < batch.entries && !walk.isStuck) {
      const stop = stepOn(window, at);
      if (typeof stop === "string") refuse(stop);
      if (typeof stop === "string") return to;
      at = stop;
      if (walk.isStuck && window.limit - at > maxElementBytes && !passLong()) {
        const isElement = isBetweenChildren() && levels.findOpen() !== undefined;
        if (isElement) refuse(tooLong, scan.line);
        else refuse(tooLongOutside);
        return to;
      }
    }
    if (last && at >= to) conclude();
    return at;
  }

  function conclude(): void {
    if (walk.awaited === "start") return;
    const refusal =
      walk.awaited === "end"
        ? levels.conclude()
        : "ends in the middle of its JSON: it was cut off; write it again";
    if (refusal !== undefined) refuse(refusal);
  }

  return {
    batch,
    // One more than is refused here, with the line.
    maxRecordBytes: maxElementBytes + 1,
    scrubbedField: scrubbedValue,
    read(bytes, region) {
      batch.count = 0;
      // Refused for good: no entry can be told from another, so everything stays.
      if (isRefused) return region.to;
      collections.begin();
      const stop = readOn(bytes, region);
      collections.end();
      return stop;
    },
    get isBareList() {
      return collections.isBareList;
    },
    findUnscrubbed: (bytes, entry) =>
      findUnscrubbedMembers(bytes, entry, { scan: entryScan, finders: scrubFinders }),
    holdsOnlyIds(bytes, entry) {
      const { paths } = collections;
      return holdsOnlyOwnIds(bytes, entry, { scan: entryScan, paths });
    },
  };
}

/** 20 digits, their quotes, and one more. */
const longestKeyBytes = 23;
