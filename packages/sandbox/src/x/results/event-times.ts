import { mixHash } from "../ids/hash-line.ts";
import type { JobType } from "../job.ts";

/** The times of one event, in the forms in which X writes them. */
export interface EventTimes {
  readonly createdAt: string;
  /** `null` where X writes null, `undefined` where it leaves the field out. */
  readonly redactedAt: string | null | undefined;
}

/** What the times of an event are made of. */
export interface EventSource {
  readonly id: string;
  readonly type: JobType;
  /** The ID's hash: the same ID has the same times in every result. */
  readonly hash: number;
  /** 0 for the event itself; a repetition of it carries a later time. */
  readonly repetition: number;
}

const snowflakeEpochMs = 1_288_834_974_657;
const firstAccountMs = Date.UTC(2007, 0);
const dayMs = 24 * 3_600_000;

/** Times that look real and repeat: a post's creation is the one that its ID holds. */
export function deriveEventTimes(source: EventSource): EventTimes {
  const draw = mixHash(source.hash ^ 0x5bd1e995);
  const format = (draw & 4) === 0 ? formatWithMilliseconds : formatWithOffset;
  const createdAtMs = deriveCreation(source);
  const createdAt = format(createdAtMs);
  // Recorded results hold all three forms: absent, null, set.
  if (source.repetition === 0 && (draw & 3) === 0) return { createdAt, redactedAt: undefined };
  if (source.repetition === 0 && (draw & 3) === 1) return { createdAt, redactedAt: null };
  const redactedAtMs = createdAtMs + (30 + source.repetition) * dayMs + (draw % 200_003) * 60_000;
  return { createdAt, redactedAt: format(redactedAtMs) };
}

function deriveCreation({ id, type, hash }: EventSource): number {
  const fromIdMs = Number(BigInt(id) >> 22n);
  // IDs of posts before November 2010, and of most accounts, hold no time.
  if (type === "tweets" && fromIdMs > 0) return snowflakeEpochMs + fromIdMs;
  return firstAccountMs + (hash % 100_000_007) * 1000;
}

function formatWithMilliseconds(timeMs: number): string {
  return new Date(timeMs).toISOString();
}

function formatWithOffset(timeMs: number): string {
  return `${new Date(timeMs).toISOString().slice(0, 19)}+00:00`;
}
