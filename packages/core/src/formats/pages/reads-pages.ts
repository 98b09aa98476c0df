import type { Dataset } from "../../types.ts";
import { looksLikePages } from "./read-page.ts";

/** How the ID of a page's element can be named. */
const ownFields: readonly (string | undefined)[] = [undefined, "id", "data.id", "data[].id"];

/** Whether JSON lines with these first bytes are pages, and asked for the own IDs of their elements. */
export function readsPages(firstBytes: Uint8Array, { ids }: Pick<Dataset, "ids">): boolean {
  return ids.every(({ field }) => ownFields.includes(field)) && looksLikePages(firstBytes);
}

/** Why a dataset's pages cannot be read, if so. */
export function refusePages({
  ids,
  scrubFields = [],
}: Pick<Dataset, "ids" | "scrubFields">): string | undefined {
  if (ids.length > 1 || ids[0]?.type !== "tweets")
    return "has pages of X's API, in which only posts are checked: convert it with `twarc2 flatten`";
  return scrubFields.includes("id")
    ? 'would blank its own IDs: take "id" out of the fields to blank'
    : undefined;
}
