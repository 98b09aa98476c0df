import { createServer } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";

/** A proxy that passes bytes on, and says what it was asked for. */
export interface Tunnel extends AsyncDisposable {
  /** `127.0.0.1:PORT`. */
  readonly host: string;
  /** Every `host:port` that it was asked to connect to, in this order. */
  readonly asked: readonly string[];
  /** What was asked for otherwise than by CONNECT. */
  readonly plain: readonly string[];
}

export interface TunnelOptions {
  /** Where a connection goes in truth: the port on 127.0.0.1 by the host that was asked for. */
  readonly portOf: (host: string) => number;
  /** `user:password` without which it answers 407. */
  readonly credentials?: string;
  /** What it answers to every CONNECT instead of opening a connection. */
  readonly status?: number;
}

export async function serveTunnel({ portOf, credentials, status }: TunnelOptions): Promise<Tunnel> {
  const asked: string[] = [];
  const plain: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    plain.push(request.url ?? "");
    response.writeHead(400).end();
  });
  server.on("connection", (socket) => sockets.add(socket));
  server.on("connect", (request, socket: Socket) => {
    socket.on("error", () => socket.destroy());
    asked.push(request.url ?? "");
    const wanted = credentials && `Basic ${Buffer.from(credentials).toString("base64")}`;
    const sent = request.headers["proxy-authorization"];
    const refused = wanted === undefined || sent === wanted ? status : 407;
    if (refused !== undefined) {
      socket.end(`HTTP/1.1 ${refused} No\r\nproxy-authenticate: Basic\r\ncontent-length: 0\r\n\r\n`);
      return;
    }
    const [host = ""] = (request.url ?? "").split(":");
    const upstream = connect(portOf(host), "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      socket.pipe(upstream).pipe(socket);
    });
    sockets.add(upstream);
    upstream.on("error", () => socket.destroy());
    socket.on("close", () => upstream.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    plain,
    async [Symbol.asyncDispose]() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
