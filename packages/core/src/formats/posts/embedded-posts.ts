import { createIdWords, parseId } from "../../ids/parse-id.ts";
import type { Span } from "../entry-reader.ts";
import { isJsonKey, type JsonMember } from "../find-json-value.ts";
import { findMember, listElements, listMembers } from "./json-members.ts";

/** A post whose content is inside another one. */
export interface EmbeddedPost {
  readonly high: number;
  readonly low: number;
  /** The key that it is held by: one of `embeddingKeys`. */
  readonly key: string;
  /**
   * The object that holds it: with `null` in its place the content is gone. Empty where it is not, as a retweet repeats
   * the post in its own text.
   */
  readonly place: Span;
}

/** What is inside a post, or why that cannot be told. */
export type EmbeddedLook = { readonly posts: readonly EmbeddedPost[] } | { readonly fault: string };

/**
 * Where a whole post holds others: X's API v1.1; v2 as twarc writes it, with the posts of `includes` put into
 * `referenced_tweets`; snscrape; and scrapers of Apify.
 */
export const embeddingKeys = [
  "retweeted_status",
  "quoted_status",
  "referenced_tweets",
  "retweetedTweet",
  "quotedTweet",
  "retweeted_tweet",
  "quoted_tweet",
  "quote",
] as const;

const retweetKeys: readonly string[] = ["retweeted_status", "retweetedTweet", "retweeted_tweet"];
const embedding = embeddingKeys.map((name) => ({ name, bytes: Buffer.from(name) }));
const idKeys = ["id_str", "id"].map((name) => Buffer.from(name));
const typeKey = Buffer.from("type");
const textKeys = ["text", "full_text", "rawContent", "content"].map((name) => Buffer.from(name));

/** X's own nest two deep; the bounds are for what somebody made up. */
const mostPosts = 64;
const deepestPost = 8;
const turnOff = "correct it, or set `embeddedPosts` to `ignore`";

interface Walk {
  readonly bytes: Uint8Array;
  readonly posts: EmbeddedPost[];
}

interface Holder {
  /** The post that holds the others. */
  readonly post: Span;
  readonly members: readonly JsonMember[];
  readonly depth: number;
  /** Once it is known. */
  hasText?: boolean;
}

/** The key by which a member of a post can hold others; `undefined` for any other member. */
export function findEmbeddingKey(bytes: Uint8Array, { key }: JsonMember): string | undefined {
  return embedding.find(({ bytes: wanted }) => isJsonKey(bytes, key, wanted))?.name;
}

/**
 * Finds the posts whose content is in the post at `post`, at any depth: `retweeted_status`, `quoted_status` and elements of
 * `referenced_tweets`, if they hold more than an ID; a retweet's also without, as its own text repeats the post's. `members`
 * are those of the post that may hold any, as the one who has read it saw them; without them all are looked through.
 */
export function findEmbeddedPosts(
  bytes: Uint8Array,
  post: Span,
  members: readonly JsonMember[] = listMembers(bytes, post) ?? [],
): EmbeddedLook {
  const walk: Walk = { bytes, posts: [] };
  const fault = readHolder(walk, { post, members, depth: 1 });
  return fault === undefined ? { posts: walk.posts } : { fault };
}

function readHolder(walk: Walk, holder: Holder): string | undefined {
  const { bytes } = walk;
  for (const member of holder.members) {
    const name = findEmbeddingKey(bytes, member);
    if (name === undefined) continue;
    const objects = name === "referenced_tweets" ? (listElements(bytes, member.value) ?? []) : [member.value];
    for (const object of objects) {
      const members = listMembers(bytes, object);
      if (members === undefined) continue;
      // A name for anything: without an ID it is somebody's own.
      if (name === "quote" && !members.some(({ key }) => idKeys.some((id) => isJsonKey(bytes, key, id))))
        continue;
      const isRetweet =
        retweetKeys.includes(name) || (name === "referenced_tweets" && isRetweeted(bytes, members));
      const fault = readPost(walk, holder, { name, object, members, isRetweet });
      if (fault !== undefined) return fault;
    }
  }
  return undefined;
}

interface HeldObject {
  readonly name: string;
  readonly object: Span;
  readonly members: readonly JsonMember[];
  readonly isRetweet: boolean;
}

function readPost(walk: Walk, holder: Holder, held: HeldObject): string | undefined {
  const { bytes, posts } = walk;
  const { name, object, members, isRetweet } = held;
  const isRepeated = isRetweet && hasText(bytes, holder);
  const isBare = !hasContent(bytes, members);
  if (isBare && !isRepeated) return undefined;
  const words = createIdWords();
  const hasId = readOwnId(bytes, members, words);
  if (isBare && !hasId) return undefined;
  if (!hasId) return `holds a post in ${name} without a valid ID: ${turnOff}`;
  if (posts.length === mostPosts) return `holds more than ${mostPosts} other posts: ${turnOff}`;
  if (holder.depth > deepestPost)
    return `holds posts within posts, more than ${deepestPost} deep: ${turnOff}`;
  const place = isRepeated ? { start: 0, end: 0 } : object;
  posts.push({ high: words[0] as number, low: words[1] as number, key: name, place });
  return readHolder(walk, { post: object, members, depth: holder.depth + 1 });
}

/** `id_str`, or `id` where there is none: older tools have rounded the number. */
function readOwnId(
  bytes: Uint8Array,
  members: readonly JsonMember[],
  words: ReturnType<typeof createIdWords>,
): boolean {
  for (const wanted of idKeys) {
    const found = members.filter(({ key }) => isJsonKey(bytes, key, wanted));
    const [member] = found;
    if (found.length > 1) return false;
    if (member !== undefined && parseId(bytes, unquote(bytes, member.value), words)) return true;
  }
  return false;
}

function isRetweeted(bytes: Uint8Array, members: readonly JsonMember[]): boolean {
  return members.some(
    ({ key, value }) => isJsonKey(bytes, key, typeKey) && readText(bytes, value) === '"retweeted"',
  );
}

function hasContent(bytes: Uint8Array, members: readonly JsonMember[]): boolean {
  const bare = [...idKeys, typeKey];
  return members.some(
    ({ key, value }) =>
      !bare.some((wanted) => isJsonKey(bytes, key, wanted)) && readText(bytes, value) !== "null",
  );
}

function hasText(bytes: Uint8Array, holder: Holder): boolean {
  // The text is one of the first members.
  holder.hasText ??=
    findMember(
      bytes,
      holder.post,
      ({ key, value }) =>
        textKeys.some((wanted) => isJsonKey(bytes, key, wanted)) &&
        !["null", '""'].includes(readText(bytes, value)),
    ) !== undefined;
  return holder.hasText;
}

/** The text of a short value; of a longer one it is never asked what it says. */
function readText(bytes: Uint8Array, { start, end }: Span): string {
  return end - start > 16 ? "" : Buffer.from(bytes.subarray(start, end)).toString("latin1");
}

function unquote(bytes: Uint8Array, { start, end }: Span): Span {
  return bytes[start] === 34 ? { start: start + 1, end: end - 1 } : { start, end };
}
