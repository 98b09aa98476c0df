import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { ActionError } from "../errors/action-error.ts";
import { stopUpdate } from "./apply/stop-update.ts";
import { type Attempt, applyPlan, type Done } from "./apply-plan.ts";
import type { EntryCounts } from "./checkout/entry-counts.ts";
import type { ProposedFile } from "./describe-change.ts";
import { digestRemovals } from "./digest-removals.ts";
import { type AppliedPlan, type Plan, planPullRequest } from "./plan-pull-request.ts";
import { type PreparedFile, prepareFiles } from "./prepare-files.ts";
import type { KnownPull, Operation, ProposalContext } from "./proposal-context.ts";
import { readBase } from "./read-base.ts";
import { readFacts, readOurs } from "./read-facts.ts";
import { mergeAsOf } from "./retention/as-of.ts";
import { describeDropped } from "./retention/describe-dropped.ts";
import { decidesAlone } from "./retention/read-retained.ts";
import { retainProposed } from "./retention/retain-proposed.ts";

export interface ProposeResult extends Done {
  readonly plan: AppliedPlan["kind"];
  /** The checked files that are on the base branch. */
  readonly files: readonly ProposedFile[];
  /** Checked files that the base branch does not have. */
  readonly missing: readonly string[];
  /** The head of the base branch that all this was read from. */
  readonly baseSha: string;
  /** What is removed or scrubbed in files of which the base has another copy than the checkout, by path. */
  readonly changed: ReadonlyMap<string, EntryCounts>;
}

const attempts = 3;

/**
 * Makes the pull request say what is to be removed from the base branch as it is now. Where others write at the
 * same time, everything is read, computed and decided again: no step is ever repeated blindly.
 */
export async function proposeRemoval(context: ProposalContext): Promise<ProposeResult> {
  let known: KnownPull | undefined;
  const onPull = (next: KnownPull): void => {
    known = mergeKnown(known, next);
    context.onPull(known);
  };
  for (let attempt = 1; ; attempt++) {
    const folder = await mkdtemp(join(context.folder, "contents-"));
    try {
      const own = { ...context, folder, onPull };
      const { missing, dropped, ...decided } = await decide(own, attempt === attempts);
      const { plan, files, base, prepared } = decided;
      // A dry run, too, ends as it would.
      if (plan.kind === "stop") return await stopUpdate(own, { ...decided, plan });
      const applied: Done = own.dryRun
        ? { operation: "none", warnings: [] }
        : await applyPlan(own, { ...decided, plan });
      const done = applied.operation === "unchanged" ? { ...applied, operation: readDone(known) } : applied;
      const changed = new Map(
        prepared.flatMap((file) => (file.changed ? [[file.path, file.changed] as const] : [])),
      );
      const warnings = [...dropped, ...done.warnings];
      return { ...done, warnings, plan: plan.kind, files, missing, baseSha: base.branch.headSha, changed };
    } catch (error) {
      if (!(error instanceof ActionError) || !error.retryable || attempt === attempts) throw error;
      context.onReread(error.code);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}

/** What was done to a pull request in one attempt is not undone by the next, which finds it as it should be. */
function mergeKnown(former: KnownPull | undefined, next: KnownPull): KnownPull {
  return former?.pull.number === next.pull.number && former.operation !== "none" ? former : next;
}

function readDone(known: KnownPull | undefined): Operation {
  return known === undefined || known.operation === "none" ? "unchanged" : known.operation;
}

interface Decision extends Omit<Attempt, "plan">, Pick<ProposeResult, "missing"> {
  readonly plan: Plan;
  readonly dropped: readonly string[];
}

/** Reads, computes and decides, and writes nothing. */
async function decide(context: ProposalContext, isLast: boolean): Promise<Decision> {
  const base = await readBase(context);
  const known = await prepareFiles(context, base.files);
  const ours = await readOurs(context, base);
  if (ours.pulls.open !== undefined) context.onPull({ pull: ours.pulls.open, operation: "none" });
  const { prepared, retained, proposed, unproven } = await retainProposed(context, { ours, known });
  const removals = digestRemovals(prepared.map(({ path, change: { removals } }) => ({ path, removals })));
  context.guard({ removals, retained, unchecked: countUnchecked(context, known) });
  const facts = await readFacts(context, { base, ours, prepared, unproven });
  const plan = planPullRequest(facts, { ...context, removals });
  const files = prepared.map(({ path, change: { removals: _, ...counts } }) => ({ path, ...counts }));
  const text = context.buildText(files, proposed?.asOf);
  const asOf = mergeAsOf(context.asOf, proposed?.asOf);
  const missing = context.files.map(({ path }) => path).filter((path) => !base.files.has(path));
  const isKnown = decidesAlone(context, { asOf: ours.origin?.proposed?.asOf ?? new Map(), prepared: known });
  const dropped = isKnown ? [] : describeDropped({ refs: context.refs, ours, base, plan: plan.kind });
  return { plan, base, prepared, files, text, removals, asOf, isLast, missing, dropped };
}

/** Only another copy than the checkout's has entries that nobody asked about. */
function countUnchecked(
  { datasetOf }: ProposalContext,
  files: readonly PreparedFile[],
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { located, changed, change } of files) {
    if (changed === undefined) continue;
    const dataset = datasetOf(located);
    counts.set(dataset, (counts.get(dataset) ?? 0) + change.unverified);
  }
  return counts;
}
