import type { Dataset } from "@x-batch-compliance/core";

type WordOf<Name extends "quoting" | "embeddedPosts"> = NonNullable<Dataset[Name]>;

/** What a quote in a table can mean. */
export const quotings = ["auto", "csv", "none"] as const satisfies readonly WordOf<"quoting">[];

/** What can become of an entry with a post inside that has to be removed. */
export const embeddedPostsWays = [
  "remove",
  "scrub",
  "ignore",
] as const satisfies readonly WordOf<"embeddedPosts">[];
