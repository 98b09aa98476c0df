import type { Download } from "../api/byte-calls.ts";
import { toCallOptions, type WorkLimits } from "../api/call-options.ts";
import type { Job } from "../api/job.ts";
import type { Client } from "../client/client.ts";
import { ComplianceError, isComplianceError } from "../errors.ts";
import type { RetryContext } from "../http/retry.ts";
import type { ProofLevel, ProofSource } from "../types.ts";
import {
  type CounterEvidence,
  contradictions,
  createCounterEvidence,
  type SeenResult,
} from "./download/counter-evidence.ts";
import { createDownloads } from "./download/downloads.ts";
import { type KeptAgain, keepAgain } from "./download/keep-again.ts";
import { type KeepOptions, type KeptResult, keepResult } from "./download/keep-result.ts";

export interface CollectOptions extends WorkLimits, KeepOptions {
  /** P6: the job must not show another name than this, which carries the digest of the upload. */
  readonly jobName: string;
  readonly seen?: SeenResult | undefined;
  readonly onReceived?: (progress: { readonly receivedBytes: number; readonly pass: 1 | 2 }) => void;
  readonly onRetry?: RetryContext["onRetry"];
}

/** A result, its proof, and what the proof rests on. */
export interface CollectedResult
  extends Omit<KeptResult, "provenBy" | "atBest" | "isDisputed" | "endsWithLf" | "sizeBytes"> {
  readonly proof: ProofLevel;
  readonly proofBy: ProofSource;
}

/**
 * Downloads the result of a complete job, as X showed it just now, until it is proven. Where neither a checksum nor
 * sentinels show that it is whole, it comes twice: the same bytes both times are `consistent`, else the proof is
 * `unverified`. Sentinels only add proof: without some or all of them nothing is lost but `proven`. Whatever any download
 * names counts. Where it throws, nothing is concluded.
 */
export async function collectResult(
  client: Client,
  job: Job,
  options: CollectOptions,
): Promise<CollectedResult> {
  const { part, jobName: name, signal, deadlineMs, onRetry } = options;
  const expect = { type: part.type, name };
  const limits = { signal, deadlineMs };
  const untilWhole = createDownloads(client, job, { operation: "collectResult", expect, onRetry, ...limits });
  const download = <T>(pass: 1 | 2, read: (open: () => Promise<Download>) => Promise<T>): Promise<T> =>
    untilWhole((current) => read(() => openResult(client, current, { ...options, pass })));
  const evidence = createCounterEvidence(options.seen);
  const keeping = { ...options, onBroken: evidence.addBroken, onEnded: evidence.addEnded };
  let first: KeptResult | undefined;
  let unended = 0;
  const readFirst = async (open: () => Promise<Download>): Promise<KeptResult> => {
    first =
      first === undefined ? await keepResult(open, keeping) : (await keepAgain(open, keeping, first)).kept;
    // More may have stood behind a last line without LF: another download may bring it.
    const { provenBy, endsWithLf, isDisputed } = first;
    if (provenBy === undefined && !endsWithLf && !isDisputed && ++unended < mostUnended)
      throw createUnended();
    return first;
  };
  const kept = await orElse(
    () => download(1, readFirst),
    () => first,
  );
  if (evidence.refutes(kept)) return conclude(kept, "nothing");
  if (kept.provenBy !== undefined) return conclude(kept, kept.provenBy);
  // A second download of the same bytes says nothing of what stood behind them.
  if (!kept.endsWithLf || kept.isDisputed || evidence.outlasts(kept)) return conclude(kept, "nothing");
  const second = await tryAgain(() => download(2, (open) => keepAgain(open, keeping, kept)));
  return second === undefined
    ? conclude(kept, "nothing")
    : conclude(second.kept, findProof(second, evidence));
}

/** The second download may have taken more than one attempt. */
function findProof(
  { kept, isSame }: KeptAgain,
  evidence: Pick<CounterEvidence, "refutes" | "outlasts">,
): ProofSource {
  if (evidence.refutes(kept)) return "nothing";
  if (kept.provenBy !== undefined) return kept.provenBy;
  const isWhole = isSame && kept.atBest !== "unverified" && !evidence.outlasts(kept);
  return isWhole ? "second download" : "nothing";
}

/** So often a result without its last LF is fetched before it is taken as it is. */
const mostUnended = 3;

function createUnended(): ComplianceError {
  return new ComplianceError("RESULT_TRUNCATED", "The last line of the result has no line feed.");
}

const levels: Readonly<Record<ProofSource, ProofLevel>> = {
  sentinels: "proven",
  checksum: "proven",
  "second download": "consistent",
  nothing: "unverified",
};

function conclude(
  { provenBy: _, atBest: __, endsWithLf: ___, isDisputed: ____, sizeBytes: _____, ...kept }: KeptResult,
  proofBy: ProofSource,
): CollectedResult {
  return { ...kept, proof: levels[proofBy], proofBy };
}

/** What is known stays known where it cannot be had once more. */
async function orElse(
  read: () => Promise<KeptResult>,
  known: () => KeptResult | undefined,
): Promise<KeptResult> {
  try {
    return await read();
  } catch (error) {
    const kept = known();
    if (kept === undefined || !isComplianceError(error) || contradictions.includes(error.code)) throw error;
    return kept;
  }
}

/** A second download that cannot be had proves nothing, but the first one's records stay true. */
async function tryAgain(read: () => Promise<KeptAgain>): Promise<KeptAgain | undefined> {
  try {
    return await read();
  } catch (error) {
    if (isComplianceError(error)) return undefined;
    throw error;
  }
}

async function openResult(
  client: Client,
  job: Job,
  options: CollectOptions & { readonly pass: 1 | 2 },
): Promise<Download> {
  const { pass, onReceived } = options;
  const download = await client.downloadResults(job, toCallOptions(client, options));
  return onReceived === undefined
    ? download
    : {
        ...download,
        body: tellReceived(download.body, (receivedBytes) => onReceived({ receivedBytes, pass })),
      };
}

async function* tellReceived(
  body: AsyncIterable<Uint8Array>,
  tell: (receivedBytes: number) => void,
): AsyncGenerator<Uint8Array> {
  let receivedBytes = 0;
  for await (const chunk of body) {
    receivedBytes += chunk.length;
    tell(receivedBytes);
    yield chunk;
  }
}
