import type { Download } from "../api/byte-calls.ts";
import { toCallOptions, type WorkLimits } from "../api/call-options.ts";
import type { Job } from "../api/job.ts";
import type { Client } from "../client/client.ts";
import { ComplianceError, type ErrorCode, isComplianceError } from "../errors.ts";
import { oddPausesMs, outage, type RetryContext, type RetryRule, retry } from "../http/retry.ts";
import type { IdValues } from "../ids/id-values.ts";
import type { ProofLevel, ProofSource } from "../types.ts";
import { identifyJob } from "./identify-job.ts";
import { type KeptAgain, keepAgain } from "./keep-again.ts";
import { type BrokenDownload, type KeepOptions, type KeptResult, keepResult } from "./keep-result.ts";

export interface CollectOptions extends WorkLimits, KeepOptions {
  /** P6: the job must not show another name than this, which carries the digest of the upload. */
  readonly jobName: string;
  readonly onReceived?: (progress: { readonly receivedBytes: number; readonly pass: 1 | 2 }) => void;
  readonly onRetry?: RetryContext["onRetry"];
}

/** A result, its proof, and what the proof rests on. */
export interface CollectedResult
  extends Omit<KeptResult, "provenBy" | "atBest" | "isDisputed" | "endsWithLf" | "sizeBytes"> {
  readonly proof: ProofLevel;
  readonly proofBy: ProofSource;
}

/** A whole result is fetched so often in vain. */
const wholePausesMs: readonly number[] = [1_000, 2_000];

/** A result that did not arrive whole is refused as a whole and fetched again, from a fresh address. */
export const downloadRule: RetryRule = {
  codes: outage,
  again: {
    RESPONSE_UNFRAMED: wholePausesMs,
    RESULT_TRUNCATED: wholePausesMs,
    RESULT_MALFORMED: wholePausesMs,
    // No byte came. None of these is believed at once: another job would be paid for.
    SIGNED_URL_REFUSED: oddPausesMs,
    NOT_FOUND: oddPausesMs,
    // 202 or 206: the result is not there yet, or a part of it alone.
    RESPONSE_UNREADABLE: oddPausesMs,
    BAD_REQUEST: oddPausesMs,
    UNAUTHORIZED: oddPausesMs,
    FORBIDDEN: oddPausesMs,
    API_ERROR: oddPausesMs,
  },
};

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
  const { signal, deadlineMs, onRetry } = options;
  const context: RetryContext = {
    operation: "collectResult",
    rule: downloadRule,
    clock: client.clock,
    signal,
    deadlineMs,
    ...(onRetry && { onRetry }),
  };
  let known: Job | undefined = job;
  const download = <T>(pass: 1 | 2, read: (open: () => Promise<Download>) => Promise<T>): Promise<T> =>
    retry(context, async () => {
      // After a failure the job is looked up again: a later address can carry a newer signature.
      const current = known ?? (await client.getJob(job.id, toCallOptions(client, options)));
      known = undefined;
      const value = await read(() => openResult(client, current, { ...options, pass }));
      known = current;
      return value;
    });
  let broken: IdValues | undefined;
  let longestBytes = 0;
  const onBroken = ({ code, found, sizeBytes }: BrokenDownload): void => {
    if (broken === undefined) broken = found;
    else broken.addLower(found);
    // What is not a result at all may be longer than one.
    if (!contradictions.includes(code)) longestBytes = Math.max(longestBytes, sizeBytes);
  };
  const keeping = { ...options, onBroken };
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
  // What was refused proves nothing; but if it named what the whole one leaves out, that proves nothing either.
  if (broken !== undefined && !kept.found.covers(broken)) return conclude(kept, "nothing");
  if (kept.provenBy !== undefined) return conclude(kept, kept.provenBy);
  // A second download of the same bytes says nothing of what stood behind them: where one broke off later than they end,
  // more did.
  if (!kept.endsWithLf || kept.isDisputed || longestBytes > kept.sizeBytes) return conclude(kept, "nothing");
  const second = await tryAgain(() => download(2, (open) => keepAgain(open, options, kept)));
  return second === undefined ? conclude(kept, "nothing") : conclude(second.kept, findProof(second));
}

function findProof({ kept: { provenBy, atBest }, isSame }: KeptAgain): ProofSource {
  return provenBy ?? (isSame && atBest !== "unverified" ? "second download" : "nothing");
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

/** Says otherwise of the same job: what was kept before is not to be trusted either. */
const contradictions: readonly ErrorCode[] = ["RESULT_FOREIGN_ID", "RESULT_CONFLICT", "RESULT_MALFORMED"];

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
  const { part, jobName, pass, onReceived } = options;
  const isOurs = identifyJob(job, { type: part.type, name: jobName }) !== undefined;
  if (job.status !== "complete" || !isOurs) {
    throw new ComplianceError("JOB_MISMATCH", `Job ${job.id} is no longer the complete job that it was.`, {
      jobId: job.id,
    });
  }
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
