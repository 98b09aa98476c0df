import type { Span } from "../entry-reader.ts";
import { isJsonKey, type JsonMember } from "../find-json-value.ts";
import { listElements, listMembers } from "../posts/json-members.ts";

/** What `includes` can hold besides posts. */
export const includedKinds = ["tweets", "users", "media", "places", "polls"] as const;

/** One of `includedKinds`. */
export type IncludedKind = (typeof includedKinds)[number];

/** Where a page of X's API v2 has its elements. */
export interface Page {
  /** The posts that were asked for: of a page with one post, just it. */
  readonly data: readonly Span[];
  /** What they refer to. */
  readonly includes: Readonly<Record<IncludedKind, readonly Span[]>>;
}

/** The top level of X's responses, and what twarc adds. */
const pageKeys = ["data", "includes", "meta", "errors", "__twarc", "matching_rules"].map((key) =>
  Buffer.from(key),
);
const [dataKey, includesKey, metaKey, errorsKey] = pageKeys as [Buffer, Buffer, Buffer, Buffer];

/**
 * Reads a page, of which it is known that its brackets match. `undefined` where it has a key that X's responses do not have,
 * or one of them twice, or neither posts nor `meta` or `errors` that say why: what else it holds would go by unseen.
 */
export function readPage(bytes: Uint8Array, page: Span): Page | undefined {
  const members = listMembers(bytes, page) ?? [];
  if (!hasPageKeys(bytes, members)) return undefined;
  const saysWhy = [dataKey, includesKey, metaKey, errorsKey].some(
    (key) => pick(bytes, members, key).length > 0,
  );
  if (!saysWhy) return undefined;
  const [data, from] = [pick(bytes, members, dataKey), pick(bytes, members, includesKey)];
  const included = from[0] === undefined ? [] : (listMembers(bytes, from[0]) ?? []);
  const kinds = includedKinds.map((kind) => ({ kind, arrays: pick(bytes, included, Buffer.from(kind)) }));
  if ([data, from, ...kinds.map(({ arrays }) => arrays)].some(({ length }) => length > 1)) return undefined;
  return {
    data: data.flatMap((value) => listElements(bytes, value) ?? [value]),
    includes: Object.fromEntries(
      kinds.map(({ kind, arrays }) => [kind, arrays.flatMap((each) => listElements(bytes, each) ?? [])]),
    ) as unknown as Page["includes"],
  };
}

/** Whether an object has no other keys than X's responses. */
export function hasPageKeys(bytes: Uint8Array, members: readonly JsonMember[]): boolean {
  return members.every(({ key }) => pageKeys.some((wanted) => isJsonKey(bytes, key, wanted)));
}

/** The values of a key: of each time that it stands there. */
function pick(bytes: Uint8Array, members: readonly JsonMember[], wanted: Uint8Array): readonly Span[] {
  return members.flatMap(({ key, value }) => (isJsonKey(bytes, key, wanted) ? [value] : []));
}
