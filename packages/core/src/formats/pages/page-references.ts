import type { IncludedKind } from "./read-page.ts";

/**
 * Where a post, or a user, says what it refers to: the fields of X's API v2 that `expansions` resolves. Mentions of 2021
 * have names only. Elements of arrays on the way count each for itself.
 */
const references: readonly (readonly [kind: string, path: string])[] = [
  ["users", "author_id"],
  ["users", "in_reply_to_user_id"],
  ["users", "entities.mentions.id"],
  ["username", "entities.mentions.username"],
  ["users", "note_tweet.entities.mentions.id"],
  ["username", "note_tweet.entities.mentions.username"],
  ["tweets", "referenced_tweets.id"],
  ["tweets", "attachments.media_source_tweet_id"],
  ["tweets", "pinned_tweet_id"],
  ["media", "attachments.media_keys"],
  ["polls", "attachments.poll_ids"],
  ["places", "geo.place_id"],
];

/** How an element of `includes` is referred to, as `kind:key`: media by their key, all others by their ID, users by name, too. */
export function readNames(kind: IncludedKind, element: unknown): readonly string[] {
  const names = listKeys(element, kind, kind === "media" ? "media_key" : "id");
  return kind === "users" ? [...names, ...listKeys(element, "username", "username")] : names;
}

/** What an element refers to, as `kind:key`. */
export function readReferences(element: unknown): readonly string[] {
  return references.flatMap(([kind, path]) => listKeys(element, kind, path));
}

/** X writes IDs as strings: a number may have been rounded by now, so it names nothing. Names are the same in any case. */
function listKeys(element: unknown, kind: string, path: string): readonly string[] {
  let values: readonly unknown[] = [element];
  for (const key of path.split(".")) values = values.flatMap((value) => listValues(value, key));
  return values.flatMap((key) =>
    typeof key === "string" ? [`${kind}:${kind === "username" ? key.toLowerCase() : key}`] : [],
  );
}

function listValues(value: unknown, key: string): readonly unknown[] {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return [];
  const own: unknown = (value as Readonly<Record<string, unknown>>)[key];
  return Array.isArray(own) ? own : [own];
}
