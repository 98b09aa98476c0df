import { createHash } from "node:crypto";
import type { DatasetPlan } from "@x-batch-compliance/core/config";

/** What git forbids in the name of a branch (git-check-ref-format), and a leading dash, which no tool can be given safely. */
const forbidden = /^$|^[-/]|^refs\/|[/.]$|\.\.|\/\/|@\{|^@$|(^|\/)\.|\.lock(\/|$)|[\s~^:?*[\\\p{Cc}]/u;

/**
 * What git or GitHub takes for something else: the commit that is checked out, a commit's SHA, and the branches that a merge queue makes
 * and deletes. Sources: git-branch, and GitHub's "Dealing with special characters in branch and tag names" and "Managing a merge queue".
 */
const reserved = /^HEAD$|^(?:[\dA-Fa-f]{40}|[\dA-Fa-f]{64})$|^gh-readonly-queue\//;

/** Whether git and GitHub take this as the name of a branch, without `refs/heads/`. */
export function isBranchName(text: string): boolean {
  return text.length <= 200 && !forbidden.test(text) && !reserved.test(text);
}

/** What a proposal is made from. */
export interface Identity {
  readonly plans: readonly DatasetPlan[];
  /** Whether inputs alone describe the one dataset, and no config file. */
  readonly isSole: boolean;
  /** The base, unless it is the default branch, whatever that is called. */
  readonly otherBase: string | undefined;
}

/**
 * The default name of the branch: the same for all runs that would propose the same, so that the next one finds its pull
 * request, and another wherever two runs on the same lists could propose something else. Texts, speed, and limits that
 * only say whether anything is proposed (`max-removal`, `on-bad-entry`, `require-proof`) are not in it.
 */
export function buildBranchName(identity: Identity): string {
  const { plans, isSole } = identity;
  const type = isSole ? plans[0]?.ids[0]?.type : undefined;
  return `x-compliance/${type ?? "datasets"}-${digestIdentity(identity)}`;
}

/** Names what a proposal is made from, also where its branch has a name that somebody chose: eight hexadecimal digits. */
export function digestIdentity({ plans, otherBase }: Pick<Identity, "plans" | "otherBase">): string {
  const datasets = plans.map((plan) => JSON.stringify(describe(plan))).sort();
  return createHash("sha256")
    .update(JSON.stringify([otherBase ?? null, datasets]))
    .digest("hex")
    .slice(0, 8);
}

/** Nothing for what is as its default: it came later, and the names that exist stay as they are. */
function describeReading({
  quoting = "auto",
  separator = "auto",
  idForm = "auto",
  embeddedPosts = "remove",
}: Pick<DatasetPlan, "quoting" | "separator" | "idForm" | "embeddedPosts">): readonly unknown[] {
  const words = { quoting, separator, idForm, embeddedPosts };
  const defaults: readonly string[] = ["auto", "remove"];
  const set = Object.entries(words).filter(([, word]) => !defaults.includes(word));
  return set.length === 0 ? [] : [set];
}

/** What is not set is as its default. */
function describe({
  patterns,
  format,
  ids,
  scrubFields,
  onScrub,
  onRefetch,
  keepReasons,
  ...reading
}: DatasetPlan): readonly unknown[] {
  return [
    patterns,
    format ?? "auto",
    ids.map(({ type, field }) => [type, field ?? null]),
    scrubFields ?? [],
    onScrub ?? "auto",
    onRefetch ?? "keep",
    [...(keepReasons ?? [])].sort(),
    ...describeReading(reading),
  ];
}
