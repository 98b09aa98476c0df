import type { SandboxClock } from "../clock.ts";

/** How many requests an endpoint takes in a window. */
export interface RateLimitOptions {
  readonly limit: number;
  readonly windowMs: number;
}

/** One endpoint's current window. */
interface RateWindow {
  readonly resetAtMs: number;
  readonly used: number;
}

/** What became of a request. */
export interface Admission {
  readonly admitted: boolean;
  readonly headers: Readonly<Record<string, string>>;
}

/** Counts an endpoint's requests. */
export type RateLimit = (endpoint: string) => Admission;

/** The window that a moment falls into, before the request that is asked about. */
function openWindow(last: RateWindow | undefined, nowMs: number, windowMs: number): RateWindow {
  return last && nowMs < last.resetAtMs ? last : { resetAtMs: nowMs + windowMs, used: 0 };
}

/** Starts with nothing used; every endpoint has windows of its own. */
export function createRateLimit({ limit, windowMs }: RateLimitOptions, clock: SandboxClock): RateLimit {
  const windows = new Map<string, RateWindow>();
  return (endpoint) => {
    const before = openWindow(windows.get(endpoint), clock.now(), windowMs);
    const admitted = before.used < limit;
    const after = admitted ? { ...before, used: before.used + 1 } : before;
    windows.set(endpoint, after);
    return {
      admitted,
      headers: {
        "x-rate-limit-limit": String(limit),
        "x-rate-limit-remaining": String(limit - after.used),
        // Rounded up: whoever comes at that second must not be early.
        "x-rate-limit-reset": String(Math.ceil(after.resetAtMs / 1000)),
      },
    };
  };
}
