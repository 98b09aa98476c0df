import type { Client } from "../client/client.ts";
import type { CheckedIds } from "../results/classifier.ts";
import type { ProofLevel } from "../types.ts";
import type { ScannedIds } from "../upload/scan.ts";
import { type CheckedPart, type PartsContext, runParts } from "./run-parts.ts";

export interface CheckedType {
  readonly scanned: ScannedIds;
  readonly parts: readonly CheckedPart[];
  readonly isPending: boolean;
  readonly checkedIds: CheckedIds;
}

export const proofRank: Readonly<Record<ProofLevel, number>> = { unverified: 0, consistent: 1, proven: 2 };

export async function checkType(
  client: Client,
  scanned: ScannedIds,
  context: PartsContext,
): Promise<CheckedType> {
  const { parts, found } = await runParts(client, scanned, context);
  const { requireProof = "consistent" } = context.options;
  // Of an ID whose job is pending nothing is known: it is no violation, and not compliant.
  const untrusted = parts.filter(
    ({ job }) => job?.state !== "complete" || proofRank[job.proof] < proofRank[requireProof],
  );
  const { type, submitted } = scanned;
  return {
    scanned,
    parts,
    isPending: parts.some(({ job }) => job?.state !== "complete"),
    checkedIds: { type, submitted, found, untrustedParts: new Set(untrusted.map(({ number }) => number)) },
  };
}
