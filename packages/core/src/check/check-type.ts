import type { Client } from "../api/client.ts";
import type { ScannedIds } from "../dataset/scan.ts";
import { IdMap } from "../ids/id-map.ts";
import { type PartOutcome, runPart } from "../job/run-part.ts";
import type { Verdicts } from "../results/judge.ts";
import type { ProofLevel } from "../types.ts";
import type { CheckFolder } from "./check-folder.ts";
import type { CheckOptions } from "./check-options.ts";

/** All of one type: what was read, and what became of its job. `outcome` is undefined where there was no ID. */
export interface CheckedType {
  readonly scan: ScannedIds;
  readonly outcome: PartOutcome | undefined;
  readonly verdicts: Verdicts;
}

/** The higher, the more is proven. */
export const proofRank: Readonly<Record<ProofLevel, number>> = { unverified: 0, consistent: 1, proven: 2 };

/** Runs the job of one type, if there is anything to ask, and reads verdicts out of its result. */
export async function checkType(
  client: Client,
  scan: ScannedIds,
  context: { readonly folder: CheckFolder; readonly deadlineMs: number; readonly options: CheckOptions },
): Promise<CheckedType> {
  const { folder, deadlineMs, options } = context;
  const { type, submitted, spooled } = scan;
  if (submitted.size === 0)
    return { scan, outcome: undefined, verdicts: readVerdicts(scan, undefined, options) };
  const part = { type, submitted, body: spooled.body, digest: spooled.digest };
  const outcome = await runPart(client, part, {
    prefix: options.jobNamePrefix,
    runKey: options.runKey,
    resultPath: folder.resultPath(type),
    deadlineMs,
    wait: options.wait,
    pollIntervalMs: options.pollIntervalMs,
    reuseWithinMs: options.reuseWithinMs,
    signal: options.signal,
    onEvent: options.onEvent,
  });
  return { scan, outcome, verdicts: readVerdicts(scan, outcome, options) };
}

/** While a job is pending nothing is known: nobody is a violation, and nobody is compliant. */
function readVerdicts(
  { type, submitted }: ScannedIds,
  outcome: PartOutcome | undefined,
  { requireProof = "consistent" }: CheckOptions,
): Verdicts {
  if (outcome?.state !== "complete") {
    return { type, submitted, found: new IdMap(), proof: "unverified", trusted: false };
  }
  const { found, proof } = outcome.result;
  return { type, submitted, found, proof, trusted: proofRank[proof] >= proofRank[requireProof] };
}
