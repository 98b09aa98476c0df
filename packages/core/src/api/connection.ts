import type { Clock } from "../clock.ts";
import type { Transport } from "../http/transport.ts";

export interface Connection {
  readonly apiUrl: URL;
  readonly bearerToken: string;
  readonly clock: Clock;
  readonly transport: Transport;
  readonly onSecret: ((value: string) => void) | undefined;
}

/** Bytes as they are. Who asks, the transport says. */
export const plainHeaders: Readonly<Record<string, string>> = { "accept-encoding": "identity" };

/** A property that is there or is not, as `exactOptionalPropertyTypes` wants it. */
export function withSignal(signal: AbortSignal | undefined): { readonly signal?: AbortSignal } {
  return signal === undefined ? {} : { signal };
}
