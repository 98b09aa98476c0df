import { z } from "zod";
import type { Finding } from "../types.ts";

/** Longer than any field that X documents, and short enough to keep a hostile line cheap. */
export const maxFieldChars = 64;

/**
 * One line of a result. `id` is a JSON string: a number would have been rounded above 2^53, so it is
 * refused. Times come as `…Z` or `…+00:00`, and `redacted_at` may be absent or null.
 */
export const recordSchema: z.ZodType<WireRecord> = z.object({
  id: z.string().max(maxFieldChars),
  action: z.string().max(maxFieldChars).optional(),
  reason: z.string().max(maxFieldChars).nullish(),
  redacted_at: z.string().max(maxFieldChars).nullish(),
  deleted_at: z.string().max(maxFieldChars).nullish(),
  error: z.string().max(maxFieldChars).optional(),
});

export interface WireRecord {
  readonly id: string;
  readonly action?: string | undefined;
  readonly reason?: string | null | undefined;
  readonly redacted_at?: string | null | undefined;
  readonly deleted_at?: string | null | undefined;
  readonly error?: string | undefined;
}

/** Reasons of a `delete` whose meaning is known. The last two ask only for the location to go. */
const deletions = ["deleted", "bounced", "protected", "suspended", "deactivated"] as const;
const scrubbings = ["scrub_geo", "geo_scrubbed"] as const;

/** Names that `keepReasons` may hold: every known reason of a violation. */
export const violationReasons: readonly string[] = [...deletions, ...scrubbings];

/**
 * Every finding there is, by its number. Nothing outside this table can remove an ID: an action or a reason
 * that is not documented becomes `unknown`, which is reported and leaves the ID unverified.
 * Number 0 is taken by "X said nothing".
 */
export const findings: readonly Finding[] = [
  { action: "none", reason: "none", verdict: "none" },
  ...deletions.map((reason): Finding => ({ action: "delete", reason, verdict: "remove" })),
  ...scrubbings.map((reason): Finding => ({ action: "delete", reason, verdict: "scrub" })),
  ...scrubbings.map((reason): Finding => ({ action: "scrub_geo", reason, verdict: "scrub" })),
  { action: "rehydrate", reason: "tweet_edited", verdict: "refetch" },
  { action: "error", reason: "invalid_id", verdict: "none" },
  { action: "unknown", reason: "unknown", verdict: "none" },
];

/** The number of a record's finding. */
export function classify(record: WireRecord): number {
  const action = record.error === undefined ? record.action : "error";
  const reason = record.error ?? record.reason;
  const found = findings.findIndex((finding) => finding.action === action && finding.reason === reason);
  return found > 0 ? found : findings.length - 1;
}
