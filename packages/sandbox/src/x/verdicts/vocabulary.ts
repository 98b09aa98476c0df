import type { Flow, JobType } from "../job.ts";
import type { Verdict } from "./verdict.ts";

/** Every verdict that a generation of the API has for a type. */
export const vocabulary: Readonly<Record<Flow, Readonly<Record<JobType, readonly Verdict[]>>>> = {
  gcs: {
    tweets: listDeletes("deleted", "bounced", "protected", "suspended", "scrub_geo"),
    users: listDeletes("deleted", "suspended", "protected", "deactivated"),
  },
  api: {
    tweets: [
      ...listDeletes("deleted", "protected", "deactivated", "suspended"),
      { action: "rehydrate", reason: "tweet_edited" },
      { action: "scrub_geo", reason: "geo_scrubbed" },
    ],
    users: listDeletes("deleted", "protected", "deactivated", "suspended"),
  },
};

function listDeletes(...reasons: readonly string[]): readonly Verdict[] {
  return reasons.map((reason) => ({ action: "delete", reason }));
}
