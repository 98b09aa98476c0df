import type { FileChange } from "@x-batch-compliance/core";
import type { RetainedEntries } from "@x-batch-compliance/core/advanced";
import type { GitHub } from "../github/client.ts";
import type { WriteCommit } from "../github/commit/commit-order.ts";
import type { PullRequest, PullRequestText } from "../github/rest/pulls.ts";
import type { PullMetadata } from "../github/rest/set-metadata.ts";
import type { DraftMode, OnHumanCommits } from "../inputs/choices.ts";
import type { EntryCounts } from "./checkout/entry-counts.ts";
import type { ProposedFile } from "./describe-change.ts";
import type { FileRemovals } from "./digest-removals.ts";
import type { GuardedRemoval } from "./guard-removal.ts";
import type { RepositoryFile } from "./locate-repository.ts";
import type { Seal } from "./origin/seal.ts";
import type { ProposalRefs } from "./refs/read-refs.ts";
import type { AsOf } from "./retention/as-of.ts";

export interface ProposalText extends PullRequestText {
  readonly commitMessage: string;
}

export type Operation = "created" | "updated" | "unchanged" | "closed" | "none";

/** A pull request that is open, and what this run has done to it so far. */
export interface KnownPull {
  readonly pull: PullRequest;
  readonly operation: Operation;
}

/** Where two contents of a file are. */
export interface ContentPaths {
  readonly from: string;
  readonly to: string;
}

/** What a copy lacks of its file. */
export interface RewrittenFile extends FileChange, Pick<FileRemovals, "removals"> {
  /** Entries that are removed or scrubbed only because they were proposed earlier. */
  readonly retained: number;
}

export interface RewriteOptions {
  readonly retained?: RetainedEntries | undefined;
  /** Gets each entry that is removed or scrubbed. */
  readonly changed?: EntryCounts | undefined;
}

/** What the check, the user and the runner say, as the proposal needs it. */
export interface ProposalCheck {
  /** The name of the dataset that a file belongs to. */
  readonly datasetOf: (file: RepositoryFile) => string;
  /** Copies a file without its violations, and without what is retained, to a new one. Adds them to `changed`. */
  readonly rewrite: (
    file: RepositoryFile,
    paths: ContentPaths,
    options?: RewriteOptions,
  ) => Promise<RewrittenFile>;
  /**
   * Adds what the second content lacks of the first to `retained`; with a time, only that of which the check knows nothing
   * as new. Returns whether they differ in nothing else.
   */
  readonly compare: (
    file: RepositoryFile,
    paths: ContentPaths,
    into: { readonly retained: RetainedEntries; readonly asOf?: AsOf },
  ) => Promise<boolean>;
  /** The newest jobs behind the check. */
  readonly asOf: AsOf;
  /** Whether nothing that the check knows is older. */
  readonly isNothingOlder: (asOf: AsOf) => boolean;
  /** Stops what exceeds `max-removal`. */
  readonly guard: (removal: Pick<GuardedRemoval, "removals" | "retained" | "unchecked">) => void;
}

/** All that a proposal is made with, from reading the base to the last comment: made once and handed on whole. */
export interface ProposalContext extends ProposalCheck {
  readonly github: GitHub;
  readonly refs: ProposalRefs;
  /** Seals our commits. */
  readonly seal: Seal;
  /** Wall time, epoch ms. */
  readonly now: () => number;
  /** The checked files. */
  readonly files: readonly RepositoryFile[];
  /** With what some of the entries were proposed from, if they were proposed earlier. */
  readonly buildText: (files: readonly ProposedFile[], formerAsOf?: AsOf) => ProposalText;
  readonly writeCommit: WriteCommit;
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
  /** Told of the open pull request as soon as it is known, and of what is done to it: what follows may fail. */
  readonly onPull: (known: KnownPull) => void;
  /** Told when others were quicker and all is read again. */
  readonly onReread: (code: string) => void;
}
