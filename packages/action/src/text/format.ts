import type { JobType } from "@x-batch-compliance/core";

/** `1234567` as `1,234,567`. */
export function formatCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** `1 file`, `2 files`. */
export function formatQuantity(count: number, singular: string, plural: string = `${singular}s`): string {
  return `${formatCount(count)} ${count === 1 ? singular : plural}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function joinWords(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** What IDs of this type are of: X's API says tweets, X's pages say posts. */
export function formatType(type: JobType): string {
  return type === "tweets" ? "posts" : "users";
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
  const minutes = Math.floor(ageMs / 60_000);
  if (minutes < 1) return "just now";
  if (minutes < 60) return `${minutes} min ago`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours} h ago`;
  return `${Math.floor(hours / 24)} days ago`;
}

/** `2026-09-01T04:17:00.000Z` as `2026-09-01 04:17 UTC`. */
export function formatTime(time: string): string {
  return `${time.slice(0, 10)} ${time.slice(11, 16)} UTC`;
}

/** Durations in the two largest units, as `4 h 58 min`. */
export function formatDuration(durationMs: number): string {
  const seconds = Math.max(0, Math.round(durationMs / 1000));
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  if (hours > 0) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  if (minutes > 0) return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`;
  return seconds === 0 ? "less than 1 s" : `${seconds} s`;
}
