import { ActionError } from "../errors/action-error.ts";
import type { CommitOrder } from "../github/commit/commit-order.ts";
import { convertToDraft } from "../github/rest/merge-settings.ts";
import { type PullRequest, type PullRequestText, type ReadPull, updatePull } from "../github/rest/pulls.ts";
import { setMetadata } from "../github/rest/set-metadata.ts";
import { WritableBranch } from "../github/writable-branch.ts";
import { closePull } from "./apply/close-pull.ts";
import { openPull } from "./apply/open-pull.ts";
import type { ProposedFile } from "./describe-change.ts";
import { addMarker } from "./marker.ts";
import { confirmHead, confirmProposal, confirmPull } from "./origin/confirm-proposal.ts";
import type { AppliedPlan } from "./plan-pull-request.ts";
import type { PreparedFile } from "./prepare-files.ts";
import type { Operation, ProposalContext, ProposalText } from "./proposal-context.ts";
import { type BaseState, confirmBase } from "./read-base.ts";
import type { AsOf } from "./retention/as-of.ts";
import { addTrailer } from "./trailer.ts";

/** The pull request as it stands afterwards. */
export interface Done {
  readonly operation: Operation;
  readonly pull?: PullRequest;
  /** The head of its branch. */
  readonly headSha?: string;
  /** What could not be added to it. */
  readonly warnings: readonly string[];
}

/** What was read, computed and decided at one time. */
export interface Attempt {
  readonly plan: AppliedPlan;
  readonly base: BaseState;
  readonly prepared: readonly PreparedFile[];
  readonly files: readonly ProposedFile[];
  readonly text: ProposalText;
  /** Names what is proposed. */
  readonly removals: string;
  /** The newest jobs behind it. */
  readonly asOf: AsOf;
  /** No other follows: should the base move in the meantime, the next run takes that up. */
  readonly isLast: boolean;
}

/** Does what was planned, in the order in which a cut leaves nothing half said: commit, branch, pull request. */
export async function applyPlan(context: ProposalContext, attempt: Attempt): Promise<Done> {
  const { plan } = attempt;
  switch (plan.kind) {
    case "none":
      return { operation: "none", warnings: [] };
    case "unchanged":
      return { operation: "unchanged", pull: plan.pull, headSha: plan.headSha, warnings: [] };
    case "declined": {
      const what = `Somebody closed pull request #${plan.pull.number}, which had the same removals, so no new one was opened. Reopen it to keep it up to date again.`;
      return { operation: "none", pull: plan.pull, warnings: [what] };
    }
    case "close": {
      const warnings = await closePull(context, { ...plan, base: attempt.base.branch });
      return { operation: "closed", pull: plan.pull, warnings };
    }
    case "open":
      return open(context, { ...attempt, headSha: plan.headSha });
    case "update-text":
      await confirmPull(context, plan.pull);
      return update(context, { ...attempt, pull: plan.pull, headSha: plan.headSha });
    case "commit": {
      const headSha = await context.writeCommit(toCommitOrder(context, { ...attempt, plan }));
      const { pull } = plan;
      const { base, prepared } = attempt;
      await confirmProposal(context, { base: base.branch, prepared, headSha, pull });
      return pull === undefined
        ? open(context, { ...attempt, headSha })
        : update(context, { ...attempt, pull, headSha });
    }
  }
}

function toCommitOrder(
  context: ProposalContext,
  { plan, base, prepared, text, asOf, isLast }: Attempt & { readonly plan: { readonly kind: "commit" } },
): CommitOrder {
  return {
    base: base.branch,
    files: prepared.filter(({ sha, baseSha }) => sha !== baseSha),
    parentShas: plan.parentShas,
    branch: WritableBranch.of(context.refs),
    formerHeadSha: plan.formerHeadSha,
    buildMessage(treeSha) {
      const { identity } = context.refs;
      const statement = { treeSha, baseSha: base.branch.headSha, asOf, identity };
      return addTrailer(text.commitMessage, { ...statement, seal: context.seal(statement) });
    },
    async confirm() {
      if (!isLast) await confirmBase(context, base);
      await confirmPull(context, plan.pull);
    },
  };
}

async function open(
  context: ProposalContext,
  { text, removals, headSha }: Pick<Attempt, "text" | "removals"> & { readonly headSha: string },
): Promise<Done> {
  const pull = await openPull(context, { text: markText(text, removals), removals });
  context.onPull({ pull, operation: "created" });
  // What somebody pushed in between is not to be merged by itself under our words.
  if (pull.headSha !== headSha) throw new ActionError("BRANCH_RACE", "The branch moved in the meantime.");
  const unset = await setMetadata(context.github, pull, context.metadata);
  const warnings = [...unset, ...(await confirmHead(context, headSha))];
  return { operation: "created", pull, headSha, warnings };
}

async function update(
  context: ProposalContext,
  {
    text,
    removals,
    pull,
    headSha,
  }: Pick<Attempt, "text" | "removals"> & { readonly pull: ReadPull; readonly headSha: string },
): Promise<Done> {
  const { github, draft } = context;
  const { isOpen } = await updatePull(github, pull.number, markText(text, removals));
  if (!isOpen) {
    // Who closed it declined what it said until now, and not what we have just written.
    await updatePull(github, pull.number, { title: pull.title, body: pull.body });
    throw new ActionError("BRANCH_RACE", "Somebody closed the pull request in the meantime.");
  }
  context.onPull({ pull, operation: "updated" });
  const mustConvert = draft === "always" && !pull.isDraft;
  const unset = mustConvert ? await convertToDraft(github, pull) : [];
  const warnings = [...unset, ...(await confirmHead(context, headSha))];
  return { operation: "updated", pull, headSha, warnings };
}

/** The marker binds the pull request to its removals: if a person closes it, they are not proposed again. */
function markText({ title, body }: ProposalText, removals: string): PullRequestText {
  return { title, body: addMarker(body, { kind: "removals", digest: removals }) };
}
