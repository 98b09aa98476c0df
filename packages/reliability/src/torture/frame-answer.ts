import { gzipSync } from "node:zlib";

/** How the end of an answer is announced. `gzip`: by a length, and the body is compressed. */
export const framings = ["length", "chunked", "close", "gzip"] as const;
export type Framing = (typeof framings)[number];

/** The bytes of an answer as they go over the wire. */
export function frameAnswer(
  answer: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: Buffer;
  },
  framing: Framing,
): Buffer {
  const { status, headers } = answer;
  const body = framing === "gzip" ? gzipSync(answer.body) : answer.body;
  const announced = {
    length: { "content-length": String(body.length) },
    chunked: { "transfer-encoding": "chunked" },
    close: { connection: "close" },
    gzip: { "content-length": String(body.length), "content-encoding": "gzip" },
  }[framing];
  const lines = Object.entries({ ...headers, ...announced }).map(([name, value]) => `${name}: ${value}\r\n`);
  const head = Buffer.from(`HTTP/1.1 ${status} Answer\r\n${lines.join("")}\r\n`, "latin1");
  return Buffer.concat([head, framing === "chunked" ? chunk(body) : body]);
}

const chunkCount = 3;

/** In several chunks, so that a body can also end between two of them. */
function chunk(body: Buffer): Buffer {
  const size = Math.max(1, Math.ceil(body.length / chunkCount));
  const pieces: Buffer[] = [];
  for (let from = 0; from < body.length; from += size) {
    const piece = body.subarray(from, from + size);
    pieces.push(Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from("\r\n"));
  }
  return Buffer.concat([...pieces, Buffer.from("0\r\n\r\n")]);
}
