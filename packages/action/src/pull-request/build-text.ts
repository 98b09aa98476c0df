import { formatQuantity } from "@x-batch-compliance/core/text";
import { buildBody, findOnlyType, type Proposal } from "./build-body.ts";
import { sumUpFiles } from "./describe-change.ts";
import type { ProposalText } from "./proposal-context.ts";

/** Title and body of the pull request, and the message of its commit, to which the trailer is added. */
export function buildText(proposal: Proposal): ProposalText {
  const title = buildTitle(proposal);
  return {
    title: proposal.title ?? title,
    body: buildBody(proposal),
    commitMessage: proposal.commitMessage ?? title,
  };
}

function buildTitle({ report, files }: Proposal): string {
  const { removed, scrubbed } = sumUpFiles(files);
  const type = findOnlyType(report);
  const noun = type === undefined ? "" : type === "tweets" ? "post ID " : "user ID ";
  const removal = `Remove ${formatQuantity(removed, `${noun}entry`, `${noun}entries`)}`;
  const scrubbing = `crub ${formatQuantity(scrubbed, "location")}`;
  if (scrubbed === 0) return `${removal} no longer compliant with X`;
  return `${removed === 0 ? `S${scrubbing}` : `${removal} and s${scrubbing}`} no longer compliant with X`;
}
