import type { FileChange } from "@x-batch-compliance/core";
import type { GitHub } from "../github/client.ts";
import type { WriteCommit } from "../github/commit/commit-order.ts";
import type { PullRequestRefs, PullRequestText } from "../github/rest/pulls.ts";
import type { PullMetadata } from "../github/rest/set-metadata.ts";
import type { DraftMode, OnHumanCommits } from "../inputs/choices.ts";
import type { ProposedFile } from "./describe-change.ts";
import type { RepositoryFile } from "./locate-repository.ts";

export interface ProposalText extends PullRequestText {
  readonly commitMessage: string;
}

/** All that a proposal is made with, from reading the base to the last comment: made once and handed on whole. */
export interface ProposalContext {
  readonly github: GitHub;
  readonly refs: PullRequestRefs;
  /** The checked files. */
  readonly files: readonly RepositoryFile[];
  /** Copies a file without its violations to a new one. */
  readonly rewrite: (
    file: RepositoryFile,
    paths: { readonly from: string; readonly to: string },
  ) => Promise<FileChange>;
  readonly buildText: (files: readonly ProposedFile[]) => ProposalText;
  readonly writeCommit: WriteCommit;
  /** Whether each part of the lists has a result that shows what is compliant. */
  readonly isComplete: boolean;
  /** The digest of what is removed, 32 hexadecimal digits. */
  readonly removals: string;
  readonly metadata: PullMetadata;
  readonly draft: DraftMode;
  readonly onHumanCommits: OnHumanCommits;
  /** Read and compute, but write nothing. */
  readonly dryRun: boolean;
  /** An existing folder of our own, for contents. */
  readonly folder: string;
  /** Where a person can open the pull request by hand. */
  readonly compareUrl: string;
  readonly runUrl: string;
  /** Told when others were quicker and all is read again. */
  readonly onReread: (code: string) => void;
}
