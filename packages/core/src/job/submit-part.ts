import { toCallOptions, type WorkLimits } from "../api/call-options.ts";
import type { Job } from "../api/job.ts";
import type { Client } from "../client/client.ts";
import { type ErrorCode, isComplianceError } from "../errors.ts";
import type { Body } from "../types.ts";
import type { JobEvent } from "./job-event.ts";
import type { RunLessons } from "./run-lessons.ts";
import { uploadPart } from "./upload-part.ts";

export interface SubmitOptions extends WorkLimits {
  readonly lessons?: RunLessons | undefined;
  /** This run has made the job: nobody else has brought its upload. */
  readonly isNew?: boolean | undefined;
  readonly onEvent?: ((event: JobEvent) => void) | undefined;
}

/** After these the job will never get its upload; after any other failure a later run may still bring it. */
const uploadLost: readonly ErrorCode[] = [
  "SIGNED_URL_REFUSED",
  "UPLOAD_NOT_FOUND",
  "PAYLOAD_TOO_LARGE",
  "UPLOAD_CHANGED",
  "URL_REFUSED",
  "BAD_REQUEST",
  "REDIRECTED",
];

/**
 * Uploads a part's lines into its job. A job of ours that can never get its upload is cancelled, so that it does not
 * hold the type's only slot. Throws what `uploadPart` throws.
 */
export async function submitPart(
  client: Client,
  { body, job }: { readonly body: Body; readonly job: Job },
  { signal, deadlineMs, lessons, isNew, onEvent }: SubmitOptions,
): Promise<void> {
  const { sizeBytes } = body;
  try {
    await uploadPart(client, job, body, {
      ...toCallOptions(client, { signal, deadlineMs }),
      lessons,
      isNew,
      onSent: (sentBytes) => onEvent?.({ type: "uploading", jobId: job.id, sentBytes, sizeBytes }),
      onRetry: (retry) => onEvent?.({ type: "retry", ...retry }),
    });
  } catch (error) {
    if (isComplianceError(error) && uploadLost.includes(error.code)) {
      const cancelled = await tryCancel(client, job.id, signal);
      onEvent?.({ type: "abandoned", jobId: job.id, code: error.code, cancelled });
    }
    throw error;
  }
  onEvent?.({ type: "uploaded", jobId: job.id, sizeBytes });
}

const cancelLimitMs = 10_000;

/** Gen-1 has no way to cancel: there the job expires by itself after 15 minutes. */
async function tryCancel(client: Client, jobId: string, signal: AbortSignal | undefined): Promise<boolean> {
  try {
    // A limit of its own: the run's time may be over, and nothing depends on it.
    await client.cancelJob(jobId, { signal, timeoutMs: cancelLimitMs });
    return true;
  } catch (error) {
    if (isComplianceError(error)) return false;
    throw error;
  }
}
