import type { Flow, JobType } from "../job.ts";
import type { Verdict } from "../verdicts/verdict.ts";
import { deriveEventTimes } from "./event-times.ts";

/** One event of a result. */
export interface EventRecord {
  readonly id: string;
  readonly hash: number;
  readonly type: JobType;
  readonly flow: Flow;
  readonly verdict: Verdict;
  /** 0 for the event itself; a repetition of it carries a later time. */
  readonly repetition: number;
}

/** The line of a result for one event, with its line feed. */
export function renderEvent(event: EventRecord): string {
  const { id, flow, verdict } = event;
  // X could not look the ID up: such a record says nothing about it.
  if (verdict.action === "error") return `${JSON.stringify({ id, error: verdict.reason })}\n`;
  const { createdAt, redactedAt } = deriveEventTimes(event);
  return `${JSON.stringify({
    id,
    action: verdict.action,
    created_at: createdAt,
    redacted_at: redactedAt,
    // Only the newer generation names the time of a deletion a second time.
    deleted_at: flow === "api" && verdict.action === "delete" ? (redactedAt ?? undefined) : undefined,
    reason: verdict.reason,
  })}\n`;
}
