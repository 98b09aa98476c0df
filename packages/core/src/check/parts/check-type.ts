import type { Client } from "../../client/client.ts";
import type { ComplianceError } from "../../errors.ts";
import type { CheckedIds } from "../../results/classifier.ts";
import type { ProofLevel } from "../../types.ts";
import type { ScannedIds } from "../../upload/scan.ts";
import type { CheckOptions } from "../terms/check-options.ts";
import type { CheckedPart } from "./known-part.ts";
import type { PartsContext } from "./parts-run.ts";
import { runParts } from "./run-parts.ts";

export interface CheckedType {
  readonly scanned: ScannedIds;
  readonly parts: readonly CheckedPart[];
  /** A part has no result yet. */
  readonly isPending: boolean;
  /** Why a part failed; those after it were not begun. */
  readonly failure: ComplianceError | undefined;
  readonly checkedIds: CheckedIds;
  /** What it takes to ask about all parts once, ms. */
  readonly passMs: number | undefined;
}

export const proofRank: Readonly<Record<ProofLevel, number>> = { unverified: 0, consistent: 1, proven: 2 };

const defaultMaxAgeMs = 48 * 3_600_000;

export async function checkType(
  client: Client,
  scanned: ScannedIds,
  context: PartsContext,
): Promise<CheckedType> {
  const { parts, found, failure, passMs } = await runParts(client, scanned, context);
  // Of an ID whose part has no result nothing is known: it is not a violation, and not compliant.
  const untrusted = parts.filter((part) => !isTrusted(part, context.options));
  const { type, submitted } = scanned;
  return {
    ...{ scanned, parts, failure, passMs },
    isPending: failure === undefined && parts.some(({ result }) => result === undefined),
    checkedIds: {
      ...{ type, submitted, found },
      untrustedParts: new Set(untrusted.map(({ number }) => number)),
      resultTimes: new Map(
        parts.flatMap(({ number, result }) =>
          result === undefined ? [] : [[number, Date.parse(result.createdAt)] as const],
        ),
      ),
    },
  };
}

/** Whether a result's silence about an ID says that it is compliant: proven enough, and no older than is allowed. */
function isTrusted(
  { result }: CheckedPart,
  {
    requireProof = "consistent",
    maxAgeMs = defaultMaxAgeMs,
  }: Pick<CheckOptions, "requireProof" | "maxAgeMs">,
): boolean {
  if (result === undefined || proofRank[result.proof] < proofRank[requireProof]) return false;
  return !result.standsIn || result.ageMs <= maxAgeMs;
}
