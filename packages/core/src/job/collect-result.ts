import { createHash } from "node:crypto";
import type { Download } from "../api/byte-calls.ts";
import type { CallOptions } from "../api/call-options.ts";
import type { Job } from "../api/job.ts";
import type { Client } from "../client/client.ts";
import { ComplianceError, isComplianceError } from "../errors.ts";
import { oddPausesMs, outage, type RetryContext, type RetryRule, retry } from "../http/retry.ts";
import type { ProofLevel, ProofSource } from "../types.ts";
import { identifyJob } from "./identify-job.ts";
import { type KeepOptions, type KeptResult, keepResult } from "./keep-result.ts";

export interface CollectOptions extends CallOptions, KeepOptions {
  /** P6: the job must still bear this name, which carries the digest of the upload. */
  readonly jobName: string;
  readonly onReceived?: (progress: { readonly receivedBytes: number; readonly pass: 1 | 2 }) => void;
  readonly onRetry?: (retry: { operation: string; code: string; attempt: number; delayMs: number }) => void;
}

/** A result, its proof, and what the proof rests on. */
export interface CollectedResult extends Omit<KeptResult, "provenBy"> {
  readonly proof: ProofLevel;
  readonly proofBy: ProofSource;
}

/** A whole result is fetched so often in vain. */
const wholePausesMs: readonly number[] = [1_000, 2_000];

/** A result that did not arrive whole is refused as a whole and fetched again, from a fresh address. */
const rule: RetryRule = {
  codes: outage,
  again: {
    RESPONSE_UNFRAMED: wholePausesMs,
    RESULT_TRUNCATED: wholePausesMs,
    RESULT_MALFORMED: wholePausesMs,
    RESULT_INCOMPLETE: wholePausesMs,
    // No byte came. None of these is believed at once: another job would be paid for.
    SIGNED_URL_REFUSED: oddPausesMs,
    NOT_FOUND: oddPausesMs,
    BAD_REQUEST: oddPausesMs,
    UNAUTHORIZED: oddPausesMs,
    FORBIDDEN: oddPausesMs,
    API_ERROR: oddPausesMs,
  },
};

/**
 * Downloads the result of a complete job, as X showed it just now, until it is proven. Where neither sentinels nor a
 * checksum show that it is whole, it comes twice: the same bytes both times are `consistent`, else the proof is
 * `unverified`. Where it throws, nothing is concluded.
 */
export async function collectResult(
  client: Client,
  job: Job,
  options: CollectOptions,
): Promise<CollectedResult> {
  const { signal, deadlineMs, onRetry } = options;
  const context: RetryContext = {
    operation: "collectResult",
    rule,
    clock: client.clock,
    signal,
    deadlineMs,
    ...(onRetry && { onRetry }),
  };
  let known: Job | undefined = job;
  const download = <T>(pass: 1 | 2, read: (open: () => Promise<Download>) => Promise<T>): Promise<T> =>
    retry(context, async () => {
      // After a failure the job is looked up again: a later address can carry a newer signature.
      const current = known ?? (await client.getJob(job.id, { signal, deadlineMs }));
      known = undefined;
      const value = await read(() => openResult(client, current, { ...options, pass }));
      known = current;
      return value;
    });
  const { provenBy, ...kept } = await download(1, (open) => keepResult(open, options));
  if (provenBy !== undefined) return { ...kept, proof: "proven", proofBy: provenBy };
  const second = await digestAgain(() => download(2, readDigest));
  return second === kept.digest
    ? { ...kept, proof: "consistent", proofBy: "second download" }
    : { ...kept, proof: "unverified", proofBy: "nothing" };
}

async function readDigest(open: () => Promise<Download>): Promise<string> {
  const hash = createHash("sha256");
  const { body } = await open();
  for await (const chunk of body) hash.update(chunk);
  return hash.digest("hex");
}

/** A second download that cannot be had proves nothing, but the first one's records stay true. */
async function digestAgain(read: () => Promise<string>): Promise<string | undefined> {
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
  const { part, jobName, signal, deadlineMs, pass, onReceived } = options;
  const isOurs = identifyJob(job, { type: part.type, name: jobName }) !== undefined;
  if (job.status !== "complete" || !isOurs) {
    throw new ComplianceError("JOB_MISMATCH", `Job ${job.id} is not the complete job that it was.`, {
      jobId: job.id,
    });
  }
  const download = await client.downloadResults(job, { signal, deadlineMs });
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
