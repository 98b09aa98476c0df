import { toCallOptions, type WorkLimits } from "../api/call-options.ts";
import type { Job } from "../api/job.ts";
import { ComplianceError } from "../errors.ts";
import { outage, type RetryContext, type RetryRule, retry, unreadablePausesMs } from "../http/retry.ts";
import type { Body } from "../types.ts";
import type { SessionCalls, UploadChunk, UploadProgress, UploadSession } from "./session-calls.ts";
import { openWindow } from "./upload-window.ts";

export interface SessionOptions extends WorkLimits {
  readonly windowEndMs: number;
  /** Size of a chunk, a multiple of 262,144. Default 8 MiB: what is held in memory, and what a break costs at most. */
  readonly chunkBytes?: number | undefined;
  readonly onStored?: ((storedBytes: number) => void) | undefined;
  readonly onRetry?: RetryContext["onRetry"];
}

const defaultChunkBytes = 8 * 1024 * 1024;

/** After these it is unknown what has arrived of a chunk, so it is asked first. Progress of any size begins the pauses anew. */
const rule: RetryRule = { codes: outage, again: { RESPONSE_UNREADABLE: unreadablePausesMs } };

/**
 * Uploads a body in one session, from one reading of it. Throws UPLOAD_NOT_FOUND if the session is gone: only a new one,
 * from the first byte, can do then. API_ERROR if the storage has what was not sent.
 */
export async function uploadInSession(
  client: SessionCalls,
  { job, body }: { readonly job: Job; readonly body: Body },
  options: SessionOptions,
): Promise<void> {
  const { signal, deadlineMs, chunkBytes = defaultChunkBytes, onStored } = options;
  const totalBytes = body.sizeBytes;
  const session = await client.startUpload(job, toCallOptions(client, { signal, deadlineMs }));
  await using window = openWindow(body, chunkBytes);
  for (let offsetBytes = 0; ; ) {
    refuseLate(client.clock.monotonic(), job, options);
    const chunk = { bytes: await window.moveTo(offsetBytes), offsetBytes, totalBytes };
    const progress = await storeChunk(client, { session, chunk }, options);
    if (progress.state === "whole") break;
    offsetBytes = progress.storedBytes;
    onStored?.(offsetBytes);
  }
  onStored?.(totalBytes);
}

/** No chunk is begun when the time is up, though all went well so far. */
function refuseLate(
  nowMs: number,
  { id }: Job,
  { windowEndMs, deadlineMs = Number.POSITIVE_INFINITY }: SessionOptions,
): void {
  const details = { jobId: id };
  if (nowMs >= windowEndMs) {
    throw new ComplianceError(
      "SIGNED_URL_REFUSED",
      `The upload window of job ${id} ended too soon.`,
      details,
    );
  }
  if (nowMs >= deadlineMs) {
    throw new ComplianceError(
      "JOB_PENDING",
      `The upload of job ${id} was not complete when the time ran out.`,
      details,
    );
  }
}

interface Sending {
  readonly session: UploadSession;
  readonly chunk: UploadChunk;
}

function storeChunk(
  client: SessionCalls,
  { session, chunk }: Sending,
  { signal, deadlineMs, onRetry }: SessionOptions,
): Promise<UploadProgress> {
  const call = (): ReturnType<typeof toCallOptions> => toCallOptions(client, { signal, deadlineMs });
  let inDoubt = false;
  const context = { operation: "uploadPart", rule, clock: client.clock, signal, deadlineMs };
  return retry({ ...context, ...(onRetry && { onRetry }) }, async () => {
    if (inDoubt) {
      const asked = await client.askProgress(session, chunk.totalBytes, call());
      if (isProgress(asked, { session, chunk })) return asked;
    }
    inDoubt = true;
    const sent = await client.sendChunk(session, chunk, call());
    if (isProgress(sent, { session, chunk })) return sent;
    throw new ComplianceError("SERVER_ERROR", "The storage kept none of what was sent.", {
      jobId: session.jobId,
    });
  });
}

/** Whether more is stored than before the chunk. What contradicts the bytes that were sent is never gone on from. */
function isProgress(progress: UploadProgress, { session: { jobId }, chunk }: Sending): boolean {
  const { bytes, offsetBytes, totalBytes } = chunk;
  const sentBytes = offsetBytes + bytes.length;
  const storedBytes = progress.state === "whole" ? totalBytes : progress.storedBytes;
  if (storedBytes > sentBytes) {
    throw new ComplianceError("API_ERROR", "The storage reports more bytes than were sent.", {
      jobId,
    });
  }
  if (storedBytes < offsetBytes) {
    throw new ComplianceError(
      "UPLOAD_NOT_FOUND",
      "The storage lost bytes of the upload that it had already confirmed.",
      {
        jobId,
      },
    );
  }
  return progress.state === "whole" || storedBytes > offsetBytes;
}
