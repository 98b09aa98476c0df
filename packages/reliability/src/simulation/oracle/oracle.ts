import type { ClaimFact, RewriteFact, RunFact, SeedFacts, Truth } from "../world-facts.ts";
import { findBlindCreates, findDouble } from "./find-double-jobs.ts";
import { findLosses } from "./find-losses.ts";
import { isLostInUnseenCut } from "./lost-in-unseen-cut.ts";
import { idOf, readIds, splitLines } from "./read-list.ts";

/** What was broken, in words. */
export interface Breach {
  readonly promise:
    | "removes no compliant ID"
    | "calls nothing compliant that is not"
    | "makes no job twice"
    | "leaks nothing"
    | "keeps every byte"
    | "loses nothing that was known"
    | "ends, in time and with a reason";
  readonly what: string;
}

/** With the IDs of each upload, which are asked for again and again. */
interface KnownFacts extends SeedFacts {
  readonly asked: ReadonlyMap<string, ReadonlySet<string>>;
}

const hourMs = 3_600_000;
/** Retries of the last download go on behind the deadline. */
const graceMs = 3 * hourMs;
/** A pause that would end behind the deadline is not begun. X asks for 90 s at most, to which up to 5 s are added. */
const lastPauseMs = 95_000;
/** Ask for the location alone, and the simulated lists are bare: they hold none. */
const scrubReasons = ["scrub_geo", "geo_scrubbed"];

/** What is said of an ID that is called compliant. */
const clearing: readonly (string | undefined)[] = ["keep", "refetch"];

/**
 * Checks a seed against what the world knows. It is written as simply as it can be, of strings and maps, and shares no code
 * with core: a mistake would have to be made twice.
 */
export function findBreaches(seed: SeedFacts): readonly Breach[] {
  const facts: KnownFacts = { ...seed, asked: readUploads(seed) };
  const breaches: Breach[] = [];
  const tell = (promise: Breach["promise"]) => (what: string) => void breaches.push({ promise, what });
  if (facts.end !== "done") tell("ends, in time and with a reason")(`the simulation is ${facts.end}`);
  for (const run of facts.runs) {
    const name = `run ${run.run}`;
    for (const what of findBadEnd(run, facts.isCalm))
      tell("ends, in time and with a reason")(`${name} ${what}`);
    if (run.claim !== undefined) {
      for (const what of findFalseClearance(run, run.claim, facts))
        tell("calls nothing compliant that is not")(`${name} ${what}`);
      for (const what of findFalseViolation(run.claim, facts))
        tell("removes no compliant ID")(`${name} ${what}`);
    }
    if (run.claim !== undefined && run.rewrite !== undefined) {
      for (const what of findWrongRemoval(run.rewrite, run.claim, facts))
        tell("removes no compliant ID")(`${name} ${what}`);
      for (const what of findWrongBytes(run.rewrite, run.claim)) tell("keeps every byte")(`${name} ${what}`);
    }
    if (facts.keepsParts)
      for (const what of findLosses(run, facts)) tell("loses nothing that was known")(`${name} ${what}`);
    for (const what of findLeaks(run, facts.secrets)) tell("leaks nothing")(`${name} ${what}`);
  }
  for (const stray of facts.strays) tell("leaks nothing")(stray);
  for (const create of facts.creates) {
    const double = findDouble(create, facts);
    if (double !== undefined) tell("makes no job twice")(`run ${create.run} ${double}`);
  }
  for (const what of findBlindCreates(facts)) tell("makes no job twice")(what);
  return breaches;
}

function findBadEnd(run: RunFact, isCalm: boolean): readonly string[] {
  const found: string[] = [];
  if (run.elapsedMs > run.timeoutMs + graceMs) found.push("went on long after its time was up");
  const gaveUp = (run.end === "done" && run.claim?.isPending === true) || run.error === "SLOT_BUSY";
  if (gaveUp && run.wait && run.end !== "killed" && run.elapsedMs < run.timeoutMs - lastPauseMs)
    found.push("gave up before its time was up");
  if (run.end === "failed" && !run.isPlannedError)
    found.push(`failed with what is not a named failure: ${run.error}`);
  if (run.wait && isCalm && run.claim?.isPending === true)
    found.push("was not ready in time although nothing went wrong");
  if (run.end === "failed" && isCalm) found.push(`failed although nothing went wrong: ${run.error}`);
  return found;
}

