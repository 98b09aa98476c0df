import type { RunFact, SeedFacts } from "../world-facts.ts";
import { readIds } from "./read-list.ts";

/**
 * Results that a run had whole and unchanged before it turned to another part, and of which nothing is left: what is
 * known once is to be told, whatever comes later.
 */
export function findLosses(run: RunFact, { wire, creates, uploads }: SeedFacts): readonly string[] {
  if (run.end === "killed") return [];
  // What an earlier run has uploaded may be another list than this run's: its silence says nothing of this one.
  const made = creates.filter(({ run: maker }) => maker === run.run);
  const parts = new Map(made.map(({ id, name }) => [id, name.slice(0, name.lastIndexOf("-"))]));
  const own = wire.filter((entry) => entry.run === run.run);
  const damaged = new Set(own.filter(({ result }) => result === "changed").map(({ jobId }) => jobId));
  const finished = new Set<string>();
  for (const [place, { jobId, result }] of own.entries()) {
    if (result !== "whole" || damaged.has(jobId)) continue;
    const part = parts.get(jobId);
    const wentOn = own
      .slice(place)
      .some((later) => parts.has(later.jobId) && parts.get(later.jobId) !== part);
    if (part !== undefined && wentOn) finished.add(jobId);
  }
  return [...finished]
    .filter((jobId) => isLost(jobId, run, uploads))
    .map((jobId) => `had the whole result of job ${jobId}, and says nothing of it`);
}

/** What a result says of IDs that are not in the list, or that other results of the run cover, need not be told. */
function isLost(jobId: string, { claim }: RunFact, uploads: SeedFacts["uploads"]): boolean {
  if (claim === undefined) return true;
  const idsOf = (job: string): ReadonlySet<string> => readIds(uploads.get(job)?.bytes ?? Buffer.alloc(0));
  const told = [...claim.proofs.keys()].map(idsOf);
  const own = idsOf(jobId);
  return [...readIds(claim.content)].some((id) => own.has(id) && !told.some((ids) => ids.has(id)));
}
