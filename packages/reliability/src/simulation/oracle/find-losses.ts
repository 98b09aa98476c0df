import type { RunFact, SeedFacts } from "../world-facts.ts";

/**
 * Results that a run had whole and unchanged before it turned to another part, and of which nothing is left: what is
 * known once is to be told, whatever comes later.
 */
export function findLosses(run: RunFact, { wire, creates }: SeedFacts): readonly string[] {
  if (run.end === "killed") return [];
  const parts = new Map(creates.map(({ id, name }) => [id, name.slice(0, name.lastIndexOf("-"))]));
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
    .filter((jobId) => run.claim?.proofs.has(jobId) !== true)
    .map((jobId) => `had the whole result of job ${jobId}, and says nothing of it`);
}
