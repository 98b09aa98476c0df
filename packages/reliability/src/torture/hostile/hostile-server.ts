import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { type OpenX, openX, systemClock } from "@x-batch-compliance/sandbox";
import type { Hostility } from "./hostilities.ts";

/** X on loopback, which is hostile in one operation and well-behaved in all others. */
export interface HostileServer extends AsyncDisposable {
  readonly x: OpenX;
  /** Requests of the operation. */
  readonly requests: () => number;
  /** What has been sent in answer to them. */
  readonly sentBytes: () => number;
}

/** Starts one. */
export async function startHostileServer(operation: string, { play }: Hostility): Promise<HostileServer> {
  const sockets = new Set<Socket>();
  const hostile = new Set<Socket>();
  let requests = 0;
  let closedBytes = 0;
  const server = createServer((request, response) => {
    const method = request.method ?? "GET";
    const url = new URL(request.url ?? "/", x.origin);
    const call = x.take({ method, url, headers: request.headers, body: Buffer.alloc(0) });
    if (call.operation !== operation) return void answerWell(x, request, response);
    requests++;
    const { socket } = request;
    hostile.add(socket);
    socket.once("close", () => {
      closedBytes += socket.bytesWritten;
      hostile.delete(socket);
    });
    play(socket);
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("error", () => {}).once("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const x = openX({ clock: systemClock, origin, storageOrigin: "http://127.0.0.1:9", looksInProgress: 0 });
  return {
    x,
    requests: () => requests,
    sentBytes: () => closedBytes + [...hostile].reduce((sum, { bytesWritten }) => sum + bytesWritten, 0),
    async [Symbol.asyncDispose]() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

async function answerWell(x: OpenX, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece);
  const { method = "GET", headers, url = "/" } = request;
  const body = Buffer.concat(pieces);
  const call = x.take({ method, url: new URL(url, x.origin), headers, body });
  const { status, headers: own, bytes } = await call.answer();
  response.writeHead(status, { ...own, "content-length": String(bytes.length) }).end(bytes);
}
