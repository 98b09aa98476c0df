import { createIdWords, parseId } from "../../ids/parse-id.ts";
import type { JobType } from "../../types.ts";
import type { Span } from "../entry-reader.ts";
import { createJsonFinder } from "../find-json-value.ts";

/** Where an archive that X gives its users has IDs, one object around each: `{"tweet":{"id_str":"…"}}`. Best first. */
const archiveFields: Readonly<Record<JobType, readonly string[]>> = {
  tweets: ["tweet.id_str", "tweet.id", "like.tweetId"],
  users: ["follower.accountId", "following.accountId", "blocking.accountId", "muting.accountId"],
};

/** The field of an archive's element that has an ID of the type, if it is one. */
export function findArchiveField(bytes: Uint8Array, { start, end }: Span, type: JobType): string | undefined {
  const words = createIdWords();
  return archiveFields[type].find((field) => {
    const finder = createJsonFinder(field.split("."));
    return finder.find(bytes, start, end) === "found" && parseId(bytes, finder, words);
  });
}
