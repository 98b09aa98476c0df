import type { CallOptions, WorkLimits } from "../src/api/call-options.ts";
import type { Client } from "../src/client/client.ts";

const watched = [
  "createJob",
  "getJob",
  "listJobs",
  "cancelJob",
  "uploadIds",
  "startUpload",
  "sendChunk",
  "askProgress",
  "downloadResults",
] as const satisfies readonly (keyof Client)[];

export interface WatchedClient {
  readonly client: Client;
  /** The calls in their order, and whom each was to obey, until when by the monotonic clock. */
  readonly calls: readonly (readonly [name: string, call: WorkLimits | undefined])[];
}

/** The same client, and what its calls are given besides their data. */
export function watchCalls(client: Client): WatchedClient {
  const calls: [string, WorkLimits | undefined][] = [];
  const watch = (name: (typeof watched)[number]) => {
    const send = client[name] as (...values: unknown[]) => unknown;
    return (...values: unknown[]): unknown => {
      const { timeoutMs, ...call } = values.at(-1) as CallOptions;
      const untilMs = timeoutMs === undefined ? undefined : client.clock.monotonic() + timeoutMs;
      calls.push([name, { ...call, deadlineMs: untilMs }]);
      return send(...values);
    };
  };
  return { client: { ...client, ...Object.fromEntries(watched.map((name) => [name, watch(name)])) }, calls };
}
