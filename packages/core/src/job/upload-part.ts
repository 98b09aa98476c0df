import type { CallOptions, Client } from "../api/client.ts";
import type { Job } from "../api/job.ts";
import { isComplianceError } from "../errors.ts";
import { type RetryRule, retry } from "../http/retry.ts";
import type { Body } from "../types.ts";

export interface UploadOptions extends CallOptions {
  readonly onSent?: (sentBytes: number) => void;
  readonly onRetry?: (retry: { operation: string; code: string; attempt: number; delayMs: number }) => void;
}

/**
 * What may be sent again, whole: the job takes one object, so a second copy of the same bytes replaces the
 * first. A 404 is probed twice (X answered so on several jobs in September 2026).
 */
const rule: RetryRule = {
  codes: ["NETWORK", "IDLE_TIMEOUT", "SERVER_ERROR", "UPLOAD_NOT_FOUND"],
  attempts: 3,
};

/**
 * Uploads into a `created` job while its window is open. After a failure X is asked first whether the
 * upload has arrived all the same.
 * Throws SIGNED_URL_REFUSED, UPLOAD_NOT_FOUND, PAYLOAD_TOO_LARGE, UPLOAD_CHANGED, URL_REFUSED, NETWORK and others.
 */
export async function uploadPart(
  client: Client,
  job: Job,
  body: Body,
  options: UploadOptions,
): Promise<void> {
  const { clock } = client;
  const { signal, onSent, onRetry } = options;
  const windowEndMs = clock.monotonic() + (job.uploadExpiresAtMs - job.observedAtMs);
  const deadlineMs = Math.min(windowEndMs, options.deadlineMs ?? windowEndMs);
  const call = { signal, deadlineMs };
  let attempts = 0;
  await retry(
    { operation: "uploadPart", rule, clock, signal, deadlineMs, ...(onRetry && { onRetry }) },
    async () => {
      if (attempts++ > 0 && (await hasArrived(client, job.id, call))) return;
      try {
        await client.uploadIds(job, countSent(body, onSent), call);
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
  return {
    sizeBytes: body.sizeBytes,
    async *open() {
      let sentBytes = 0;
      for await (const chunk of body.open()) {
        sentBytes += chunk.length;
        yield chunk;
        onSent(sentBytes);
      }
    },
  };
}
