import { createHash } from "node:crypto";
import type { CallOptions, Client } from "../api/client.ts";
import type { Job } from "../api/job.ts";
import { appendBytes, createFile } from "../dataset/create-file.ts";
import { ComplianceError, isComplianceError } from "../errors.ts";
import { type RetryContext, type RetryRule, retry } from "../http/retry.ts";
import { type ResultReading, readResult } from "../results/read-result.ts";
import type { ProofLevel } from "../types.ts";
import type { Part } from "./part.ts";

export interface CollectOptions extends CallOptions {
  readonly part: Part;
  /** P6: the job must still bear this name, which carries the digest of the upload. */
  readonly jobName: string;
  /** Where the result is kept as received. */
  readonly path: string;
  readonly onReceived?: (progress: { readonly receivedBytes: number; readonly pass: 1 | 2 }) => void;
  readonly onRetry?: (retry: { operation: string; code: string; attempt: number; delayMs: number }) => void;
}

export interface CollectedResult extends ResultReading {
  readonly proof: ProofLevel;
  /** sha-256 of the result's bytes, hex. */
  readonly digest: string;
}

const what = "The temporary file for the result";

/** A result that did not arrive whole is refused as a whole and fetched again, from a fresh address. */
const rule: RetryRule = {
  codes: [
    "NETWORK",
    "IDLE_TIMEOUT",
    "SERVER_ERROR",
    "RESPONSE_UNFRAMED",
    "RESULT_TRUNCATED",
    "RESULT_MALFORMED",
    "SIGNED_URL_REFUSED",
  ],
  attempts: 3,
};

/**
 * Downloads the result of a complete job, as X showed it just now, until it is proven. It comes twice: the
 * same bytes both times are `consistent`, else the proof is `unverified`.
 * Throws RESULT_TRUNCATED, RESULT_MALFORMED, RESULT_FOREIGN_ID, RESULT_CONFLICT, RESPONSE_UNFRAMED,
 * RESPONSE_ENCODED, SIGNED_URL_REFUSED, JOB_MISMATCH, FILE_UNWRITABLE and others; nothing is concluded then.
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
  // After a failure the job is looked up again: a later address can carry a newer signature.
  const openNext = async function* (pass: 1 | 2): AsyncGenerator<Uint8Array> {
    const current = known ?? (await client.getJob(job.id, { signal, deadlineMs }));
    known = undefined;
    yield* openResult(client, current, { ...options, pass });
    known = current;
  };
  const first = await retry(context, () => readOnce(openNext(1), options));
  const second = await digestAgain(() => retry(context, () => readDigest(openNext(2))));
  return { ...first, proof: second === first.digest ? "consistent" : "unverified" };
}

async function readOnce(
  chunks: AsyncIterable<Uint8Array>,
  { path, part }: CollectOptions,
): Promise<Omit<CollectedResult, "proof">> {
  await using file = await createFile(path, what);
  const hash = createHash("sha256");
  async function* tee(): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      hash.update(chunk);
      await appendBytes(file, chunk, what);
      yield chunk;
    }
  }
  const reading = await readResult(tee(), part.submitted);
  return { ...reading, digest: hash.digest("hex") };
}

async function readDigest(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of chunks) hash.update(chunk);
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

async function* openResult(
  client: Client,
  job: Job,
  options: CollectOptions & { readonly pass: 1 | 2 },
): AsyncGenerator<Uint8Array> {
  const { part, jobName, signal, deadlineMs, pass, onReceived } = options;
  if (job.status !== "complete" || job.name !== jobName || job.type !== part.type) {
    throw new ComplianceError("JOB_MISMATCH", `Job ${job.id} is not the complete job that it was.`, {
      jobId: job.id,
    });
  }
  const { body } = await client.downloadResults(job, { signal, deadlineMs });
  let receivedBytes = 0;
  for await (const chunk of body) {
    receivedBytes += chunk.length;
    onReceived?.({ receivedBytes, pass });
    yield chunk;
  }
}
