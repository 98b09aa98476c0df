import type { Body } from "../types.ts";
import { toComplianceError } from "./failure.ts";
import type { OpenUndici } from "./open-undici.ts";
import { SignedUrl } from "./signed-url.ts";

/** One request, as a transport gets it. A `SignedUrl` is read by the transport alone. */
export interface HttpRequest {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  readonly url: URL | SignedUrl;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Body;
  readonly signal?: AbortSignal;
}

/**
 * How the end of a body is known. `none`: it ends when the connection does, so a cut cannot be told from
 * the end, and the body proves nothing.
 */
export type BodyFraming = "length" | "chunked" | "none";

/** An answer whose head is there and whose body is still to come. */
export interface HttpResponse {
  readonly status: number;
  /** Lower-case names; repeated headers joined by a comma. */
  readonly headers: Readonly<Record<string, string>>;
  readonly framing: BodyFraming;
  /**
   * The bytes as sent. Ends normally only if the framing was honoured. Must be read to its end or left by
   * `break`/`return`, which closes the connection.
   */
  readonly body: AsyncIterable<Uint8Array>;
}

/**
 * The only way out of core: pass your own to `createClient` to go through a proxy or to answer in a test. It follows
 * no redirect, retries nothing, and fails with a `ComplianceError`.
 * @example
 * ```ts
 * const logged: Transport = {
 *   send: (request) => (console.log(request.method), transport.send(request)),
 *   close: () => transport.close(),
 * };
 * ```
 */
export interface Transport {
  send(request: HttpRequest): Promise<HttpResponse>;
  /** Closes idle connections. */
  close(): Promise<void>;
}

/** How long `createTransport` bears silence. */
export interface TransportOptions {
  /** Longest silence of a connection in the middle of an exchange, ms. Default 60,000. */
  readonly idleTimeoutMs?: number;
  /** Longest wait for a connection, ms. Default 20,000. */
  readonly connectTimeoutMs?: number;
  /**
   * Where `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`, in either case, are read, with the first request. Default
   * `process.env`; `{}` for no proxy.
   */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Whether a proxy is asked for loopback addresses, too. Default false. */
  readonly proxiesLoopback?: boolean;
}

/**
 * HTTP/1.1 by undici: TLS as Node has it, known lengths only, one connection a request at a time, through a proxy where the
 * environment names one. It is loaded with the first request, as those who only rewrite files need none: it takes 20 MB
 * of memory.
 *
 * @throws {ComplianceError} (from `send`) NETWORK, IDLE_TIMEOUT, CERTIFICATE_REJECTED, PROXY_AUTHENTICATION, PROXY_INVALID.
 * @example
 * ```ts
 * const transport = createTransport({ idleTimeoutMs: 120_000 });
 * const client = createClient({ bearerToken, transport });
 * ```
 */
export function createTransport(options: TransportOptions = {}): Transport {
  let undici: Promise<OpenUndici> | undefined;
  return {
    async send({ method, url, headers, body, signal }) {
      signal?.throwIfAborted();
      undici ??= loadUndici(options);
      // A missing package is not a failure of the network, which would be tried again for hours.
      const { send } = await undici;
      signal?.throwIfAborted();
      const plain = url instanceof SignedUrl ? url.reveal() : url;
      try {
        const response = await send({ url: plain, method, headers, body, signal });
        const flat = flatten(response.headers);
        return {
          status: response.statusCode,
          headers: flat,
          framing: framingOf(flat),
          body: read(response.body, signal),
        };
      } catch (error) {
        signal?.throwIfAborted();
        throw toComplianceError(error, { name: "the server", host: plain.hostname });
      }
    },
    async close() {
      await (await undici)?.close();
    },
  };
}

async function loadUndici({
  idleTimeoutMs = 60_000,
  connectTimeoutMs = 20_000,
  environment = process.env,
  proxiesLoopback = false,
}: TransportOptions): Promise<OpenUndici> {
  const { openUndici } = await import("./open-undici.ts");
  return openUndici({ idleTimeoutMs, connectTimeoutMs, environment, proxiesLoopback });
}

async function* read(
  body: AsyncIterable<Uint8Array>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch (error) {
    signal?.throwIfAborted();
    throw toComplianceError(error);
  }
}

function framingOf(headers: Readonly<Record<string, string>>): BodyFraming {
  if (headers["transfer-encoding"]?.toLowerCase() === "chunked") return "chunked";
  return headers["content-length"] === undefined ? "none" : "length";
}

function flatten(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat[name.toLowerCase()] = Array.isArray(value) ? value.join(", ") : value;
  }
  return flat;
}
