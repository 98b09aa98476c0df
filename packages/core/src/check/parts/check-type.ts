import type { Client } from "../../client/client.ts";
import type { ComplianceError } from "../../errors.ts";
import type { CheckedIds } from "../../results/classifier.ts";
import type { ProofLevel } from "../../types.ts";
import type { ScannedIds } from "../../upload/scan.ts";
import { type CheckedPart, type PartsContext, runParts } from "./run-parts.ts";

export interface CheckedType {
  readonly scanned: ScannedIds;
  readonly parts: readonly CheckedPart[];
  /** A part was not ready in time. */
  readonly isPending: boolean;
  /** Why a part failed; those after it were not begun. */
  readonly failure: ComplianceError | undefined;
  readonly checkedIds: CheckedIds;
}

export const proofRank: Readonly<Record<ProofLevel, number>> = { unverified: 0, consistent: 1, proven: 2 };

export async function checkType(
  client: Client,
  scanned: ScannedIds,
  context: PartsContext,
): Promise<CheckedType> {
  const { parts, found, failure } = await runParts(client, scanned, context);
  const { requireProof = "consistent" } = context.options;
  // Of an ID whose part has no result nothing is known: it is no violation, and not compliant.
  const untrusted = parts.filter(
    ({ job }) => job?.state !== "complete" || proofRank[job.proof] < proofRank[requireProof],
  );
  const { type, submitted } = scanned;
  const isWhole = parts.every(({ job }) => job?.state === "complete");
  return {
    scanned,
    parts,
    isPending: !isWhole && failure === undefined,
    failure,
    checkedIds: {
      ...{ type, submitted, found },
      untrustedParts: new Set(untrusted.map(({ number }) => number)),
      resultTimes: new Map(
        parts.flatMap(({ number, job }) =>
          job?.state === "complete" ? [[number, Date.parse(job.createdAt)] as const] : [],
        ),
      ),
    },
  };
}
