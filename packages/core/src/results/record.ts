import { z } from "zod";
import type { Finding } from "../types.ts";

/** Longer than any ID and any field that X documents: a line with more is left to the schema. */
export const maxFieldChars = 64;

/** One line of a result: what X says of an ID. Times are as X writes them, `…Z` or `…+00:00`. */
export interface ResultRecord {
  readonly id: string;
  /** X's word, for example `delete`, `scrub_geo` or `rehydrate`. */
  readonly action?: string | null | undefined;
  /** X's word, for example `suspended`. */
  readonly reason?: string | null | undefined;
  readonly redacted_at?: string | null | undefined;
  readonly deleted_at?: string | null | undefined;
  /** In place of an action: why X could not look the ID up, for example `invalid_id`. */
  readonly error?: string | undefined;
}

/** A field that no claim rests on: whatever else it holds counts as nothing. */
const text = z.string().nullish().catch(null);
/** Anything but nothing is an error, whatever its form. */
const error = z
  .unknown()
  .optional()
  .transform((value) => {
    if (value === undefined || value === null || value === false) return undefined;
    return typeof value === "string" ? value : "error";
  });

/** `id` is a JSON string: a number would have been rounded above 2^53, so it is refused. */
export const recordSchema: z.ZodType<ResultRecord> = z.object({
  id: z.string().max(maxFieldChars),
  action: text,
  reason: text,
  redacted_at: text,
  deleted_at: text,
  error,
});

/** Stands for a reason that X does not document: the action says what to do, and the reason is information. */
const otherReason = "unknown";
/** Reasons of a `delete` whose meaning is known. Those to scrub ask for the location alone. */
const deletions = ["deleted", "bounced", "protected", "suspended", "deactivated", otherReason] as const;
const scrubbings = ["scrub_geo", "geo_scrubbed"] as const;

/**
 * Names that `keepReasons` may hold: every reason of a violation that X documents, and `unknown` for all others.
 * @example
 * ```ts
 * const own = { ...dataset, keepReasons: violationReasons.filter((reason) => reason.includes("geo")) };
 * ```
 */
export const violationReasons: readonly string[] = [...deletions, ...scrubbings];

/**
 * Every finding there is, by its number. Nothing outside this table can remove an ID: an action that is not documented
 * becomes `unknown`, which is reported and leaves the ID unverified. A documented one counts whatever its reason.
 * Number 0 is taken by "X said nothing".
 */
export const findings: readonly Finding[] = [
  { action: "none", reason: "none", decision: "keep" },
  ...deletions.map((reason): Finding => ({ action: "delete", reason, decision: "remove" })),
  ...scrubbings.map((reason): Finding => ({ action: "delete", reason, decision: "scrub" })),
  ...[...scrubbings, otherReason].map(
    (reason): Finding => ({ action: "scrub_geo", reason, decision: "scrub" }),
  ),
  ...["tweet_edited", otherReason].map(
    (reason): Finding => ({ action: "rehydrate", reason, decision: "refetch" }),
  ),
  { action: "error", reason: "invalid_id", decision: "unverified" },
  { action: "unknown", reason: "unknown", decision: "unverified" },
];

/** An action that X documents counts beside any error but the documented one, which says that X did not know the ID. */
export function findFinding(record: ResultRecord): number {
  const isError = record.error !== undefined && find("error", record.error) > 0;
  const isEvent = record.error === undefined || (!isError && isKnownAction(record.action));
  const action = isEvent ? record.action : "error";
  const reason = isEvent ? record.reason : record.error;
  const found = find(action, reason);
  if (found > 0) return found;
  const other = find(action, otherReason);
  return other > 0 ? other : findings.length - 1;
}

type Word = string | null | undefined;

function find(action: Word, reason: Word): number {
  return findings.findIndex((finding) => finding.action === action && finding.reason === reason);
}

function isKnownAction(action: Word): boolean {
  return findings.some((finding) => finding.action === action && finding.decision !== "unverified");
}

/**
 * One finding, by its number, out of two records about one ID, or undefined if they contradict each other: X's older
 * results repeat an ID with the same action. The first in the table counts, so X's order makes no difference.
 */
export function mergeFindings(one: number, other: number): number | undefined {
  const first = findings[one] as Finding;
  const second = findings[other] as Finding;
  return first.action === second.action ? Math.min(one, other) : undefined;
}
