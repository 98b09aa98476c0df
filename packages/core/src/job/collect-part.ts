import type { Job } from "../api/job.ts";
import type { Client } from "../client/client.ts";
import { type CollectedResult, collectResult } from "./collect-result.ts";
import type { SeenResult } from "./download/counter-evidence.ts";
import type { JobEvent } from "./job-event.ts";
import type { Part } from "./part.ts";
import { buildSentinels } from "./sentinels.ts";

export interface CollectPartOptions {
  /** Where the result is kept as received, without marker lines. Its folder is created if it does not exist. */
  readonly resultPath: string;
  /** Monotonic, ms. */
  readonly deadlineMs: number;
  /** Ends the work; its own reason is thrown. Default: none. */
  readonly signal?: AbortSignal | undefined;
  /** Called with what happens, as it happens. */
  readonly onEvent?: ((event: JobEvent) => void) | undefined;
}

export interface ReadyPart {
  readonly part: Part;
  /** Complete, as X showed it just now. */
  readonly job: Job;
  /** An earlier run may have made the upload. */
  readonly adopted: boolean;
  /** Those of the part, where they were made already. */
  readonly sentinels?: readonly string[] | undefined;
  /** What was seen of its result before. */
  readonly seen?: SeenResult | undefined;
}

/** What was paid for, and is complete when the time is up, may still be downloaded for so long, ms. */
const lastDownloadMs = 15_000;

/** Downloads the result of a part's complete job, and proves it. Throws what `collectResult` throws. */
export async function collectPart(
  client: Client,
  { part, job, adopted, sentinels = buildSentinels(client, part), seen }: ReadyPart,
  { resultPath, deadlineMs, signal, onEvent }: CollectPartOptions,
): Promise<CollectedResult> {
  const result = await collectResult(client, job, {
    part,
    // Looked for in any case: an earlier run may have made the upload, whatever this one would have done.
    sentinels,
    adopted,
    seen,
    jobName: job.name,
    path: resultPath,
    signal,
    deadlineMs: Math.max(deadlineMs, client.clock.monotonic() + lastDownloadMs),
    onReceived: (progress) => onEvent?.({ type: "downloading", jobId: job.id, ...progress }),
    onRetry: (retry) => onEvent?.({ type: "retry", ...retry }),
  });
  const { proof, proofBy, records, sentinels: markerLines, oddLines } = result;
  onEvent?.({ type: "proven", jobId: job.id, proof, proofBy, records, markerLines, oddLines });
  return result;
}

/** Reports that the job of an earlier run is used again, or that a new one was made. */
export function tellJob(
  { part, job, adopted }: ReadyPart,
  onEvent: CollectPartOptions["onEvent"],
  how: "created" | "adopted" | "consulted" = adopted ? "adopted" : "created",
): void {
  onEvent?.({
    type: "job",
    how,
    jobType: part.type,
    jobId: job.id,
    ageMs: job.observedAtMs - job.createdAtMs,
  });
}
