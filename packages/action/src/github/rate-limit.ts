import type { GitHubAnswer } from "./read-answer.ts";

/** Both limits answer 403 or 429. Source: GitHub's "Rate limits for the REST API". */
export function isRateLimit({ status, headers, texts }: GitHubAnswer): boolean {
  if (status === 429) return true;
  if (status !== 403) return false;
  const isLimit = headers["retry-after"] !== undefined || headers["x-ratelimit-remaining"] === "0";
  return isLimit || texts.some((text) => text.includes("secondary rate limit"));
}

/** For a secondary limit without `retry-after`. Source: GitHub's "Rate limits for the REST API". */
const leastWaitMs = 60_000;

/** How long GitHub asks to wait, by its own clock. The hour's end is of no use where the hour's requests are left. */
export function readWaitMs(headers: GitHubAnswer["headers"]): number | undefined {
  const seconds = headers["retry-after"];
  if (seconds !== undefined && /^\d{1,6}$/.test(seconds)) return Number(seconds) * 1000;
  if (headers["x-ratelimit-remaining"] !== "0") return leastWaitMs;
  const resetMs = Number(headers["x-ratelimit-reset"]) * 1000;
  const waitMs = resetMs - Date.parse(headers.date ?? "");
  // Both are whole seconds.
  return Number.isFinite(waitMs) ? Math.max(0, waitMs) + 1000 : undefined;
}
