import { createServer, type RequestListener } from "node:http";
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from "node:net";

/** A server on a free port of 127.0.0.1, until it is disposed of. */
export interface RawServer extends AsyncDisposable {
  readonly origin: string;
}

/** Answers by bytes alone, so that it can break the rules of HTTP. `answer` gets the head of a request. */
export function serveBytes(answer: (socket: Socket, head: string) => void): Promise<RawServer> {
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    // A client that gives up resets the connection; that is what some tests are about.
    socket.on("error", () => socket.destroy());
    let head = "";
    socket.on("data", (bytes) => {
      const whole = head.includes("\r\n\r\n");
      head += bytes.toString("latin1");
      if (!whole && head.includes("\r\n\r\n")) answer(socket, head);
    });
  });
  return listen(server, () => {
    for (const socket of sockets) socket.destroy();
  });
}

/** Answers as Node's own server does. */
export function serveHttp(answer: RequestListener): Promise<RawServer> {
  const server = createServer(answer);
  return listen(server, () => server.closeAllConnections());
}

async function listen(server: Server, drop: () => void): Promise<RawServer> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      drop();
      await closed;
    },
  };
}
