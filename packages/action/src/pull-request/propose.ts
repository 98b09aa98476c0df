import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { ActionError } from "../errors/action-error.ts";
import type { GitHub } from "../github/client.ts";
import type { WriteCommit } from "../github/commit/commit-order.ts";
import type { PullRequestPlace, PullRequestText } from "../github/rest/pulls.ts";
import type { PullMetadata } from "../github/rest/set-metadata.ts";
import type { DraftMode, OnHumanCommits } from "../inputs/choices.ts";
import { applyPlan, type Done } from "./apply-plan.ts";
import { confirmBase } from "./confirm-base.ts";
import type { RepositoryFile } from "./locate-repository.ts";
import { type Plan, planPullRequest } from "./plan.ts";
import { type PreparedFile, prepareFiles, type Rewrite } from "./prepare-files.ts";
import { readBase, readFacts } from "./read-facts.ts";
import type { ProposedFile } from "./text.ts";

/** What to propose, where, and in which words. */
export interface ProposeOptions {
  readonly github: GitHub;
  readonly files: readonly RepositoryFile[];
  readonly place: PullRequestPlace;
  readonly rewrite: Rewrite;
  /** An existing folder, in which one is made for the contents and removed again. */
  readonly folder: string;
  readonly writeText: (
    files: readonly ProposedFile[],
  ) => PullRequestText & { readonly commitMessage: string };
  readonly decorations: PullMetadata;
  readonly draft: DraftMode;
  readonly onHumanCommits: OnHumanCommits;
  /** The digest of what is removed, 32 hexadecimal digits. */
  readonly removals: string;
  /** Read and compute, but write nothing. */
  readonly dryRun: boolean;
  /** How the commit is made and the branch moved. */
  readonly writeCommit: WriteCommit;
  /** Told when others were quicker and all is read again. */
  readonly onAgain: (code: string) => void;
  /** For refusals: where a person can open the pull request by hand. */
  readonly compareUrl: string;
  /** The page of this run, for comments. */
  readonly runUrl: string;
}

/** What became of the proposal. */
export interface ProposeResult extends Done {
  readonly plan: Plan["kind"];
  /** The checked files that are on the base branch. */
  readonly files: readonly ProposedFile[];
  /** Checked files that the base branch does not have. */
  readonly missing: readonly string[];
}

const attempts = 3;

/**
 * Makes the pull request say what is to be removed from the base branch as it is now. Where others write at the
 * same time, everything is read, computed and decided again: no step is ever repeated blindly.
 */
export async function proposeRemoval(options: ProposeOptions): Promise<ProposeResult> {
  for (let attempt = 1; ; attempt++) {
    const folder = await mkdtemp(join(options.folder, "contents-"));
    try {
      return await proposeOnce({ ...options, folder }, attempt < attempts);
    } catch (error) {
      if (!(error instanceof ActionError) || !error.retryable || attempt === attempts) throw error;
      options.onAgain(error.code);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}

/** @param mayAgain Whether all can be read again, should the base move meanwhile. Else the next run takes that up. */
async function proposeOnce(options: ProposeOptions, mayAgain: boolean): Promise<ProposeResult> {
  const { github, place } = options;
  const paths = options.files.map(({ path }) => path);
  const base = await readBase(github, place.base, paths);
  const prepared = await prepareFiles(options.files, base.files, options);
  const facts = await readFacts(github, base, {
    place,
    files: options.files,
    prepared,
    preparation: options,
  });
  const plan = planPullRequest(facts, options);
  const files = prepared.map(summarise);
  const text = options.writeText(files);
  const done = options.dryRun
    ? { operation: "none" as const, warnings: [] }
    : await applyPlan(plan, {
        ...options,
        base: base.branch,
        prepared,
        files,
        text,
        confirmBase: async () => {
          if (mayAgain) await confirmBase(github, { base, paths });
        },
      });
  return { ...done, plan: plan.kind, files, missing: paths.filter((path) => !base.files.has(path)) };
}

function summarise({ path, change }: PreparedFile): ProposedFile {
  return { path, ...change };
}
