import { findKnownColumns } from "../../detect/known-columns.ts";
import type { Dataset, IdPlace } from "../../types.ts";
import type { EntryBatch, Span } from "../entry-reader.ts";
import { createJsonFinder, type JsonMember } from "../find-json-value.ts";
import type { JsonPlace } from "../json-place.ts";
import { createEmbeddedColumns } from "./embedded-columns.ts";

export interface LineEmbeddedOptions {
  readonly places: readonly IdPlace[];
  readonly own: readonly JsonPlace[];
  readonly embeddedPosts: Dataset["embeddedPosts"];
  readonly batch: EntryBatch;
  readonly onChoice?: ((text: string) => void) | undefined;
}

/** The posts inside the posts that lines hold. */
export interface LineEmbedded {
  /** The place that reads the post's own ID: `look` is called after it has looked at a line, until its field has a watch. */
  readonly owner: JsonPlace | undefined;
  /** What may hold posts in the line last looked at: while there is none, `fill` has nothing to do. */
  readonly seen: readonly JsonMember[];
  look(bytes: Uint8Array, line: Span): void;
  begin(): void;
  /** What is wrong with the line last looked at, if anything. Right before the line is counted as an entry. */
  fill(bytes: Uint8Array, line: Span, shift?: number): string | undefined;
  end(): void;
}

const nothing: LineEmbedded = {
  owner: undefined,
  seen: [],
  look() {},
  begin() {},
  fill: () => undefined,
  end() {},
};

/** Lets the finder of a post's own ID see, on its way through the line, what the post holds of others. */
export function createLineEmbedded({
  places,
  own,
  embeddedPosts,
  batch,
  onChoice,
}: LineEmbeddedOptions): LineEmbedded {
  const owner = embeddedPosts === "ignore" ? undefined : own[places.findIndex(readsOwnId)];
  if (owner === undefined) {
    const within = places.find((place) => embeddedPosts !== "ignore" && readsIdWithin(place));
    if (within !== undefined)
      onChoice?.(
        `does not look for posts inside posts, which it does only beside an ID at the top of an entry, not in "${within.field}"`,
      );
    return nothing;
  }
  const columns = createEmbeddedColumns(() => batch, onChoice);
  const { watch } = columns;
  // For lines before the first that determines the field.
  const fallback = createJsonFinder(["id"]);
  fallback.watch = watch;
  return {
    ...columns,
    owner,
    seen: watch.seen,
    look(bytes, { start, end }) {
      const finder = owner.finder ?? fallback;
      finder.watch = watch;
      finder.find(bytes, start, end);
    },
  };
}

/** Whether a place of posts is a whole post's own ID, in an object within the entry. */
function readsIdWithin({ type, field }: IdPlace): boolean {
  const keys = field?.split(".") ?? [];
  return type === "tweets" && keys.length > 1 && findKnownColumns([keys.at(-1) as string], type).length > 0;
}

/** Whether a place of posts is at the top of the object, under a name for the post's own ID. */
function readsOwnId({ type, field }: IdPlace): boolean {
  return type === "tweets" && (field === undefined || findKnownColumns([field], type).length > 0);
}
