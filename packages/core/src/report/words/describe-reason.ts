import type { DatasetReport, ReasonCount } from "../../check/terms/report.ts";

/** What a reader is to understand by X's reasons. Source: X's "batch compliance" reference. */
const meanings: ReadonlyMap<string, string> = new Map([
  ["deleted", "deleted by its author"],
  ["bounced", "removed by X"],
  ["protected", "made private"],
  ["suspended", "account suspended"],
  ["deactivated", "account deactivated"],
  ["scrub_geo", "location withdrawn"],
  ["geo_scrubbed", "location withdrawn"],
  ["unknown", "not documented by X"],
  ["tweet_edited", "edited: fetch it again"],
]);

const consequences: Readonly<Record<ReasonCount["decision"], string>> = {
  remove: "has to go",
  scrub: "has to go",
  refetch: "stays",
  keep: "is kept",
  unverified: "reported only",
};

/** A reason in words of our own; undefined where X has a new one. */
export function describeReason(reason: string): string | undefined {
  return meanings.get(reason);
}

export function describeConsequence(
  { decision }: Pick<ReasonCount, "decision">,
  { files }: Pick<DatasetReport, "files">,
): string {
  // Where fields can be blanked, that is all that such an event asks for.
  if (decision === "scrub" && files.some(({ scrubs }) => scrubs > 0)) return "its location has to go";
  return consequences[decision];
}
