// biome-ignore-all lint/style/noRestrictedImports: the one file on undici.
import { Agent, type Dispatcher, EnvHttpProxyAgent, Pool, request } from "undici";
import manifest from "../../package.json" with { type: "json" };
import type { Body } from "../types.ts";
import { toComplianceError } from "./failure.ts";
import { isLoopback } from "./is-loopback.ts";
import { proxyHint, toProxyError } from "./proxy-failure.ts";
import { type Environment, type ProxySettings, readProxySettings } from "./proxy-settings.ts";

export interface UndiciOptions {
  readonly idleTimeoutMs: number;
  readonly connectTimeoutMs: number;
  readonly environment: Environment;
  readonly proxiesLoopback: boolean;
}

/** A request as undici takes it, but for what is always the same. */
export interface PlainRequest {
  readonly url: URL;
  readonly method: Dispatcher.HttpMethod;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Body | undefined;
  readonly signal: AbortSignal | undefined;
}

/** Connections that are open, and requests over them. */
export interface OpenUndici {
  send(request: PlainRequest): Promise<Dispatcher.ResponseData>;
  close(): Promise<void>;
}

/** Opens no connection yet. */
export function openUndici(options: UndiciOptions): OpenUndici {
  const direct = new Agent({ ...toAgentOptions(options), connect: { timeout: options.connectTimeoutMs } });
  let proxied: Dispatcher | undefined;
  // Not before it is needed: a variable that is of no use to us does not disturb who asks loopback alone.
  const openOutward = (): Dispatcher => {
    const settings = readProxySettings(options.environment);
    return settings === undefined ? direct : openProxied(settings, options);
  };
  return {
    async send({ url, method, headers, body, signal }) {
      const staysHere = isLoopback(url) && !options.proxiesLoopback;
      if (!staysHere) proxied ??= openOutward();
      return request(url, {
        dispatcher: staysHere ? direct : (proxied ?? direct),
        method,
        headers: {
          "user-agent": `x-batch-compliance/${manifest.version}`,
          ...headers,
          ...(body === undefined ? {} : { "content-length": String(body.sizeBytes) }),
        },
        // undici takes any async iterable; its types only name streams.
        body: (body?.open() ?? null) as unknown as NonNullable<Dispatcher.RequestOptions["body"]>,
        signal: signal ?? null,
      });
    },
    async close() {
      await Promise.all([direct.close(), proxied === direct ? undefined : proxied?.close()]);
    },
  };
}

function toAgentOptions({ idleTimeoutMs }: UndiciOptions): Agent.Options {
  return {
    // HTTP/1.1 by choice. A body of HTTP/2 has no chunks, so one without a length has no announced end; cut by a reset
    // of its stream it ends normally in undici 8.12, and requests are sent again after a GOAWAY without our asking. That a
    // result is whole, and that nothing is repeated in secret, are promises that only HTTP/1.1 lets us keep.
    allowH2: false,
    headersTimeout: idleTimeoutMs,
    bodyTimeout: idleTimeoutMs,
    // A server that closes an idle connection just as we send looks like a reset; POST is not repeated.
    keepAliveTimeout: 1_000,
    keepAliveMaxTimeout: 1_000,
  };
}

function openProxied(
  { httpProxy, httpsProxy, noProxy }: ProxySettings,
  options: UndiciOptions,
): EnvHttpProxyAgent {
  const { connectTimeoutMs } = options;
  const tls = { allowH2: false, timeout: connectTimeoutMs };
  return new EnvHttpProxyAgent({
    ...toAgentOptions(options),
    // Empty, and not left out: it would read the environment itself.
    httpProxy: httpProxy ?? "",
    httpsProxy: httpsProxy ?? "",
    noProxy,
    connectTimeout: connectTimeoutMs,
    // Without these, a handshake with the proxy, or through it, would offer HTTP/2 again.
    proxyTls: tls,
    requestTls: tls,
    // The proxy only passes bytes on, so its own answers and the server's are never taken for each other.
    proxyTunnel: true,
    clientFactory: (url, poolOptions) => openProxyPool(url, { ...poolOptions, connectTimeoutMs }),
  });
}

/** Connections to a proxy, whose failures say that they are the proxy's. */
function openProxyPool(
  url: URL,
  { connectTimeoutMs, ...options }: Pool.Options & { readonly connectTimeoutMs: number },
): Pool {
  const pool = new Pool(url, { ...options, headersTimeout: connectTimeoutMs, allowH2: false });
  type Connect = (tunnel: Dispatcher.ConnectOptions) => Promise<Dispatcher.ConnectData>;
  const ask = pool.connect.bind(pool) as Connect;
  const connect: Connect = async (tunnel) => {
    let answer: Dispatcher.ConnectData;
    try {
      answer = await ask(tunnel);
    } catch (error) {
      throw toComplianceError(error, { name: `the proxy ${url.host}`, hint: proxyHint });
    }
    if (answer.statusCode === 200) return answer;
    answer.socket.on("error", () => {}).destroy();
    throw toProxyError(answer.statusCode, url.host);
  };
  return Object.assign(pool, { connect });
}
