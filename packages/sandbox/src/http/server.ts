import type { IncomingMessage, ServerResponse } from "node:http";
import { type SandboxClock, systemClock } from "../clock.ts";
import type { Identity } from "../tls/private-authority.ts";
import type { Faults } from "./faults.ts";
import { findRoute, readParams } from "./find-route.ts";
import { listen } from "./listen.ts";
import { playFault, sendReply } from "./play-fault.ts";
import { readBody } from "./read-body.ts";
import { cutHeaders, cutSecrets, type Recorder } from "./recorder.ts";
import type { Exchange, Reply, Route } from "./route.ts";

export type { Exchange, Reply, Route } from "./route.ts";

/** A server that listens until it is disposed of. */
export interface RunningServer extends AsyncDisposable {
  readonly origin: string;
}

/** What a server serves, and whom it informs. */
export interface ServerOptions {
  readonly routes: readonly Route[];
  /** For requests that no route takes. */
  readonly notFound: (exchange: Exchange) => Reply | Promise<Reply>;
  readonly faults: Faults;
  readonly recorder: Recorder;
  /** Gives the `date` of every answer and the time of every record. Default: the system's clock. */
  readonly clock?: SandboxClock;
  /** Answers in the name of this host instead of 127.0.0.1, for clients that look at the name. */
  readonly host?: string;
  /** Speaks TLS, with HTTP/2 for whoever offers it. Default: plain HTTP/1.1. */
  readonly tls?: Identity | undefined;
}

/** Serves routes on a free port of 127.0.0.1, with scripted failures and a record of every request. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { tls, host } = options;
  const listener = await listen({
    tls,
    host,
    answer: (request, response) => {
      const call = { options, origin: listener.origin, request, response };
      serve(call).catch((error: unknown) => confess(response, error));
    },
  });
  return { origin: listener.origin, [Symbol.asyncDispose]: () => listener.close() };
}

interface Call {
  readonly options: ServerOptions;
  readonly origin: string;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

async function serve({ options, origin, request, response }: Call): Promise<void> {
  const clock = options.clock ?? systemClock;
  const method = request.method ?? "GET";
  const target = request.url ?? "/";
  const url = new URL(origin + target);
  const route = findRoute(options.routes, { method, url, headers: request.headers });
  const operation = route?.operation ?? "unknown";
  const fault = options.faults.next(operation);
  const record = (status: number, bodyBytes: number): void =>
    options.recorder.add({
      operation,
      method,
      target: cutSecrets(target),
      headers: cutHeaders(request.headers),
      bodyBytes,
      status,
      atMs: clock.now(),
    });
  response.setHeader("date", new Date(clock.now()).toUTCString());

  const stopAfterBytes = fault?.kind === "reset" ? fault.afterRequestBytes : undefined;
  const body = await readBody(request, stopAfterBytes === undefined ? {} : { stopAfterBytes }).catch(
    () => undefined,
  );
  // The client went away before the end of its own request: nothing has happened, and nobody is left to answer.
  if (body === undefined) return record(0, 0);

  const params = readParams(route, url);
  const kept = fault?.kind === "keep" ? body.subarray(0, fault.firstBytes) : body;
  const exchange: Exchange = { method, url, headers: request.headers, params, body: kept };
  const work = async (): Promise<Reply> => (route?.handle ?? options.notFound)(exchange);
  record(await playFault({ response, work, fault }), body.length);
}

/** A fault of the sandbox itself must look like one, and not like a scripted failure. */
function confess(response: ServerResponse, error: unknown): void {
  const text = error instanceof Error ? error.stack : String(error);
  if (response.headersSent) response.destroy();
  else sendReply(response, { status: 500, body: `The sandbox itself failed: ${text}` });
}
