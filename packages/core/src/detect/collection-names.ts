import { type JobType, jobTypes } from "../types.ts";

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

/** What X returns beside posts and users and has IDs of its own, and parts of a post or user, which are not lists by themselves. */
const otherNames: readonly string[] = [
  "media",
  "places",
  "polls",
  "topics",
  "errors",
  "entities",
  "extendedentities",
  "usermentions",
  "contributors",
  "attachments",
  "contextannotations",
  "edithistory",
  "edithistorytweetids",
  "editcontrols",
  "mostrecenttweetids",
  "referencedtweets",
  "matchingrules",
];

/** Whether nothing in the value of a key is the list that is looked for. */
export function isOtherCollection(key: string): boolean {
  return otherNames.includes(normalizeKey(key));
}

function normalizeKey(key: string): string {
  return key.toLowerCase().replaceAll(/[_-]/g, "");
}
