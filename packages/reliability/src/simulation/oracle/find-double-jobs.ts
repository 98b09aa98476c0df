import type { CreateFact, SeedFacts } from "../world-facts.ts";

const hourMs = 3_600_000;
/** Attempts of one run share what is not older. */
const sameRunMs = 24 * hourMs;

/** Another job of the same name but for the run's key, which could have been reused. */
export function findDouble(create: CreateFact, reuseWithinMs: number): string | undefined {
  const stem = cutRunKey(create.name);
  const twin = create.others.find(({ name, status, createdAtMs, spoiled }) => {
    if (cutRunKey(name) !== stem || spoiled || status === "failed" || status === "expired") return false;
    const ageMs = create.atMs - createdAtMs;
    return ageMs < reuseWithinMs || (name === create.name && ageMs < sameRunMs);
  });
  return twin === undefined
    ? undefined
    : `made a second job for a part whose job ${twin.id} is ${twin.status}`;
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
