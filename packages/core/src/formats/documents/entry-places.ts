import type { IdWords } from "../../ids/parse-id.ts";
import { createIdWords } from "../../ids/parse-id.ts";
import type { Dataset, JobType } from "../../types.ts";
import type { EntryBatch, IdColumn, Span } from "../entry-reader.ts";
import { createIdValue, type IdValue } from "../id-value.ts";
import { createJsonPlace, type JsonPlace, type PlaceLook } from "../json-place.ts";
import { createLineEmbedded, type LineEmbedded } from "../posts/line-embedded.ts";
import { flattenElement } from "./flatten-element.ts";
import { createMemberReader, type MemberReader } from "./read-member.ts";
import { type DocumentScan, skipValue } from "./skip-document.ts";

/** Where an entry has its ID: as its key, as itself, or in a field of it; `undefined` field: told by the usual names. */
export interface EntryPlace {
  readonly type: JobType;
  readonly at: "key" | "value" | { readonly field: string | undefined };
}

/** An element or member that was read to its end. */
export interface SeenElement {
  /** Of a member; both 0 for an element. */
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly value: Span;
  readonly hasLineFeeds: boolean;
}

/** Reads the IDs of the entries of one collection. */
export interface EntryPlaces {
  /** The posts inside its entries. */
  readonly embedded: LineEmbedded;
  readonly fields: readonly JsonPlace[];
  /** What was wrong with the last that was looked at. */
  fault: string;
  /** Behind the value at `from`, as `skipValue`. */
  skip(bytes: Uint8Array, from: number, to: number): number;
  /** Looks at what was skipped last, and fills the next row of the batch. */
  look(bytes: Uint8Array, element: SeenElement): PlaceLook;
}

export interface EntryPlacesOptions {
  /** In the order of the batch's columns; undefined where this collection has no such IDs. */
  readonly places: readonly (EntryPlace | undefined)[];
  readonly scan: DocumentScan;
  readonly batch: EntryBatch;
  readonly idForm?: Dataset["idForm"];
  readonly embeddedPosts?: Dataset["embeddedPosts"];
  readonly onForm?: ((text: string) => void) | undefined;
  readonly onChoice: (type: JobType, field: string, also: string) => void;
}

const quote = 34;
const openBrace = 123;

