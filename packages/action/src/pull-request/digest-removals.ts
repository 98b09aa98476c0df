import { hash } from "node:crypto";
import type { ChangedEntry } from "@x-batch-compliance/core";

const modulus = 2n ** 256n;
const shownDigits = 32;

/** A set of removals as a sum, which does not ask for an order and counts what stands twice; 0 is none. */
export type RemovalsSum = bigint;

/** Adds an entry that is removed from a file, or scrubbed in it. Whether it was so before, or why, makes no difference. */
export function addRemoval(
  sum: RemovalsSum,
  path: string,
  { decision, ids, embedded = [] }: Pick<ChangedEntry, "decision" | "ids"> & Partial<ChangedEntry>,
): RemovalsSum {
  // Of an entry that is scrubbed, which posts inside are: of one that is removed they say nothing more.
  const posts = decision === "scrub" ? embedded : [];
  return (sum + BigInt(`0x${hash("sha256", JSON.stringify([decision, path, ...ids, ...posts]))}`)) % modulus;
}

/**
 * Names a set of removals: which IDs go out of which files. One entry more or less has another digest, and no ID can be
 * read from it: 32 hexadecimal digits.
 */
export function digestRemovals(sums: readonly RemovalsSum[]): string {
  const all = sums.reduce((total, sum) => (total + sum) % modulus, 0n);
  return hash("sha256", all.toString(16)).slice(0, shownDigits);
}
