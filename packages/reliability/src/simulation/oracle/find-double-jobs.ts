import type { CreateFact, SeedFacts } from "../world-facts.ts";

const hourMs = 3_600_000;
/** Attempts of one run share what is not older. */
const sameRunMs = 24 * hourMs;

/** So long after a create without a readable answer X may have acted on it, for all that a run knows. */
const actsWithinMs = 5 * 60_000;

/** Another job of the same name but for the run's key, which could have been reused. */
export function findDouble(
  create: CreateFact,
  { reuseWithinMs, wire, creates }: Pick<SeedFacts, "reuseWithinMs" | "wire" | "creates">,
): string | undefined {
  const stem = cutRunKey(create.name);
  const isOfAnother = (jobId: string): boolean =>
    creates.some(({ id, run }) => id === jobId && run !== create.run);
  const twin = create.others.find(({ id, name, status, createdAtMs, spoiled }) => {
    if (cutRunKey(name) !== stem || spoiled || status === "failed" || status === "expired") return false;
    if (name === create.name && isOfAnother(id) && isInDoubt(createdAtMs, create, wire)) return false;
    const ageMs = create.atMs - createdAtMs;
    return ageMs < reuseWithinMs || (name === create.name && ageMs < sameRunMs);
  });
  return twin === undefined
    ? undefined
    : `made a second job for a part whose job ${twin.id} is ${twin.status}`;
}

/**
 * Whether a run could take another attempt's job of its very name for the one that its own create, just before, had made without an answer. The
 * status of such a job shows nothing, as nobody else is known to have brought its upload: a result without one would call all
 * compliant. Where X does not take the upload either, only another job leads to a proof.
 */
function isInDoubt(createdAtMs: number, { run, atMs }: CreateFact, wire: SeedFacts["wire"]): boolean {
  return wire.some(
    (entry) =>
      entry.run === run &&
      entry.operation === "x.createJob" &&
      (entry.seen === "nothing" || entry.seen === "nonsense") &&
      entry.atMs < atMs &&
      Math.abs(createdAtMs - entry.atMs) < actsWithinMs,
  );
}

function cutRunKey(name: string): string {
  return name.slice(0, name.lastIndexOf("-"));
}

/** After a create whose end is unknown X has to be asked before the next one. */
export function findBlindCreates({ wire }: SeedFacts): readonly string[] {
  const inDoubt = new Set<number>();
  const found: string[] = [];
  for (const { run, operation, seen } of wire) {
    if (operation === "x.listJobs" && seen === "answer") inDoubt.delete(run);
    if (operation !== "x.createJob") continue;
    if (inDoubt.has(run)) found.push(`run ${run} created a job blindly, in doubt about the one before`);
    if (seen === "nothing" || seen === "nonsense") inDoubt.add(run);
  }
  return found;
}