/** An ID may be called compliant only if a job was asked about it, and X had nothing to say then, or kept it to itself. */
function findFalseClearance(run: RunFact, claim: ClaimFact, facts: KnownFacts): readonly string[] {
  const ids = readIds(claim.content);
  const found: string[] = [];
  let clean = 0;
  for (const id of ids) {
    const meaning = meaningOf(id, claim, facts);
    if (meaning === "compliant" || isUnknowable(id, run, facts)) clean++;
    else if (clearing.includes(claim.decisions.get(id)))
      found.push(`calls ${id} compliant, which is ${meaning}`);
  }
  const cleared = ids.size - claim.counts.violations - claim.counts.unverified;
  if (cleared > clean) found.push(`counts ${cleared} of ${ids.size} IDs as compliant, and ${clean} are`);
  return found;
}

function isUnknowable(id: string, run: RunFact, facts: KnownFacts): boolean {
  const jobId = findJob(id, run.claim, facts);
  return jobId !== undefined && isLostInUnseenCut(id, run, { jobId, facts });
}

function findFalseViolation(claim: ClaimFact, facts: KnownFacts): readonly string[] {
  return claim.violations
    .filter((id) => !isNamed(id, claim, facts))
    .map((id) => `names ${id} as a violation, which is ${meaningOf(id, claim, facts)}`);
}

function findWrongRemoval(
  { before, after }: RewriteFact,
  claim: ClaimFact,
  facts: KnownFacts,
): readonly string[] {
  const left = readIds(after);
  return [...readIds(before)]
    .filter((id) => !left.has(id) && !isNamed(id, claim, facts))
    .map((id) => `removed ${id}, which is ${meaningOf(id, claim, facts)}`);
}

/** What is left of a list has to be its own lines, byte by byte, without those that name a violation. */
function findWrongBytes({ before, after, whole }: RewriteFact, claim: ClaimFact): readonly string[] {
  const violations = new Set(claim.violations);
  const expected = splitLines(before)
    .filter((line) => !violations.has(idOf(line)))
    .join("");
  const text = after.toString("latin1");
  if (text === expected) return [];
  if (!whole && text === before.toString("latin1")) return [];
  return ["left a list that is neither the old one nor the right new one"];
}

function meaningOf(
  id: string,
  claim: ClaimFact,
  facts: KnownFacts,
): "compliant" | "gone" | "unclear" | "not asked about" {
  const upload = facts.uploads.get(findJob(id, claim, facts) ?? "");
  return upload === undefined ? "not asked about" : understand(id, upload.truth);
}

/** The jobs that a run rests on and that were asked about an ID, the youngest first. */
function listJobs(id: string, claim: ClaimFact | undefined, { asked }: KnownFacts): readonly string[] {
  return [...asked]
    .filter(([jobId, ids]) => claim?.proofs.has(jobId) === true && ids.has(id))
    .map(([jobId]) => jobId)
    .toReversed();
}

/** The job whose silence counts: the youngest whose result is proven, else the youngest. */
function findJob(id: string, claim: ClaimFact | undefined, facts: KnownFacts): string | undefined {
  const jobs = listJobs(id, claim, facts);
  return jobs.find((jobId) => claim?.proofs.get(jobId) !== "unverified") ?? jobs[0];
}

/** Whether that job, or a younger one, named the ID: what X says of it counts in whatever result it stands. */
function isNamed(id: string, claim: ClaimFact, facts: KnownFacts): boolean {
  const jobs = listJobs(id, claim, facts);
  const counting = jobs.slice(0, jobs.indexOf(findJob(id, claim, facts) ?? "") + 1);
  return counting.some((jobId) => understand(id, facts.uploads.get(jobId)?.truth ?? new Map()) === "gone");
}

function readUploads({ uploads }: SeedFacts): KnownFacts["asked"] {
  return new Map([...uploads].map(([jobId, { bytes }]) => [jobId, readIds(bytes)]));
}

function understand(id: string, truth: Truth): "compliant" | "gone" | "unclear" {
  const event = truth.get(id);
  if (event === undefined) return "compliant";
  // The action decides; the reason is information, but for what asks for the location alone.
  if (event.action === "delete") return scrubReasons.includes(event.reason ?? "") ? "compliant" : "gone";
  return event.action === "scrub_geo" || event.action === "rehydrate" ? "compliant" : "unclear";
}

function findLeaks({ texts }: RunFact, secrets: readonly string[]): readonly string[] {
  const text = texts.join("\n");
  return secrets
    .filter((secret) => text.includes(secret))
    .map((secret) => `shows a secret that begins with ${secret.slice(0, 12)}`);
}
