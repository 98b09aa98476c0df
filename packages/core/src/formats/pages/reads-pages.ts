import type { Dataset } from "../../types.ts";
import { findPages, type PageContent } from "./looks-like-pages.ts";

/** How the ID of a page's element can be named. */
const ownFields: readonly (string | undefined)[] = [undefined, "id", "data.id", "data[].id"];

/**
 * What the pages of a JSON file with these first bytes hold, if that is what is asked for: the own IDs of their elements. A
 * file of one line is a document as well, which can be read for more than posts.
 */
export function readsPages(
  firstBytes: Uint8Array,
  { ids, format }: Pick<Dataset, "ids"> & { readonly format: "json" | "jsonl" },
): PageContent | undefined {
  if (!ids.every(({ field }) => ownFields.includes(field))) return undefined;
  return format === "json" && !isForPosts({ ids }) ? undefined : findPages(firstBytes);
}

/** Why a dataset's pages cannot be read, if so. */
export function refusePages(
  content: PageContent,
  { ids, scrubFields = [] }: Pick<Dataset, "ids" | "scrubFields">,
): string | undefined {
  if (!isForPosts({ ids }))
    return "has pages of X's API, in which only posts are checked: convert it with `twarc2 flatten`";
  if (content === "users")
    return "has pages of users, not of posts: set `type: users`, and convert it with `twarc2 flatten`";
  const names = scrubFields.map(nameOfPost);
  const other = scrubFields.find((_, at) => /^includes\b|\[\]/.test(names[at] as string));
  if (other !== undefined)
    return `has no "${other}" in its posts: fields to blank are those of a post, for example "geo"`;
  return names.includes("id") ? 'would blank its own IDs: take "id" out of the fields to blank' : undefined;
}

/** A field of the posts, as a post has it: without the way to the posts of a page. */
export function nameOfPost(field: string): string {
  return field.replace(/^(?:data(?:\[\])?|includes\.tweets(?:\[\])?)\./, "");
}

function isForPosts({ ids }: Pick<Dataset, "ids">): boolean {
  return ids.length === 1 && ids[0]?.type === "tweets";
}
