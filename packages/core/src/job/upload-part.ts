import type { CallOptions } from "../api/call-options.ts";
import type { Job } from "../api/job.ts";
import type { Client } from "../client/client.ts";
import { isComplianceError } from "../errors.ts";
import { type RetryRule, retry } from "../http/retry.ts";
import { uploadInSession } from "../resumable/upload-in-session.ts";
import type { Body } from "../types.ts";

export interface UploadOptions extends CallOptions {
  readonly chunkBytes?: number | undefined;
  /** Of a resumable upload, the bytes that are stored; after a start over fewer again. */
  readonly onSent?: (sentBytes: number) => void;
  readonly onRetry?: (retry: { operation: string; code: string; attempt: number; delayMs: number }) => void;
}

/**
 * What may be sent again, whole: the job takes one object, so a second copy of the same bytes replaces the
 * first. A 404 is probed twice (X answered so on several jobs in September 2026).
 */
const wholeRule: RetryRule = {
  codes: ["NETWORK", "IDLE_TIMEOUT", "SERVER_ERROR", "UPLOAD_NOT_FOUND"],
  attempts: 3,
};

/** Breaks within a session are seen to there; only one that is gone, or was never found, is started over. */
const sessionRule: RetryRule = { codes: ["UPLOAD_NOT_FOUND"], attempts: 3 };

/**
 * Uploads into a `created` job while its window is open, in a session if the job is resumable. After a failure X is
 * asked first whether the upload has arrived all the same.
 */
export async function uploadPart(
  client: Client,
  job: Job,
  body: Body,
  options: UploadOptions,
): Promise<void> {
  const { clock } = client;
  const { signal, onSent, onRetry, chunkBytes } = options;
  const windowEndMs = clock.monotonic() + (job.uploadExpiresAtMs - job.observedAtMs);
  const deadlineMs = Math.min(windowEndMs, options.deadlineMs ?? windowEndMs);
  const call = { signal, deadlineMs };
  const rule = job.resumable ? sessionRule : wholeRule;
  const send = (): Promise<void> =>
    job.resumable
      ? uploadInSession(
          client,
          { job, body },
          { ...call, windowEndMs, chunkBytes, onStored: onSent, onRetry },
        )
      : client.uploadIds(job, countSent(body, onSent), call);
  let attempts = 0;
  await retry(
    { operation: "uploadPart", rule, clock, signal, deadlineMs, ...(onRetry && { onRetry }) },
    async () => {
      if (attempts++ > 0 && (await hasArrived(client, job.id, call))) return;
      try {
        await send();
      } catch (error) {
        // Another run that took the same job over was quicker. The job's name says that its bytes are the same.
        const isTaken = isComplianceError(error) && error.code === "CONFLICT";
        if (!isTaken || !(await hasArrived(client, job.id, call))) throw error;
      }
    },
  );
}

async function hasArrived(client: Client, jobId: string, call: CallOptions): Promise<boolean> {
  return (await client.getJob(jobId, call)).status !== "created";
}

function countSent(body: Body, onSent: UploadOptions["onSent"]): Body {
  if (onSent === undefined) return body;
  return { sizeBytes: body.sizeBytes, open: () => tellSent(body, onSent) };
}

async function* tellSent(body: Body, onSent: (sentBytes: number) => void): AsyncGenerator<Uint8Array> {
  let sentBytes = 0;
  for await (const chunk of body.open()) {
    sentBytes += chunk.length;
    yield chunk;
    onSent(sentBytes);
  }
}
