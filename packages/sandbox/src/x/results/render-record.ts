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

/** The line of a result that tells of one event, with its line feed. */
export function renderEvent(event: EventRecord): string {
  const { id, flow, verdict } = event;
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

/** The line of a result that gives back a line which is no ID, with its line feed. */
export function renderInvalidId(line: string): string {
  return `${JSON.stringify({ id: line, error: "invalid_id" })}\n`;
}
