import type { Client, Clock, checkDatasets, HttpResponse, Transport } from "@x-batch-compliance/core";

/** A mistake that somebody has made before. It replaces what stands at one of core's seams. */
export interface KnownBug {
  readonly name: string;
  readonly wrapTransport?: (transport: Transport) => Transport;
  readonly wrapClient?: (client: Client, runKey: string) => Client;
  readonly wrapClock?: (clock: Clock) => Clock;
  readonly wrapCheck?: (check: typeof checkDatasets) => typeof checkDatasets;
  /** In place of core's rewrite. */
  readonly rewrite?: (lists: Lists) => Buffer;
}

export interface Lists {
  /** The list that was checked. */
  readonly checked: Buffer;
  /** The list as it is now. */
  readonly before: Buffer;
  readonly violations: readonly string[];
}

/** A transport that hands the results of jobs on changed; other answers stay as they are. */
export function changeResults(change: (bytes: Buffer, response: HttpResponse) => Buffer) {
  return (transport: Transport): Transport => ({
    ...transport,
    async send(request) {
      const response = await transport.send(request);
      if (!isResult(response)) return response;
      const { "content-encoding": _, "content-length": __, ...headers } = response.headers;
      return { ...response, framing: reframe(response), headers, body: changeBody(response, change) };
    },
  });
}

/** Of a body that is changed the length is not known before its end. */
export function reframe({ framing }: HttpResponse): HttpResponse["framing"] {
  return framing === "none" ? "none" : "chunked";
}

export function isResult({ status, headers }: HttpResponse): boolean {
  return status === 200 && headers["content-type"] === "application/octet-stream";
}

async function* changeBody(
  response: HttpResponse,
  change: (bytes: Buffer, response: HttpResponse) => Buffer,
): AsyncGenerator<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of response.body) pieces.push(Uint8Array.from(piece));
  yield change(Buffer.concat(pieces), response);
}
