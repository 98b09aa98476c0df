import type { JobType } from "../types.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** `1234567` as `1,234,567`. */
export function formatCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** `1 file`, `2 files`. */
export function formatQuantity(count: number, singular: string, plural: string = `${singular}s`): string {
  return `${formatCount(count)} ${count === 1 ? singular : plural}`;
}

/** `all 3 parts`, `both parts`. */
export function formatAllParts(count: number): string {
  return count === 2 ? "both parts" : `all ${formatQuantity(count, "part")}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function joinWords(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** What IDs of this type are of: X's API says tweets, X's pages say posts. */
export function formatType(type: JobType): string {
  return type === "tweets" ? "posts" : "users";
}

/** Before a line about one type: both are checked side by side, and their lines stand between each other. */
export function formatTypeTitle(type: JobType): string {
  return type === "tweets" ? "Posts" : "Users";
}

/** `1 post ID`, `2 user IDs`. */
export function formatIds(type: JobType, count: number): string {
  return formatQuantity(count, type === "tweets" ? "post ID" : "user ID");
}

/** Sizes in decimal units, as `12.3 MB`. */
export function formatSize(sizeBytes: number): string {
  if (sizeBytes < 1000) return formatQuantity(sizeBytes, "byte");
  const [size, unit] = sizeBytes < 1e6 ? [sizeBytes / 1e3, "kB"] : [sizeBytes / 1e6, "MB"];
  return `${size < 10 ? size.toFixed(1) : formatCount(Math.round(size))} ${unit}`;
}

/** An age in its largest unit alone, as `2 h ago`. */
export function formatAge(ageMs: number): string {
  return ageMs < minuteMs ? "just now" : `${formatSpan(ageMs)} ago`;
}

/** A span of time in its largest unit alone, as `2 h` or `6 days`. Ages are rounded down, what is still to come up. */
export function formatSpan(spanMs: number, round: (value: number) => number = Math.floor): string {
  if (spanMs < minuteMs) return "less than 1 min";
  if (spanMs < hourMs) return `${round(spanMs / minuteMs)} min`;
  if (spanMs < 2 * dayMs) return `${round(spanMs / hourMs)} h`;
  return `${formatCount(round(spanMs / dayMs))} days`;
}

/** A share from 0 to 1 as `34%`. What is not nothing is never 0, and what is not whole is never 100. */
export function formatPercent(share: number): string {
  // 0.29 × 100 is a little less than 29.
  const percent = Math.floor(share * 100 + 1e-9);
  return share > 0 && percent === 0 ? "less than 1%" : `${percent}%`;
}

/** `2026-09-01T04:17:00.000Z`, or the same in epoch ms, as `2026-09-01 04:17 UTC`. */
export function formatTime(time: string | number): string {
  const text = typeof time === "number" ? new Date(time).toISOString() : time;
  return `${text.slice(0, 10)} ${text.slice(11, 16)} UTC`;
}

/** Durations in the two largest units, as `4 h 58 min`; from two days on, as `2 days 3 h`. */
export function formatDuration(durationMs: number): string {
  const seconds = Math.max(0, Math.round(durationMs / 1000));
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  if (days > 1) return hours % 24 === 0 ? `${days} days` : `${days} days ${hours % 24} h`;
  if (hours > 0) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  if (minutes > 0) return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`;
  return seconds === 0 ? "less than 1 s" : `${seconds} s`;
}
