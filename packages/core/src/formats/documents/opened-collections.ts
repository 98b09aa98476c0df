import type { Dataset, IdPlace } from "../../types.ts";
import type { EntryBatch } from "../entry-reader.ts";
import type { JsonFinder } from "../find-json-value.ts";
import { refuseShared } from "../json-place.ts";
import { collectEmbedded } from "./collect-embedded.ts";
import type { CollectionPlan } from "./document-plan.ts";
import { createEntryPlaces, type EntryPlaces } from "./entry-places.ts";
import type { DocumentScan } from "./skip-document.ts";

export interface CollectionsOptions {
  readonly places: readonly IdPlace[];
  readonly idForm?: Dataset["idForm"];
  readonly embeddedPosts?: Dataset["embeddedPosts"];
  readonly scan: DocumentScan;
  readonly batch: EntryBatch;
  readonly scrubFinders: readonly JsonFinder[];
  readonly onChoice?: ((text: string) => void) | undefined;
}

/** The collections of a document whose entries have been read so far. */
export interface OpenedCollections {
  /** Entries are nothing but IDs. What has keys shows by them what it is, as a table does. */
  readonly isBareList: boolean;
  /** Where entries have their IDs, as far as these are objects. */
  readonly paths: readonly (readonly string[])[];
  readonly openPlaces: (collection: CollectionPlan) => EntryPlaces;
  /** Why fields that are known by now cannot be what they are meant for. */
  readonly refuseFields: (places: EntryPlaces) => string | undefined;
  /** Before the first entry of a batch, and behind the last. */
  begin(): void;
  end(): void;
}

export function createOpenedCollections(options: CollectionsOptions): OpenedCollections {
  const { places, scan, batch, idForm, embeddedPosts, scrubFinders, onChoice } = options;
  const opened = new Map<CollectionPlan, EntryPlaces>();
  let isBareList = false;
  /** A field has become known since the fields were last compared. */
  let hasNewField = true;

  function nameIds(type: string): string {
    return places.length === 1 ? "the IDs" : `the IDs of ${type}`;
  }

  return {
    get isBareList() {
      return isBareList;
    },
    get paths() {
      const fields = [...opened.values()].flatMap((own) => own.fields);
      return fields.flatMap(({ finder }) => (finder === undefined ? [] : [finder.path]));
    },
    openPlaces(collection) {
      const known = opened.get(collection);
      if (known !== undefined) return known;
      const made = createEntryPlaces({
        places: collection.places,
        scan,
        batch,
        idForm,
        embeddedPosts,
        onForm: onChoice,
        onChoice(type, field, also) {
          hasNewField = true;
          const where = `${field} of ${collection.name}`;
          onChoice?.(`reads ${nameIds(type)} from ${where}: line ${scan.line} has one there${also}`);
        },
      });
      for (const place of collection.places) {
        if (typeof place?.at === "object" && place.at.field !== undefined) {
          const why = places.some(({ field }) => field !== undefined)
            ? "as `field` says"
            : "as in an archive of X";
          onChoice?.(`reads ${nameIds(place.type)} from "${place.at.field}" of ${collection.name}, ${why}`);
        }
        if (place === undefined || typeof place.at === "object") continue;
        const what = place.at === "key" ? "each key" : "each element";
        onChoice?.(`reads ${nameIds(place.type)} from ${collection.name}: ${what} is one`);
      }
      isBareList = collection.places.every((place) => place?.at === "value");
      opened.set(collection, made);
      return made;
    },
    refuseFields({ fields }) {
      if (!hasNewField) return undefined;
      hasNewField = false;
      return refuseShared(fields, scrubFinders);
    },
    begin() {
      batch.embedded = undefined;
      for (const { embedded } of opened.values()) embedded.begin();
    },
    end: () => collectEmbedded(batch, opened.values()),
  };
}
