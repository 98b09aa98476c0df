import type { JobType } from "../types.ts";

/** Keys of what holds entries of a type, in small letters and without `_`. They decide which of several it is. */
const collectionNames: Readonly<Record<JobType, readonly string[]>> = {
  tweets: ["tweets", "posts", "statuses", "tweetids", "postids", "statusids"],
  users: ["users", "accounts", "authors", "followers", "userids", "accountids", "authorids"],
};

/** The type of the IDs that a key promises by its name. */
export function findNamedType(key: string): JobType | undefined {
  const name = normalizeKey(key);
  return jobTypes.find((type) => collectionNames[type].includes(name));
}

/** Whether a key is that of what X tells beside posts and users, which has IDs of its own. */
export function isOtherCollection(key: string): boolean {
  return ["media", "places", "polls", "topics", "errors"].includes(normalizeKey(key));
}

const jobTypes: readonly JobType[] = ["tweets", "users"];

function normalizeKey(key: string): string {
  return key.toLowerCase().replaceAll(/[_-]/g, "");
}
