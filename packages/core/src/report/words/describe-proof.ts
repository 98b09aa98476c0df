import type { JobReport } from "../../check/terms/report.ts";
import { formatCount } from "../../text/format.ts";
import type { ProofSource } from "../../types.ts";

const sources: Readonly<Record<ProofSource, string>> = {
  sentinels: " by marker lines",
  checksum: " by the storage checksum",
  "second download": " by a second download",
  nothing: "",
};

/** How far a result is proven, by what, and what it lacks that would have proven it. */
export function describeProof({
  proof,
  proofBy,
  markerLines,
}: Pick<JobReport, "proof" | "proofBy" | "markerLines">): string {
  const { sent, returned } = markerLines ?? { sent: 0, returned: 0 };
  const lack =
    returned < sent ? ` (${formatCount(returned)} of ${formatCount(sent)} marker lines came back)` : "";
  return `${proof}${sources[proofBy]}${lack}`;
}
