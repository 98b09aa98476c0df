import { createIdWords } from "../ids/parse-id.ts";
import type { Dataset, IdPlace } from "../types.ts";
import {
  createEntryBatch,
  type EntryBatch,
  type EntryReader,
  type IdColumn,
  type OnFault,
} from "./entry-reader.ts";
import { createJsonFinder, type JsonLine } from "./find-json-value.ts";
import { holdsOnlyPaths } from "./holds-only-ids.ts";
import { createJsonPlace, type JsonPlace, refuseShared } from "./json-place.ts";
import { createLineEmbedded } from "./posts/line-embedded.ts";
import { findUnscrubbedValues, scrubbedValue } from "./scrub-jsonl.ts";
import { findLineEnd, skipJsonSpace } from "./skip-json.ts";

/** Longest line that is read, bytes: a post with everything that X has about it has about 20 KB. */
export const maxJsonLineBytes: number = 1024 * 1024;

interface SeenLine {
  readonly start: number;
  readonly end: number;
  readonly next: number;
  readonly found: JsonLine | undefined;
}

export interface JsonlOptions {
  readonly places: readonly IdPlace[];
  readonly idForm?: Dataset["idForm"];
  readonly scrubFields?: readonly string[] | undefined;
  readonly embeddedPosts?: Dataset["embeddedPosts"];
  readonly batch?: EntryBatch | undefined;
  readonly onFault: OnFault;
  readonly onChoice?: ((text: string) => void) | undefined;
}

/**
 * Reads JSON lines: an object a line, its IDs as strings or numbers. No number of the file becomes a JS
 * number, which would round it. An ID with an escape in it (`"\u0031"`) is a fault; a key with one is found.
 */
export function createJsonlReader({
  places,
  idForm,
  scrubFields = [],
  embeddedPosts = "remove",
  batch = createEntryBatch(places.length),
  onFault,
  onChoice,
}: JsonlOptions): EntryReader {
  const words = createIdWords();
  let line = 0;
  let refused = false;
  /** A field has become known since the fields were last compared. */
  let hasNewField = true;
  const own = places.map((place) => {
    const ids = places.length === 1 ? "IDs" : `IDs of ${place.type}`;
    return createJsonPlace({
      place,
      words,
      idForm,
      onForm: onChoice,
      onChoice(field, also) {
        hasNewField = true;
        onChoice?.(`reads the ${ids} from ${field}: line ${line} has one there${also}`);
      },
    });
  });
  const [first] = own as [JsonPlace, ...JsonPlace[]];
  const embedded = createLineEmbedded({ own, places, embeddedPosts, batch, onChoice });
  const scrubFinders = scrubFields.map((field) => createJsonFinder(field.split("."), { collects: true }));

  function takeLine(bytes: Uint8Array, { start, end, next, found }: SeenLine): void {
    line++;
    if (end - start > maxJsonLineBytes) {
      onFault.badEntry(line, "is longer than 1 MiB");
      return;
    }
    if (skipJsonSpace(bytes, start, end) === end) return;
    let ids = 0;
    for (let index = 0; index < own.length; index++) {
      const place = own[index] as JsonPlace;
      const look = place.look(bytes, { start, end }, index === 0 ? found : undefined);
      if (look === "bad") onFault.badEntry(line, place.fault);
      if (look === "refused") refuse(place.fault);
      if (look === "bad" || look === "refused") return;
      if (place === embedded.owner && place.finder?.watch === undefined) embedded.look(bytes, { start, end });
      if (look === "id") ids++;
      fillColumn(batch.ids[index] as IdColumn, place, look === "id");
    }
    const refusal = hasNewField ? refuseShared(own, scrubFinders) : undefined;
    hasNewField = false;
    if (refusal !== undefined) {
      refuse(refusal);
      return;
    }
    if (ids === 0) {
      onFault.badEntry(line, own.map(({ fault }) => fault).join("; "));
      return;
    }
    const flaw = embedded.seen.length === 0 ? undefined : embedded.fill(bytes, { start, end });
    if (flaw !== undefined) {
      onFault.badEntry(line, flaw);
      return;
    }
    const row = batch.count++;
    batch.start[row] = start;
    batch.end[row] = next;
  }

  function fillColumn(column: IdColumn, { finder }: JsonPlace, hasId: boolean): void {
    const row = batch.count;
    column.high[row] = hasId ? (words[0] as number) : 0;
    column.low[row] = hasId ? (words[1] as number) : 0;
    column.idStart[row] = finder?.start ?? 0;
    column.idEnd[row] = finder?.end ?? 0;
  }

  function refuse(message: string): void {
    refused = true;
    onFault.refuse(message, line);
  }

  return {
    batch,
    maxRecordBytes: maxJsonLineBytes,
    scrubbedField: scrubbedValue,
    read(bytes, { from, to, last }) {
      batch.count = 0;
      embedded.begin();
      // Refused for good: no entry can be told from another, so everything stays.
      if (refused) return to;
      let at = from;
      while (at < to && batch.count < batch.entries && !refused) {
        const { finder } = first;
        const found = first.isSettled ? finder?.find(bytes, at, to) : undefined;
        const end =
          finder === undefined || found === undefined || found === "broken"
            ? findLineEnd(bytes, at, to)
            : finder.lineEnd;
        if (end === to && !last) break;
        const next = Math.min(end + 1, to);
        takeLine(bytes, { start: at, end, next, found });
        at = next;
      }
      embedded.end();
      return at;
    },
    findUnscrubbed: (bytes, entry) => findUnscrubbedValues(bytes, entry, scrubFinders),
    holdsOnlyIds: (bytes, entry) =>
      holdsOnlyPaths(
        bytes,
        entry,
        own.flatMap(({ finder }) => (finder === undefined ? [] : [finder.path])),
      ),
  };
}
