import type { Clock } from "../clock.ts";
import type { RetryOptions } from "../http/retry.ts";
import type { Transport } from "../http/transport.ts";
import {
  callback,
  duration,
  needed,
  type OptionTable,
  object,
  text,
  withMethods,
} from "../options/option-rule.ts";
import { requireOptions } from "../options/require-options.ts";
import type { JobType } from "../types.ts";

/** What a client needs. Only the token has no default. */
export interface ClientOptions {
  /** App-only bearer token. Throws TOKEN_MALFORMED if it cannot be one. */
  readonly bearerToken: string;
  /** Origin of X's API, or a loopback address for tests. Default `https://api.x.com`. */
  readonly apiUrl?: string;
  /** How fast failed calls are tried again. Default: as `RetryOptions` says. */
  readonly retry?: RetryOptions;
  /** What sends requests. Default: `createTransport()`, which reads the proxy variables of the environment. */
  readonly transport?: Transport;
  /** The time. Default: the machine's own. */
  readonly clock?: Clock;
  /** Called with what happens between calls, as it happens. */
  readonly onEvent?: (event: ClientEvent) => void;
  /** Called with every value that must not be shown: the token, and what signs the URLs that X returns. */
  readonly onSecret?: (value: string) => void;
}

/** What a client does on its own between calls. */
export type ClientEvent =
  /** A request failed and will be tried again after `delayMs`. */
  | {
      readonly type: "retry";
      readonly operation: string;
      readonly code: string;
      /** What happened, in a sentence without URL or token. */
      readonly reason: string;
      /** Attempts made so far. */
      readonly attempt: number;
      readonly delayMs: number;
    }
  /** So many entries of X's list of jobs could not be read. */
  | { readonly type: "passed-over"; readonly jobType: JobType; readonly entries: number };

const optionTable: OptionTable<ClientOptions> = {
  // Which text can be one is TOKEN_MALFORMED's.
  bearerToken: needed({
    accepts: (value) => typeof value === "string",
    what: "the App's bearer token, as a text",
  }),
  apiUrl: text,
  retry: object,
  transport: withMethods("send", "close"),
  clock: withMethods("now", "monotonic", "sleep"),
  onEvent: callback,
  onSecret: callback,
};
const retryTable: OptionTable<RetryOptions> = {
  baseDelayMs: duration,
  maxDelayMs: duration,
  patienceMs: duration,
  unreachedMs: duration,
};

/** Throws OPTION_INVALID. */
export function requireClientOptions(options: ClientOptions): void {
  requireOptions("`createClient`", options, optionTable);
  requireOptions("`retry`", options.retry ?? {}, retryTable);
}
