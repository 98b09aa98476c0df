import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createSecureServer, type Http2ServerRequest, type Http2ServerResponse } from "node:http2";
import type { AddressInfo, Server, Socket } from "node:net";
import type { Identity } from "../tls/private-authority.ts";

/** How a server is reached. */
export interface ListenOptions {
  /** Speaks TLS, and by ALPN HTTP/2 to whoever offers it, as large edges do. Default: plain HTTP/1.1. */
  readonly tls?: Identity | undefined;
  /** Answers in the name of this host instead of 127.0.0.1, for clients that look at the name. */
  readonly host?: string | undefined;
  readonly answer: (request: IncomingMessage, response: ServerResponse) => void;
}

/** A server that listens. */
export interface Listener {
  readonly origin: string;
  /** Breaks all connections. */
  close(): Promise<void>;
}

/** Listens on a free port of 127.0.0.1. */
export async function listen({ tls, host = "127.0.0.1", answer }: ListenOptions): Promise<Listener> {
  const sockets = new Set<Socket>();
  const server: Server =
    tls === undefined
      ? createServer(answer)
      : createSecureServer({ ...tls, allowHTTP1: true }, (request, response) =>
          answer(...asHttp1(request, response)),
        );
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    origin: `${tls === undefined ? "http" : "https"}://${host}:${port}`,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

/**
 * Node gives HTTP/2 the same face, but for names that begin with a colon. A client of HTTP/2 names its host there, and
 * what is signed for the storage covers the host.
 */
function asHttp1(
  request: Http2ServerRequest,
  response: Http2ServerResponse,
): [IncomingMessage, ServerResponse] {
  const { ":authority": authority } = request.headers;
  if (authority !== undefined) request.headers.host ??= authority;
  return [request as unknown as IncomingMessage, response as unknown as ServerResponse];
}
