import { ActionError } from "../errors/action-error.ts";
import type { GitHub } from "../github/client.ts";
import type { WriteCommit } from "../github/commit/commit-order.ts";
import { convertToDraft } from "../github/rest/merge-settings.ts";
import {
  type PullRequest,
  type PullRequestPlace,
  type PullRequestText,
  type ReadPull,
  updatePull,
} from "../github/rest/pulls.ts";
import type { Branch } from "../github/rest/read-branch.ts";
import { type PullMetadata, setMetadata } from "../github/rest/set-metadata.ts";
import type { DraftMode } from "../inputs/choices.ts";
import { closePull } from "./close-pull.ts";
import { addMarker } from "./marker.ts";
import { openPull } from "./open-pull.ts";
import type { Plan } from "./plan.ts";
import type { PreparedFile } from "./prepare-files.ts";
import { commentOnStop } from "./stop-update.ts";
import type { ProposedFile } from "./text.ts";
import { addTrailer } from "./trailer.ts";

/** What was done to the pull request. */
export type Operation = "created" | "updated" | "unchanged" | "closed" | "none";

/** The pull request as it stands afterwards. */
export interface Done {
  readonly operation: Operation;
  readonly pull?: PullRequest;
  /** The head of its branch. */
  readonly headSha?: string;
  /** What could not be added to it. */
  readonly warnings: readonly string[];
}

/** All that a plan may need to be done. */
export interface ApplyOptions {
  readonly github: GitHub;
  readonly place: PullRequestPlace;
  readonly base: Branch;
  readonly prepared: readonly PreparedFile[];
  readonly files: readonly ProposedFile[];
  /** The digest of what is removed. */
  readonly removals: string;
  readonly text: PullRequestText & { readonly commitMessage: string };
  readonly decorations: PullMetadata;
  readonly draft: DraftMode;
  readonly compareUrl: string;
  /** The page of this run, for comments. */
  readonly runUrl: string;
  readonly writeCommit: WriteCommit;
  /** Throws BRANCH_RACE where the base has moved so far that all has to be read again. */
  readonly confirmBase: () => Promise<void>;
}

/** Does what was planned, in the order in which a cut leaves nothing half said: commit, branch, pull request. */
export async function applyPlan(plan: Plan, options: ApplyOptions): Promise<Done> {
  switch (plan.kind) {
    case "none":
      return { operation: "none", warnings: [] };
    case "unchanged":
      return { operation: "unchanged", pull: plan.pull, headSha: plan.headSha, warnings: [] };
    case "declined": {
      const what = `A person closed pull request #${plan.pull.number}, which had the same removals, so no other was opened. Reopen it to have it kept up to date again.`;
      return { operation: "none", pull: plan.pull, warnings: [what] };
    }
    case "stop":
      return stop(plan.pull, options);
    case "close": {
      const warnings = await closePull(options.github, { ...plan, runUrl: options.runUrl });
      return { operation: "closed", pull: plan.pull, warnings };
    }
    case "open":
      return open(plan.headSha, options);
    case "retext":
      return update(plan, options);
    case "commit": {
      const headSha = await commit(plan, options);
      const { pull } = plan;
      return pull === undefined ? open(headSha, options) : update({ pull, headSha }, options);
    }
  }
}

async function commit(plan: Plan & { readonly kind: "commit" }, options: ApplyOptions): Promise<string> {
  const { base, place, prepared, text, writeCommit, confirmBase } = options;
  return await writeCommit({
    base,
    files: prepared.filter(({ sha, baseSha }) => sha !== baseSha),
    parentShas: plan.parentShas,
    branch: place.branch,
    formerHeadSha: plan.isNewBranch ? undefined : plan.parentShas[0],
    writeMessage: (treeSha) => addTrailer(text.commitMessage, { treeSha, baseSha: base.headSha }),
    confirmBase,
  });
}

async function open(headSha: string, options: ApplyOptions): Promise<Done> {
  const { github, decorations } = options;
  const pull = await openPull({ ...options, text: textOf(options) });
  const warnings = await setMetadata(github, pull, decorations);
  return { operation: "created", pull, headSha, warnings };
}

async function update(
  { pull, headSha }: { readonly pull: ReadPull; readonly headSha: string },
  options: ApplyOptions,
): Promise<Done> {
  const { github, draft } = options;
  await updatePull(github, pull.number, textOf(options));
  const mustConvert = draft === "always" && !pull.isDraft;
  const warnings = mustConvert ? await convertToDraft(github, pull) : [];
  return { operation: "updated", pull, headSha, warnings };
}

/** Never returns. What could not be said on the pull request is said in the error. */
async function stop(pull: ReadPull | undefined, options: ApplyOptions): Promise<never> {
  const fault = pull && (await commentOnStop(options.github, { pull, ...options }));
  const what = `The branch \`${options.place.branch}\` has a commit that this action did not make.`;
  throw new ActionError("BRANCH_NOT_OURS", fault === undefined ? what : `${what} ${fault}`);
}

/** The mark binds the pull request to its removals: if a person closes it, they are not proposed again. */
function textOf({ text: { title, body }, removals }: ApplyOptions): PullRequestText {
  return { title, body: addMarker(body, "removals", removals) };
}
