import type { JobType } from "@x-batch-compliance/core";
import { UsageError } from "../terms/usage-error.ts";
import { quoteWord } from "../text/quote-word.ts";

/** Throws UsageError for anything but X's two types. */
export function readType(word: string): JobType {
  if (word === "tweets" || word === "users") return word;
  throw new UsageError(`${quoteWord(word)} is not a type: write tweets (posts) or users.`);
}
