import type { Job } from "../api/job.ts";
import type { Client } from "../client/client.ts";
import { type ComplianceError, isComplianceError } from "../errors.ts";
import { type AcquiredJob, acquireJob } from "./acquire-job.ts";
import type { JobEvent } from "./job-event.ts";
import type { JobIdentity } from "./job-name.ts";
import type { Part } from "./part.ts";

/** As `RunPartOptions` has them. */
export interface AcquirePartOptions extends Omit<JobIdentity, "digest" | "place"> {
  readonly deadlineMs: number;
  readonly wait?: boolean | undefined;
  readonly pollIntervalMs?: number | undefined;
  readonly reuseWithinMs?: number | undefined;
  readonly resumable?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onEvent?: ((event: JobEvent) => void) | undefined;
  readonly excluded: ReadonlySet<string>;
  readonly justListed?: readonly Job[] | undefined;
}

export const defaultReuseWithinMs: number = 6 * 3_600_000;

/** The job of a part, adopted or created; undefined if there was no slot for one, or no answer, in time. */
export async function acquireInTime(
  client: Client,
  { type, digest, place }: Part,
  options: AcquirePartOptions,
): Promise<AcquiredJob | undefined> {
  const { prefix, runKey, deadlineMs, pollIntervalMs, signal, excluded, onEvent } = options;
  try {
    return await acquireJob(client, {
      type,
      identity: { prefix, runKey, digest, place },
      reuseWithinMs: options.reuseWithinMs ?? defaultReuseWithinMs,
      excluded,
      justListed: options.justListed,
      resumable: options.resumable,
      wait: options.wait ?? true,
      pollIntervalMs,
      deadlineMs,
      call: { signal, deadlineMs },
      onSlotBusy: (wait) => onEvent?.({ type: "slot-busy", jobType: type, ...wait }),
      onRetry: (retry) => onEvent?.({ type: "retry", ...retry }),
    });
  } catch (error) {
    if (isComplianceError(error) && (error.code === "SLOT_BUSY" || isNotInTime(error))) return undefined;
    throw error;
  }
}

/** The time was up: nothing is wrong with the part, and a later run goes on with it. */
export function isNotInTime({ code }: ComplianceError): boolean {
  return code === "JOB_PENDING" || code === "DEADLINE_PASSED";
}
