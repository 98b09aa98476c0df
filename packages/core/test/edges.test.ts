// @module-tag slow
import { connect as connectHttp2 } from "node:http2";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTransport, type HttpResponse, type Transport } from "../src/http/transport.ts";
import { readAll } from "./bytes.ts";
import type { Edge, EdgeOptions } from "./edge.ts";
import { type Certificate, createAuthority, hasOpenssl } from "./make-certificates.ts";
import { rejectionOf } from "./rejection-of.ts";
import { hasNginx, serveNginxEdge } from "./serve-nginx-edge.ts";
import { serveNodeEdge } from "./serve-node-edge.ts";
import { type RawServer, serveBytes } from "./serve-raw.ts";
import { skipFor } from "./skip-for.ts";
import { createTemporaryFolder, type TemporaryFolder } from "./temporary-folder.ts";

/** Long enough that it crosses the buffers of an edge. */
const body = Buffer.from(
  Array.from({ length: 6_000 }, (_, index) => `{"id":"${10 ** 18 + index}"}\n`).join(""),
);

/** An answer as the origin sends it. */
function renderAnswer(framing: string): Buffer {
  const head = "HTTP/1.1 200 OK\r\ncontent-type: application/octet-stream\r\n";
  if (framing === "length") {
    return Buffer.concat([Buffer.from(`${head}content-length: ${body.length}\r\n\r\n`), body]);
  }
  const chunks: Buffer[] = [Buffer.from(`${head}transfer-encoding: chunked\r\n\r\n`)];
  for (let at = 0; at < body.length; at += 10_000) {
    const chunk = body.subarray(at, at + 10_000);
    chunks.push(Buffer.from(`${chunk.length.toString(16)}\r\n`), chunk, Buffer.from("\r\n"));
  }
  return Buffer.concat([...chunks, Buffer.from("0\r\n\r\n")]);
}

/** Cuts near the beginning, near the end, and all over the middle; never behind the last byte. */
function listCuts(answer: Buffer): readonly number[] {
  const head = answer.indexOf("\r\n\r\n") + 4;
  const cuts = [head, head + 1, answer.length - 1, answer.length - 2, answer.length - 5, answer.length - 6];
  for (let step = 1; step < 24; step++) cuts.push(head + Math.floor(((answer.length - head) * step) / 24));
  return cuts;
}

let folder: TemporaryFolder;
let certificate: Certificate;

async function prepare(): Promise<void> {
  folder = await createTemporaryFolder();
  const authority = await createAuthority(folder.path);
  certificate = await authority.issue("server", { hosts: "DNS:localhost" });
  setDefaultCACertificates([...getCACertificates("default"), authority.cert]);
}

const missing = hasOpenssl() ? undefined : "there is no openssl to make certificates with";
const edges: readonly {
  readonly name: string;
  readonly skipReason: string | undefined;
  readonly serve: (options: EdgeOptions) => Promise<Edge>;
}[] = [
  { name: "Node's HTTP/2 server", skipReason: missing, serve: serveNodeEdge },
  {
    name: "stock nginx",
    skipReason: missing ?? (hasNginx() ? undefined : "there is no nginx; install the package `nginx`"),
    serve: (options) => serveNginxEdge({ ...options, folder: folder.path }),
  },
];

if (missing === undefined) {
  beforeAll(prepare);
  afterAll(() => folder[Symbol.asyncDispose]());
}

describe.each(edges)("through $name, with TLS and an offer of HTTP/2", ({ skipReason, serve }) => {
  const settings = skipFor(skipReason);
  let answer: Buffer = Buffer.alloc(0);
  let sentBytes = 0;
  let origin: RawServer;
  let edge: Edge;
  let transport: Transport;

  if (skipReason === undefined) {
    beforeAll(async () => {
      origin = await serveBytes((socket) => socket.end(answer.subarray(0, sentBytes)));
      edge = await serve({ ...certificate, hosts: [{ name: "localhost", origin: origin.origin }] });
      transport = createTransport({ environment: {} });
    });
    afterAll(async () => {
      await transport.close();
      await edge[Symbol.asyncDispose]();
      await origin[Symbol.asyncDispose]();
    });
  }

  const get = (): Promise<HttpResponse> =>
    transport.send({ method: "GET", url: new URL(`https://localhost:${edge.port}/result`), headers: {} });

  test("the edge does offer HTTP/2, and we choose HTTP/1.1", settings, async () => {
    answer = renderAnswer("length");
    sentBytes = answer.length;
    const session = connectHttp2(`https://localhost:${edge.port}`);
    await new Promise((resolve) => session.on("connect", resolve));
    expect(session.alpnProtocol).toBe("h2");
    session.destroy();
    const { headers, body: read } = await get();
    await readAll(read);
    expect(headers["x-protocol"]).toBe("HTTP/1.1");
  });

  describe.each(["length", "chunked"])("a result with %s", (framing) => {
    test("arrives whole and framed", settings, async () => {
      answer = renderAnswer(framing);
      sentBytes = answer.length;
      const response = await get();
      expect(response).toMatchObject({ status: 200, framing });
      expect((await readAll(response.body)).equals(body)).toBe(true);
    });

    test("that is cut anywhere is never taken for whole", settings, async () => {
      answer = renderAnswer(framing);
      for (const cut of listCuts(answer)) {
        sentBytes = cut;
        const outcome = await rejectionOf(
          get().then(async (response) => {
            const read = await readAll(response.body);
            // An edge may say itself that its origin failed.
            if (response.status === 502) throw { code: "NETWORK" };
            return read;
          }),
        );
        expect(outcome, `cut at ${cut}`).toMatchObject({ code: "NETWORK" });
      }
    });
  });
});
