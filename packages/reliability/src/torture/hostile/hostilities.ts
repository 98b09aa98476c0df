import type { Socket } from "node:net";

/** What a server can do that is not an answer, on a connection whose request has begun to arrive. */
export interface Hostility {
  readonly name: string;
  /** Goes on until the connection is closed. */
  readonly play: (socket: Socket) => void;
}

const dripEveryMs = 100;
const pieceBytes = 64 * 1024;
const head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n";
/** Seconds: about 31 years. */
const farAway = 1_000_000_000;

/** All of them. None is against HTTP but for its lack of an end. */
export const hostilities: readonly Hostility[] = [
  {
    name: "drips a body",
    play(socket) {
      socket.write(head);
      repeat(socket, () => socket.write("1\r\n \r\n"));
    },
  },
  {
    name: "endless body",
    play(socket) {
      socket.write(head);
      pour(socket, `${pieceBytes.toString(16)}\r\n${"{}\n".repeat(pieceBytes).slice(0, pieceBytes)}\r\n`);
    },
  },
  {
    name: "early hints for ever",
    play: (socket) =>
      repeat(socket, () => socket.write("HTTP/1.1 103 Early Hints\r\nlink: </a>; rel=preload\r\n\r\n")),
  },
  {
    name: "huge headers",
    play(socket) {
      socket.write("HTTP/1.1 200 OK\r\n");
      pour(socket, `x-filler: ${"a".repeat(4_000)}\r\n`);
    },
  },
  {
    name: "drips headers",
    play(socket) {
      socket.write("HTTP/1.1 200 OK\r\n");
      repeat(socket, () => socket.write("x-a: b\r\n"));
    },
  },
  {
    name: "Retry-After in 31 years",
    play: (socket) => void socket.end(refuse(`retry-after: ${farAway}\r\n`)),
  },
  {
    name: "rate limit until 2066",
    play: (socket) =>
      void socket.end(
        refuse(
          `x-rate-limit-limit: 150\r\nx-rate-limit-remaining: 0\r\nx-rate-limit-reset: ${farAway * 3}\r\n`,
        ),
      ),
  },
  { name: "503 for good", play: (socket) => void socket.end(answer("503 Service Unavailable", "")) },
  { name: "silence", play: () => {} },
];

function refuse(headers: string): string {
  return answer("429 Too Many Requests", headers);
}

function answer(status: string, headers: string): string {
  return `HTTP/1.1 ${status}\r\ndate: ${new Date().toUTCString()}\r\n${headers}connection: close\r\ncontent-length: 0\r\n\r\n`;
}

function repeat(socket: Socket, act: () => void): void {
  const timer = setInterval(act, dripEveryMs);
  socket.once("close", () => clearInterval(timer));
}

/** As fast as the other side reads. */
function pour(socket: Socket, piece: string): void {
  const more = (): void => {
    while (!socket.destroyed && socket.write(piece));
  };
  socket.on("drain", more);
  more();
}
