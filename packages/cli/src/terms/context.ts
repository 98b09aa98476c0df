import type * as core from "@x-batch-compliance/core";
import type { CheckEvent, Client } from "@x-batch-compliance/core";
import type * as advanced from "@x-batch-compliance/core/advanced";
import type { World } from "./world.ts";

/** Core, with its advanced exports, loaded by whoever needs it: what only prints help must not wait for it. */
export type Core = typeof core & typeof advanced;

/** What a command works with once core is loaded. */
export interface Context {
  readonly world: World;
  readonly core: Core;
  /** Shows an event, and keeps what an interruption has to report. */
  readonly onEvent: (event: CheckEvent) => void;
}

/** The same, with a way to X. */
export interface Session extends Context, AsyncDisposable {
  readonly client: Client;
}
