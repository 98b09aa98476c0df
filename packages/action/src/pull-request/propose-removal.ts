import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { ActionError } from "../errors/action-error.ts";
import { applyPlan, type Done } from "./apply-plan.ts";
import type { ProposedFile } from "./describe-change.ts";
import { type Plan, planPullRequest } from "./plan-pull-request.ts";
import { prepareFiles } from "./prepare-files.ts";
import type { ProposalContext } from "./proposal-context.ts";
import { readBase } from "./read-base.ts";
import { readFacts } from "./read-facts.ts";

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
export async function proposeRemoval(context: ProposalContext): Promise<ProposeResult> {
  for (let attempt = 1; ; attempt++) {
    const folder = await mkdtemp(join(context.folder, "contents-"));
    try {
      const own = { ...context, folder };
      const base = await readBase(own);
      const prepared = await prepareFiles(own, base.files);
      const facts = await readFacts(own, { base, prepared });
      const plan = planPullRequest(facts, own);
      const files = prepared.map(({ path, change }) => ({ path, ...change }));
      const text = own.buildText(files);
      const isLast = attempt === attempts;
      const done: Done = own.dryRun
        ? { operation: "none", warnings: [] }
        : await applyPlan(own, { plan, base, prepared, files, text, isLast });
      const missing = own.files.map(({ path }) => path).filter((path) => !base.files.has(path));
      return { ...done, plan: plan.kind, files, missing };
    } catch (error) {
      if (!(error instanceof ActionError) || !error.retryable || attempt === attempts) throw error;
      context.onReread(error.code);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}
