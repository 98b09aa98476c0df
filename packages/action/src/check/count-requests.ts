import type { Transport } from "@x-batch-compliance/core";
import { createTransport, SignedUrl } from "@x-batch-compliance/core/advanced";

/** A transport that counts what goes to X's API, each attempt for itself: X charges by request. */
export interface CountingTransport extends Transport {
  readonly requests: () => number;
}

/** @param apiUrl Origin of X's API. What goes to its storage is not counted, as X does not charge for it. */
export function countRequests(apiUrl: string, transport: Transport = createTransport()): CountingTransport {
  // An address that is none is refused by the client itself, with a better word for it.
  const origin = URL.parse(apiUrl)?.origin;
  let requests = 0;
  return {
    send(request) {
      const url = request.url instanceof SignedUrl ? request.url.reveal() : request.url;
      if (url.origin === origin) requests += 1;
      return transport.send(request);
    },
    close: () => transport.close(),
    requests: () => requests,
  };
}