/** Makes the reader of the IDs of one collection. */
export function createEntryPlaces(options: EntryPlacesOptions): EntryPlaces {
  const { places, scan, batch, idForm, onForm, onChoice } = options;
  const words = createIdWords();
  const own = places.map((place) => {
    if (typeof place?.at !== "object") return undefined;
    const { type, at } = place;
    return createJsonPlace({
      place: { type, field: at.field },
      words,
      idForm,
      onForm,
      onChoice: (field, also) => onChoice(type, field, also),
    });
  });
  const values = places.map((place) =>
    place === undefined ? undefined : createIdValue({ type: place.type, idForm, unit: "value", onForm }),
  );
  const fields = own.filter((place) => place !== undefined);
  const embedded = createLineEmbedded({
    own: fields,
    places: places.flatMap((place) =>
      typeof place?.at === "object" ? [{ type: place.type, field: place.at.field }] : [],
    ),
    embeddedPosts: options.embeddedPosts ?? "remove",
    batch,
    onChoice: onForm,
  });
  const firstField = own.findIndex((place) => place !== undefined);
  /** What has read the last element up to its end, if its field was known. */
  let members: MemberReader | undefined;
  let reader: MemberReader | undefined;

  function lookAt(bytes: Uint8Array, element: SeenElement, index: number): PlaceLook {
    const field = own[index];
    if (field === undefined) {
      const isKey = places[index]?.at === "key";
      return readScalar(bytes, isKey ? findKey(element) : findScalar(bytes, element.value), index);
    }
    const { value } = element;
    if (bytes[value.start] !== openBrace) {
      all.fault = "is not an object, so it has no field with an ID";
      return isNull(bytes, value) ? "none" : "bad";
    }
    const look =
      index === firstField && members !== undefined && members.line !== "missing"
        ? field.look(bytes, value, members.line)
        : lookFlat(field, bytes, element);
    all.fault = field.fault;
    return look;
  }

  function lookFlat(field: JsonPlace, bytes: Uint8Array, { value, hasLineFeeds }: SeenElement): PlaceLook {
    const flat = flattenElement(bytes, value, hasLineFeeds);
    const look = field.look(flat.bytes, flat.span);
    if (field.finder !== undefined) {
      field.finder.start += flat.shift;
      field.finder.end += flat.shift;
    }
    return look;
  }

  function readScalar(bytes: Uint8Array, value: Span, index: number): PlaceLook {
    found.start = value.start;
    found.end = value.end;
    const flaw = (values[index] as IdValue).read(bytes, found, words);
    if (flaw === undefined && (words[0] !== 0 || words[1] !== 0)) return "id";
    const isEmpty = flaw === undefined || isNull(bytes, value);
    all.fault = isEmpty ? "is empty where an ID should be" : flaw;
    return isEmpty ? "none" : "bad";
  }

  /** Of what was on several lines, the places are those of a copy on one. */
  function fillEmbedded(bytes: Uint8Array, { value, hasLineFeeds }: SeenElement): string | undefined {
    const { owner, seen } = embedded;
    if (owner === undefined || bytes[value.start] !== openBrace) return undefined;
    const isWatched = owner === own[firstField] && members !== undefined && owner.finder?.watch !== undefined;
    if (isWatched && seen.length === 0) return undefined;
    const flat = flattenElement(bytes, value, hasLineFeeds);
    if (!isWatched || hasLineFeeds) embedded.look(flat.bytes, flat.span);
    return seen.length === 0 ? undefined : embedded.fill(flat.bytes, flat.span, flat.shift);
  }

  const found = { start: 0, end: 0 };
  const all: EntryPlaces = {
    fields,
    embedded,
    fault: "",
    skip(bytes, from, to) {
      const field = own[firstField];
      members = undefined;
      if (field?.finder === undefined || !field.isSettled) return skipValue(scan, bytes, from, to);
      if (reader?.finder !== field.finder) reader = createMemberReader(scan, field.finder);
      members = reader;
      return reader.read(bytes, from, to);
    },
    look(bytes, element) {
      let ids = 0;
      const faults: string[] = [];
      for (let index = 0; index < places.length; index++) {
        const column = batch.ids[index] as IdColumn;
        const look = places[index] === undefined ? undefined : lookAt(bytes, element, index);
        if (look === "bad" || look === "refused") return look;
        fillColumn(column, batch.count, look === "id" ? words : undefined);
        if (look === "id") {
          const { start, end } = own[index]?.finder ?? found;
          column.idStart[batch.count] = start;
          column.idEnd[batch.count] = end;
          ids++;
        } else if (look === "none") faults.push(all.fault);
      }
      if (ids > 0) {
        const flaw = fillEmbedded(bytes, element);
        if (flaw === undefined) return "id";
        all.fault = flaw;
        return "bad";
      }
      all.fault = faults.join("; ");
      return "none";
    },
  };
  return all;
}

function fillColumn({ high, low, idStart, idEnd }: IdColumn, row: number, words: IdWords | undefined): void {
  high[row] = words?.[0] ?? 0;
  low[row] = words?.[1] ?? 0;
  idStart[row] = 0;
  idEnd[row] = 0;
}

function findKey({ keyStart, keyEnd }: SeenElement): Span {
  return { start: keyStart, end: keyEnd };
}

function findScalar(bytes: Uint8Array, { start, end }: Span): Span {
  return bytes[start] === quote ? { start: start + 1, end: end - 1 } : { start, end };
}

function isNull(bytes: Uint8Array, { start, end }: Span): boolean {
  return end - start === 4 && Buffer.from(bytes.subarray(start, end)).toString("latin1") === "null";
}
