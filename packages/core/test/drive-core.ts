import {
  createSharedClock,
  type SandboxOfX,
  type SharedClock,
  startSandboxOfX,
  type XSettings,
} from "@x-batch-compliance/sandbox";
import { expect } from "vitest";
import { type Client, createClient } from "../src/client/client.ts";
import { SignedUrl } from "../src/http/signed-url.ts";
import { createTransport, type Transport } from "../src/http/transport.ts";
import { createTemporaryFolder } from "./temporary-folder.ts";

/** Core and the world outside, on one clock that only sleeping moves. */
export interface DrivenCore extends AsyncDisposable {
  readonly sandbox: SandboxOfX;
  readonly clock: SharedClock;
  readonly client: Client;
  /** Everything that the client said must not be shown. */
  readonly secrets: ReadonlySet<string>;
  /** Every address that was asked for, as it was sent. */
  readonly addresses: readonly URL[];
  /** An empty folder of the test's own. */
  readonly folder: string;
  /** How often each of these operations was asked for, in this order. */
  count(...operations: readonly string[]): readonly number[];
  /** Monotonic time, ms, after so much more time. */
  after(ms: number): number;
}

/** Starts both. A failure that was scripted and never happened fails the test at the end. */
export async function driveCore(settings: XSettings = {}): Promise<DrivenCore> {
  const clock = createSharedClock();
  const sandbox = await startSandboxOfX({ clock: clock.manual, x: settings });
  const own = await createTemporaryFolder();
  const secrets = new Set<string>();
  const addresses: URL[] = [];
  const client = createClient({
    bearerToken: sandbox.x.bearerToken,
    apiUrl: sandbox.x.origin,
    clock,
    transport: watchTransport((url) => void addresses.push(url)),
    onSecret: (secret) => secrets.add(secret),
  });
  return {
    sandbox,
    clock,
    client,
    secrets,
    addresses,
    folder: own.path,
    count: (...operations) => operations.map((name) => sandbox.recorder.requests(name).length),
    after: (ms) => clock.monotonic() + ms,
    async [Symbol.asyncDispose]() {
      await client.close();
      await sandbox[Symbol.asyncDispose]();
      await own[Symbol.asyncDispose]();
      // Soft: the test's own failure is the better story.
      expect.soft(sandbox.faults.unused()).toEqual([]);
    },
  };
}

function watchTransport(onSend: (url: URL) => void): Transport {
  const transport = createTransport();
  return {
    ...transport,
    send(request) {
      onSend(request.url instanceof SignedUrl ? request.url.reveal() : request.url);
      return transport.send(request);
    },
  };
}
