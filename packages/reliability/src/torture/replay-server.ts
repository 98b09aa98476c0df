import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import type { Cut, CutKind, ExchangeSize } from "./cut.ts";
import { frameAnswer, framings } from "./frame-answer.ts";
import { findOperation, type JobState, type Operation, origins, type Recording } from "./recording.ts";

/** X's API and its storage as they were recorded, by bytes alone, so that they can break the rules of HTTP. */
export interface ReplayServer extends AsyncDisposable {
  readonly apiOrigin: string;
  /** Forgets all that was, and cuts the next lifecycle there. */
  reset(cut?: Cut): void;
  /** Goes on with the job, and cuts nothing any more. */
  mend(): void;
  /** Whether the cut has happened. */
  isCut(): boolean;
  /** Creates that made a job. */
  creates(): number;
  /** Requests that nobody recorded: a second create or upload, a cancel. */
  unexpected(): readonly string[];
  exchanges(): readonly ExchangeSize[];
}

interface Lifecycle {
  state: JobState;
  cut: Cut | undefined;
  isCut: boolean;
  creates: number;
  unexpected: string[];
  exchanges: ExchangeSize[];
  begun: number;
}

/** Serves a recording on two free ports of 127.0.0.1. */
export async function serveRecording({ answers }: Recording): Promise<ReplayServer> {
  const sockets = new Set<Socket>();
  let life = begin();
  const accept = (socket: Socket): void => {
    sockets.add(socket);
    // A client that gives up resets the connection; that is what this is about.
    socket.on("error", () => socket.destroy());
    socket.on("close", () => sockets.delete(socket));
    readRequests(socket, { life: () => life, answer });
  };
  const [api, storage] = await Promise.all([listen(accept), listen(accept)]);
  const apiOrigin = originOf(api);
  const storageOrigin = originOf(storage);

  function answer(operation: Operation): Parameters<typeof frameAnswer>[0] {
    const recorded = answers.get(`${operation}, ${life.state}`);
    if (recorded === undefined) {
      life.unexpected.push(`${operation}, ${life.state}`);
      return { status: 501, headers: {}, body: Buffer.from("{}") };
    }
    if (operation === "create") life.creates++;
    life.state = next(operation, life.state);
    const text = recorded.body.toString("latin1");
    const own = text.replaceAll(origins.api, apiOrigin).replaceAll(origins.storage, storageOrigin);
    return { ...recorded, body: Buffer.from(own, "latin1") };
  }

  function drop(): void {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  }

  return {
    apiOrigin,
    reset(cut) {
      drop();
      life = begin(cut);
    },
    mend() {
      drop();
      life.cut = undefined;
    },
    isCut: () => life.isCut,
    creates: () => life.creates,
    unexpected: () => life.unexpected,
    exchanges: () => life.exchanges,
    async [Symbol.asyncDispose]() {
      const closed = [api, storage].map((server) => new Promise((resolve) => server.close(resolve)));
      drop();
      await Promise.all(closed);
    },
  };
}

function begin(cut?: Cut): Lifecycle {
  return { state: "none", cut, isCut: false, creates: 0, unexpected: [], exchanges: [], begun: 0 };
}

/** A job is in progress at the first look after its upload, and complete at the next. */
function next(operation: Operation, state: JobState): JobState {
  if (operation === "create") return "created";
  if (operation === "upload") return "in progress";
  return operation === "get" && state === "in progress" ? "complete" : state;
}

const headEnd = "\r\n\r\n";

/** Reads one request after the other from a connection. */
function readRequests(
  socket: Socket,
  {
    life,
    answer,
  }: {
    readonly life: () => Lifecycle;
    readonly answer: (operation: Operation) => Parameters<typeof frameAnswer>[0];
  },
): void {
  let received = Buffer.alloc(0);
  let exchange: number | undefined;
  socket.on("data", (bytes) => {
    received = received.length === 0 ? bytes : Buffer.concat([received, bytes]);
    const end = received.indexOf(headEnd);
    if (end < 0) return;
    const current = life();
    exchange ??= current.begun++;
    const head = received.toString("latin1", 0, end);
    const bodyFrom = end + headEnd.length;
    const bodyBytes = Number(/^content-length: (\d+)/im.exec(head)?.[1] ?? 0);
    const cut = current.cut?.exchange === exchange && !current.isCut ? current.cut : undefined;
    if (cut?.side === "request" && received.length >= bodyFrom + cut.atByte) {
      current.isCut = true;
      // What has not been read by now never is.
      socket.pause();
      endSocket(socket, cut.kind);
      return;
    }
    if (received.length < bodyFrom + bodyBytes) return;
    received = received.subarray(bodyFrom + bodyBytes);
    exchange = undefined;
    const [method = "", target = ""] = head.split(" ", 2);
    const recorded = answer(findOperation(method, target.split("?")[0] ?? ""));
    if (current.cut === undefined) {
      const sizes = framings.map((framing) => [framing, frameAnswer(recorded, framing).length]);
      current.exchanges.push({ requestBytes: bodyBytes, answerBytes: Object.fromEntries(sizes) });
    }
    const wire = frameAnswer(recorded, cut?.framing ?? "length");
    if (cut === undefined) return void socket.write(wire);
    current.isCut = true;
    socket.write(wire.subarray(0, cut.atByte), () => endSocket(socket, cut.kind));
  });
}

function endSocket(socket: Socket, kind: CutKind): void {
  if (kind === "fin") socket.end();
  else if (kind === "reset") socket.resetAndDestroy();
}

async function listen(accept: (socket: Socket) => void): Promise<Server> {
  const server = createServer({ allowHalfOpen: true }, accept);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

function originOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
