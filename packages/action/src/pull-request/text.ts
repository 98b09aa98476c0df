import type { Report } from "@x-batch-compliance/core";
import type { PullRequestText } from "../github/rest/pulls.ts";
import { formatQuantity } from "../text/format.ts";
import { writeBody } from "./body.ts";
import { sumUpFiles } from "./describe-change.ts";
import { findOnlyType } from "./find-only-type.ts";

/** A file as the proposal changes it. */
export interface ProposedFile {
  readonly path: string;
  readonly entries: number;
  readonly removed: number;
  /** Entries that stay, with their location blanked. */
  readonly scrubbed: number;
  /** Entries about whose IDs nothing is known, such as those added since the check. They stay. */
  readonly unverified: number;
}

/** What the texts speak of. */
export interface Proposal {
  readonly report: Report;
  readonly files: readonly ProposedFile[];
  readonly runUrl: string;
  /** IDs to be named, where the user asked for it; at most as many as a page can bear. */
  readonly ids: readonly string[];
  readonly title: string | undefined;
  /** The user's text, with placeholders. */
  readonly introduction: string | undefined;
  readonly commitMessage: string | undefined;
}

/** The commit's message, to which the trailer is added. */
export function writeCommitMessage(proposal: Proposal): string {
  return proposal.commitMessage ?? writeTitle(proposal);
}

/** Title and body of the pull request. */
export function writePullRequest(proposal: Proposal): PullRequestText {
  return { title: proposal.title ?? writeTitle(proposal), body: writeBody(proposal) };
}

function writeTitle({ report, files }: Proposal): string {
  const { removed, scrubbed } = sumUpFiles(files);
  const type = findOnlyType(report);
  const noun = type === undefined ? "" : type === "tweets" ? "post ID " : "user ID ";
  const removal = `Remove ${formatQuantity(removed, `${noun}entry`, `${noun}entries`)}`;
  const blanking = `lank ${formatQuantity(scrubbed, "location")}`;
  if (scrubbed === 0) return `${removal} no longer compliant with X`;
  return `${removed === 0 ? `B${blanking}` : `${removal} and b${blanking}`} no longer compliant with X`;
}
