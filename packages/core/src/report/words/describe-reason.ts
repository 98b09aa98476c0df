import type { DatasetReport, ReasonCount } from "../../check/terms/report.ts";
import type { JobType } from "../../types.ts";

/** What a reader is to understand by X's reasons. Source: X's "batch compliance" reference. */
const meanings: ReadonlyMap<string, string> = new Map([
  ["bounced", "removed by X"],
  ["protected", "account made private"],
  ["suspended", "account suspended"],
  ["deactivated", "account deactivated"],
  ["scrub_geo", "location removed"],
  ["geo_scrubbed", "location removed"],
  ["unknown", "reason not documented by X"],
  ["tweet_edited", "post edited"],
]);

const actions: Readonly<Record<ReasonCount["decision"], string>> = {
  remove: "remove",
  scrub: "remove",
  refetch: "refetch",
  keep: "keep",
  unverified: "none (reported only)",
};

/** A reason in words of our own; undefined where X has a new one. */
export function describeReason(reason: string, type: JobType): string | undefined {
  if (reason === "deleted") return type === "tweets" ? "post deleted" : "account deleted";
  return meanings.get(reason);
}

/** What is to be done about an ID, as an imperative. */
export function describeAction(
  { decision }: Pick<ReasonCount, "decision">,
  { files }: Pick<DatasetReport, "files">,
): string {
  // Where fields can be scrubbed, that is all that such an event asks for.
  if (decision === "scrub" && files.some(({ scrubs }) => scrubs > 0)) return "scrub location";
  return actions[decision];
}

/** What asks for the most comes first, by its number of IDs; then what is only reported. */
export function sortReasons<T extends Pick<ReasonCount, "decision" | "ids">>(
  counts: readonly T[],
): readonly T[] {
  const rank = ({ decision }: T): number => (decision === "remove" || decision === "scrub" ? 0 : 1);
  return counts.toSorted((one, other) => rank(one) - rank(other) || other.ids - one.ids);
}
