import type { EmbeddedPosts, EntryBatch } from "../entry-reader.ts";
import type { EntryPlaces } from "./entry-places.ts";

/** Gives a batch that was read the posts inside its entries, of whichever collection these are. */
export function collectEmbedded(batch: EntryBatch, opened: Iterable<EntryPlaces>): void {
  let all: EmbeddedPosts | undefined;
  for (const { embedded } of opened) {
    batch.embedded = undefined;
    embedded.end();
    const own = readEmbedded(batch);
    if (own === undefined) continue;
    all = { columns: [...(all?.columns ?? []), ...own.columns], keepsFields: own.keepsFields };
  }
  batch.embedded = all;
}

/** Apart, as `end` changes what the compiler takes for settled. */
function readEmbedded({ embedded }: EntryBatch): EmbeddedPosts | undefined {
  return embedded;
}
