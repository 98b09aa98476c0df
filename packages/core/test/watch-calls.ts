import type { CallOptions } from "../src/api/call-options.ts";
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
  /** The calls in their order, and whom each was to obey. */
  readonly calls: readonly (readonly [name: string, call: CallOptions | undefined])[];
}

/** The same client, and what its calls are given besides their data. */
export function watchCalls(client: Client): WatchedClient {
  const calls: [string, CallOptions | undefined][] = [];
  const watch = (name: (typeof watched)[number]) => {
    const call = client[name] as (...values: unknown[]) => unknown;
    return (...values: unknown[]): unknown => {
      calls.push([name, values.at(-1) as CallOptions | undefined]);
      return call(...values);
    };
  };
  return { client: { ...client, ...Object.fromEntries(watched.map((name) => [name, watch(name)])) }, calls };
}
