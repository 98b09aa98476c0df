// Stands in for `@x-batch-compliance/core` while an example runs: the same exports, and clients that reach a sandbox on whose
// clock hours are no time.
import { createSharedClock, startSandboxOfX } from "@x-batch-compliance/sandbox";
import { createClient as create } from "../../src/client/client.ts";
import type { Client, ClientOptions } from "../../src/index.ts";

export * from "../../src/index.ts";

/** What X says of two of the IDs that the examples have. */
const byId = {
  "1372966999991541762": { action: "delete", reason: "deleted" },
  "1460323737035677698": { action: "delete", reason: "suspended" },
} as const;

let current: { readonly apiUrl: string; readonly clock: ReturnType<typeof createSharedClock> } | undefined;

/** A sandbox that nothing was sent to. It lives as long as the process. */
export async function openWorld(): Promise<void> {
  const clock = createSharedClock();
  const { x } = await startSandboxOfX({
    clock: clock.manual,
    x: { verdicts: { kind: "table", byId }, processingMs: 300_000 },
  });
  process.env.X_BEARER_TOKEN = x.bearerToken;
  current = { apiUrl: x.origin, clock };
}

/** Lets a time go by in the sandbox. */
export function passTime(ms: number): void {
  current?.clock.manual.advance(ms);
}

/** Replaces the function of the same name. */
export function createClient(options: ClientOptions): Client {
  if (current === undefined) throw new Error("Call openWorld first.");
  return create({ ...options, ...current });
}
