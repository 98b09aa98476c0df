import type { Caller } from "./caller.ts";

const windowMs = 3_600_000;

/** Where a token stands in its hour. */
interface RateStatus {
  readonly exceeded: boolean;
  readonly headers: Readonly<Record<string, string>>;
}

/** Counts requests per token and hour. */
export interface RateLimit {
  /** Counts one request. */
  take(caller: Caller, limit: number): RateStatus;
}

/** Starts with full hours. */
export function createRateLimit(now: () => number): RateLimit {
  const windows = new Map<Caller, { readonly endMs: number; used: number }>();
  return {
    take(caller, limit) {
      const current = windows.get(caller);
      const window =
        current !== undefined && now() < current.endMs ? current : { endMs: now() + windowMs, used: 0 };
      windows.set(caller, window);
      const exceeded = window.used >= limit;
      if (!exceeded) window.used += 1;
      const headers = {
        "x-ratelimit-limit": String(limit),
        "x-ratelimit-remaining": String(Math.max(0, limit - window.used)),
        "x-ratelimit-reset": String(Math.ceil(window.endMs / 1000)),
        "x-ratelimit-used": String(window.used),
        "x-ratelimit-resource": "core",
      };
      return { exceeded, headers };
    },
  };
}
