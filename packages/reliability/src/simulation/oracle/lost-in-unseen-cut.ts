import type { RunFact, SeedFacts } from "../world-facts.ts";
import { idOf, splitLines } from "./read-list.ts";

const lf = 10;
/** X may cut what it gives back of a marker line. */
const markLetters = 12;

/**
 * The one limit that the oracle knows: a result that X itself keeps cut short at the end of a line. It looks whole, and is
 * the same each time. So an ID that it lost may be called compliant, by a run that calls the result no more than
 * `consistent`, was given these bytes twice and never more, and had neither a checksum nor all marker lines.
 */
export function isLostInUnseenCut(
  id: string,
  { run, claim }: RunFact,
  { jobId, facts }: { readonly jobId: string; readonly facts: SeedFacts },
): boolean {
  if (claim?.proofs.get(jobId) !== "consistent") return false;
  const isOwn = (fact: { readonly run: number; readonly jobId: string }): boolean =>
    fact.run === run && fact.jobId === jobId;
  if (facts.wire.some((entry) => isOwn(entry) && entry.result === "whole")) return false;
  const shorts = facts.shorts.filter(isOwn).sort((one, other) => other.bytes.length - one.bytes.length);
  const [most, again] = shorts;
  if (most === undefined || again?.bytes.equals(most.bytes) !== true) return false;
  if (shorts.some(({ hasChecksum }) => hasChecksum)) return false;
  const text = most.bytes.toString("latin1").toLowerCase();
  const markers = splitLines(facts.uploads.get(jobId)?.bytes ?? Buffer.alloc(0)).filter(
    (line) => idOf(line) === "" && line.trim() !== "",
  );
  const haveAllSpoken =
    markers.length > 0 &&
    markers.every((marker) => text.includes(marker.slice(0, markLetters).toLowerCase()));
  return most.bytes.at(-1) === lf && !haveAllSpoken && !text.includes(`"${id}"`);
}
