import type { JobType } from "@x-batch-compliance/core";

const secondMs = 1000;
const minuteMs = 60 * secondMs;
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

/** `1 post ID`, `2 user IDs`: X's API says tweets, X's pages say posts. */
export function formatIds(type: JobType, count: number): string {
  return formatQuantity(count, type === "tweets" ? "post ID" : "user ID");
}

/** Sizes in decimal units, as `12.3 MB`. */
export function formatSize(sizeBytes: number): string {
  if (sizeBytes < 1000) return formatQuantity(sizeBytes, "byte");
  const [size, unit] = sizeBytes < 1e6 ? [sizeBytes / 1e3, "kB"] : [sizeBytes / 1e6, "MB"];
  return `${size < 10 ? size.toFixed(1) : formatCount(Math.round(size))} ${unit}`;
}

/** Durations in their two largest units, as `4 h 58 min`. */
export function formatDuration(durationMs: number): string {
  const units = [
    [dayMs, "d"],
    [hourMs, "h"],
    [minuteMs, "min"],
    [secondMs, "s"],
  ] as const;
  const at = units.findIndex(([unitMs]) => durationMs >= unitMs);
  if (at === -1) return "less than 1 s";
  let leftMs = durationMs;
  const words = units.slice(at, at + 2).flatMap(([unitMs, unit]) => {
    const count = Math.floor(leftMs / unitMs);
    leftMs -= count * unitMs;
    return count === 0 ? [] : [`${count} ${unit}`];
  });
  return words.join(" ");
}

/** Epoch ms or ISO 8601 as `2026-09-01 04:17 UTC`. */
export function formatTime(time: number | string): string {
  const text = new Date(time).toISOString();
  return `${text.slice(0, 10)} ${text.slice(11, 16)} UTC`;
}

/** `a`, `a or b`, `a, b or c`. */
export function joinWords(words: readonly string[], conjunction: "and" | "or" = "or"): string {
  return words.length < 2
    ? words.join("")
    : `${words.slice(0, -1).join(", ")} ${conjunction} ${words.at(-1)}`;
}
