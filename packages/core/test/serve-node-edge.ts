import { readFile } from "node:fs/promises";
import { type IncomingMessage, request } from "node:http";
import {
  createSecureServer,
  type Http2ServerRequest,
  type Http2ServerResponse,
  type OutgoingHttpHeaders,
} from "node:http2";
import type { AddressInfo, Socket } from "node:net";
import { pipeline } from "node:stream/promises";
import { readAll } from "./bytes.ts";
import type { Edge, EdgeOptions } from "./edge.ts";

/** Headers that are about one connection, and that HTTP/2 forbids. */
const ofConnection: ReadonlySet<string> = new Set(["connection", "keep-alive", "transfer-encoding", "host"]);

/** Node's own HTTP/2 server, which speaks HTTP/1.1 with who does not offer more. */
export async function serveNodeEdge(options: EdgeOptions): Promise<Edge> {
  const { certPath, keyPath } = options;
  const [cert, key] = await Promise.all([readFile(certPath), readFile(keyPath)]);
  const sockets = new Set<Socket>();
  const server = createSecureServer({ cert, key, allowHTTP1: true }, (incoming, outgoing) => {
    passOn({ incoming, outgoing }, options);
  });
  server.on("connection", (socket: Socket) => sockets.add(socket));
  server.on("tlsClientError", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    async [Symbol.asyncDispose]() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

function passOn(
  { incoming, outgoing }: { readonly incoming: Http2ServerRequest; readonly outgoing: Http2ServerResponse },
  { hosts, replacements = [] }: EdgeOptions,
): void {
  const asked = (incoming.headers[":authority"] ?? incoming.headers.host ?? "").replace(/:\d+$/, "");
  const origin = hosts.find(({ name }) => name === asked)?.origin;
  if (origin === undefined) {
    outgoing.writeHead(421).end();
    return;
  }
  const { method, headers } = incoming;
  const upstream = request(new URL(incoming.url, origin), { method, headers: pickHeaders(headers) });
  const drop = (): void => void incoming.socket.destroy();
  upstream.on("error", drop);
  upstream.on("response", (answer) => {
    const out = { ...pickHeaders(answer.headers), "x-protocol": `HTTP/${incoming.httpVersion}` };
    answerWith({ answer, outgoing, headers: out, replacements }).catch(drop);
  });
  pipeline(incoming, upstream).catch(drop);
}

async function answerWith({
  answer,
  outgoing,
  headers,
  replacements,
}: {
  readonly answer: IncomingMessage;
  readonly outgoing: Http2ServerResponse;
  readonly headers: OutgoingHttpHeaders;
  readonly replacements: readonly (readonly [string, string])[];
}): Promise<void> {
  const status = answer.statusCode ?? 502;
  if (headers["content-type"]?.toString().includes("json") !== true) {
    outgoing.writeHead(status, headers);
    await pipeline(answer, outgoing);
    return;
  }
  let text = (await readAll(answer)).toString();
  for (const [from, to] of replacements) text = text.replaceAll(from, to);
  outgoing.writeHead(status, { ...headers, "content-length": Buffer.byteLength(text) });
  outgoing.end(text);
}

function pickHeaders(headers: OutgoingHttpHeaders): OutgoingHttpHeaders {
  const kept = Object.entries(headers).filter(
    ([name]) => !name.startsWith(":") && !ofConnection.has(name.toLowerCase()),
  );
  return Object.fromEntries(kept);
}
