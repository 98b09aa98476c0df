import type { z } from "zod";
import { findNearest } from "../text/find-nearest.ts";
import { listKnownKeys } from "./config-schema.ts";

/** Something wrong with a config, where it is in its structure. */
export interface ConfigIssue {
  readonly path: readonly PropertyKey[];
  /** Set if the key itself is wrong, not its value. */
  readonly key?: string;
  readonly message: string;
}

/** More than are shown, and each costs a search for its place. */
const mostIssues = 50;

/** Puts the issues of the schema into sentences, one each, with the name of the key that they are about. */
export function describeIssues(issues: readonly z.core.$ZodIssue[]): readonly ConfigIssue[] {
  return issues.slice(0, mostIssues).flatMap((issue): readonly ConfigIssue[] => {
    const { path } = issue;
    if (issue.code === "unrecognized_keys") {
      return issue.keys
        .slice(0, mostIssues)
        .map((key) => ({ path, key, message: suggest(key, listKnownKeys(path)) }));
    }
    // Of the forms that a value may have, that of a list can show which of its items is wrong.
    const inner = issue.code === "invalid_union" ? issue.errors.flat().filter(isAboutItem) : [];
    if (inner.length > 0) {
      return describeIssues(inner.map((one) => ({ ...one, path: [...path, ...one.path] })));
    }
    return [{ path, message: formatKey(path, issue.message) }];
  });
}

function isAboutItem({ path, code }: z.core.$ZodIssue): boolean {
  return path.length > 0 || code === "unrecognized_keys";
}

/** A message that begins with the key that it is about, if there is one. */
export function formatKey(path: readonly PropertyKey[], message: string): string {
  const key = path.findLast((step) => typeof step === "string");
  return key === undefined ? message : `\`${key}\`: ${message}`;
}

function suggest(key: string, known: readonly string[]): string {
  const nearest = findNearest(key, known);
  const list = known.map((name) => `\`${name}\``).join(", ");
  return nearest === undefined
    ? `this key is not known here: write one of ${list}.`
    : `this key is not known here. Did you mean \`${nearest}\`?`;
}
