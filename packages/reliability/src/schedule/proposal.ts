import type { ReadVerdict } from "./read-verdicts.ts";

/** What the open pull request removes, and as of when each removal is known, epoch ms. */
export type Proposal = Map<string, number>;

/** What a run knows when it comes to the pull request. */
export interface ProposalNews {
  /** All IDs of the lists that it read. */
  readonly listed: ReadonlySet<string>;
  readonly violations: ReadonlySet<string>;
  readonly verdicts: ReadonlyMap<string, ReadVerdict>;
  /** When X made the newest job that says so. */
  readonly knownAtMs: (id: string) => number;
}

/**
 * As the pull request does it: what it removes stays removed until a newer result that is trusted says otherwise, or until
 * the entry is gone.
 */
export function updateProposal(
  proposal: Proposal,
  { listed, violations, verdicts, knownAtMs }: ProposalNews,
): void {
  for (const id of violations) proposal.set(id, knownAtMs(id));
  for (const [id, asOfMs] of proposal) {
    const verdict = verdicts.get(id);
    const isCleared = verdict?.decision === "keep" && (verdict.resultAtMs ?? 0) > asOfMs;
    if (!listed.has(id) || (!violations.has(id) && isCleared)) proposal.delete(id);
  }
}
