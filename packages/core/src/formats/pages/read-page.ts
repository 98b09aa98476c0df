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
const [dataKey, includesKey] = pageKeys as [Buffer, Buffer];
const idKey = Buffer.from("id");

/** Reads a page, of which it is known that its brackets match; `undefined` where a key of it stands twice. */
export function readPage(bytes: Uint8Array, page: Span): Page | undefined {
  const members = listMembers(bytes, page) ?? [];
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

/**
 * Whether a file with these first bytes has pages of posts line by line: its first line has no keys but a page's, and an
 * object with an `id` in `data`, or no `data` at all as nothing was found.
 */
export function looksLikePages(firstBytes: Uint8Array): boolean {
  const start = firstBytes.findIndex((byte) => byte > 32);
  const lineEnd = firstBytes.indexOf(10, start);
  const line = { start, end: lineEnd === -1 ? firstBytes.length : lineEnd };
  const members = start === -1 ? undefined : listMembers(firstBytes, line);
  if (members === undefined || members.length === 0) return false;
  if (!members.every(({ key }) => pageKeys.some((wanted) => isJsonKey(firstBytes, key, wanted))))
    return false;
  const [data] = pick(firstBytes, members, dataKey);
  if (data === undefined) return true;
  const [first] = listElements(firstBytes, data) ?? [data];
  return first === undefined || hasId(firstBytes, first);
}

function hasId(bytes: Uint8Array, post: Span): boolean {
  return pick(bytes, listMembers(bytes, post) ?? [], idKey).length > 0;
}

/** The values of a key: of each time that it stands there. */
function pick(bytes: Uint8Array, members: readonly JsonMember[], wanted: Uint8Array): readonly Span[] {
  return members.flatMap(({ key, value }) => (isJsonKey(bytes, key, wanted) ? [value] : []));
}
