import type { Socket } from "node:net";
import { expect, test, vi } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { readAll } from "../../test/bytes.ts";
import { rejectionOf } from "../../test/rejection-of.ts";
import { serveBytes, serveHttp } from "../../test/serve-raw.ts";
import { ComplianceError } from "../errors.ts";
import { SignedUrl } from "./signed-url.ts";
import { createTransport, type HttpRequest, type TransportOptions } from "./transport.ts";

interface Fetched {
  readonly status: number;
  readonly framing: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** One GET against a server that answers with raw bytes. */
async function fetchFrom(
  answer: (socket: Socket, head: string) => void,
  { signal, ...options }: TransportOptions & Pick<HttpRequest, "signal"> = {},
): Promise<Fetched> {
  await using server = await serveBytes(answer);
  const transport = createTransport(options);
  const response = await transport.send({
    method: "GET",
    url: new SignedUrl(new URL(`${server.origin}/bytes?token=canary`)),
    headers: {},
    ...(signal && { signal }),
  });
  const { status, framing, headers } = response;
  const text = (await readAll(response.body)).toString();
  await transport.close();
  return { status, framing, headers, text };
}

test("a body of announced length arrives as sent", async () => {
  const fetched = await fetchFrom((socket) => socket.end("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc"));
  expect(fetched).toEqual({
    status: 200,
    framing: "length",
    headers: { "content-length": "3" },
    text: "abc",
  });
});

test("a chunked body that is whole arrives as sent", async () => {
  const head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n";
  const fetched = await fetchFrom((socket) => socket.end(`${head}3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n`));
  expect(fetched).toMatchObject({ framing: "chunked", text: "abcde" });
});

test("a body that ends with the connection is marked as unframed", async () => {
  const fetched = await fetchFrom((socket) => socket.end("HTTP/1.1 200 OK\r\n\r\nabc"));
  expect(fetched).toMatchObject({ framing: "none", text: "abc" });
});

test("an encoding around the chunks is not a framing that we trust", async () => {
  const head = "HTTP/1.1 200 OK\r\ntransfer-encoding: gzip, chunked\r\n\r\n";
  expect(await fetchFrom((socket) => socket.end(`${head}3\r\nabc\r\n0\r\n\r\n`))).toMatchObject({
    framing: "none",
  });
});

test.for([
  ["a body shorter than announced", "HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nabc"],
  ["a chunked body without its end", "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n"],
  [
    "a chunked body without its end on a connection that was to be closed",
    "HTTP/1.1 200 OK\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n",
  ],
  ["a chunk cut in its middle", "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nabc"],
  ["two lengths", "HTTP/1.1 200 OK\r\ncontent-length: 3\r\ncontent-length: 4\r\n\r\nabc"],
  [
    "a length and chunks at once",
    "HTTP/1.1 200 OK\r\ncontent-length: 3\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
  ],
  ["an answer that is not HTTP", "220 mail.example ESMTP\r\n"],
  ["no answer at all", ""],
] as const)("%s fails as NETWORK", async ([, bytes]) => {
  const error = await rejectionOf(fetchFrom((socket) => socket.end(bytes)));
  expect(error).toMatchObject({ name: "ComplianceError", code: "NETWORK", retryable: true });
});

test("a reset in the middle of a body fails as NETWORK", async () => {
  const error = await rejectionOf(
    fetchFrom((socket) =>
      socket.write("HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nabc", () => socket.resetAndDestroy()),
    ),
  );
  expect(error).toMatchObject({ code: "NETWORK" });
});

test("bytes beyond the announced length are not part of the body", async () => {
  const head = "HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\n";
  expect((await fetchFrom((socket) => socket.end(`${head}abcdef`))).text).toBe("abc");
});

test("repeated headers are joined, and all names are lower-case", async () => {
  const head = "HTTP/1.1 200 OK\r\nSet-Cookie: a\r\nset-cookie: b\r\nX-One: c\r\ncontent-length: 0\r\n\r\n";
  const { headers } = await fetchFrom((socket) => socket.end(head));
  expect(headers).toEqual({ "set-cookie": "a, b", "x-one": "c", "content-length": "0" });
});

test("a redirect is handed over, never followed", async () => {
  const seen: string[] = [];
  await using elsewhere = await serveHttp((request, response) => {
    seen.push(request.url ?? "");
    response.end("elsewhere");
  });
  const location = `location: ${elsewhere.origin}/taken\r\ncontent-length: 0\r\n\r\n`;
  const fetched = await fetchFrom((socket) => socket.end(`HTTP/1.1 307 Temporary Redirect\r\n${location}`));
  expect(fetched).toMatchObject({ status: 307, text: "" });
  expect(seen).toEqual([]);
});

test("a server that falls silent before or in its answer fails as IDLE_TIMEOUT", async () => {
  const options = { idleTimeoutMs: 50 };
  const errors = await Promise.all([
    rejectionOf(fetchFrom(() => {}, options)),
    rejectionOf(
      fetchFrom((socket) => socket.write("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nabc"), options),
    ),
  ]);
  expect(errors).toMatchObject([{ code: "IDLE_TIMEOUT" }, { code: "IDLE_TIMEOUT" }]);
});

test("an abort before the answer, and before the request, throws the signal's own reason", async () => {
  const early = new AbortController();
  early.abort("before");
  expect(await rejectionOf(fetchFrom(() => {}, { signal: early.signal }))).toBe("before");

  const during = new AbortController();
  const reason = new Error("during");
  expect(await rejectionOf(fetchFrom(() => during.abort(reason), { signal: during.signal }))).toBe(reason);
});

test("an abort in the middle of a body throws the signal's own reason", async () => {
  await using server = await serveBytes((socket) =>
    socket.write("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nabc"),
  );
  const abort = new AbortController();
  const { body } = await createTransport().send({
    method: "GET",
    url: new URL(server.origin),
    headers: {},
    signal: abort.signal,
  });
  const read = async (): Promise<void> => {
    for await (const _ of body) abort.abort(42);
  };
  expect(await rejectionOf(read())).toBe(42);
});

test("no failure of a connection tells the address or its token", async () => {
  const server = await serveBytes(() => {});
  await server[Symbol.asyncDispose]();
  const url = new URL(`${server.origin}/secret-path?token=canary`);
  for (const headers of [{}, { authorization: "Bearer canary\n" }]) {
    const error = await rejectionOf(createTransport().send({ method: "GET", url, headers }));
    const { message, stack, hint } = error as Error & { hint: string };
    expect(error).toMatchObject({ code: "NETWORK" });
    expect(`${message}${stack}${hint}`).not.toMatch(/canary|secret-path/);
    expect(error).not.toHaveProperty("cause");
  }
});

test("every request says who asks, with the version", async () => {
  let seen = "";
  await fetchFrom((socket, head) => {
    seen = head;
    socket.end("HTTP/1.1 204 No Content\r\n\r\n");
  });
  expect(seen).toMatch(new RegExp(`^user-agent: x-batch-compliance/${manifest.version}\r$`, "im"));
});

test("an installation that lacks a package is not taken for a failure of the network", async () => {
  vi.doMock("./open-undici.ts", () => {
    throw new Error("Cannot find package 'undici'");
  });
  try {
    const error = await rejectionOf(
      createTransport().send({ method: "GET", url: new URL("http://127.0.0.1:9/"), headers: {} }),
    );
    expect(error).not.toBeInstanceOf(ComplianceError);
  } finally {
    vi.doUnmock("./open-undici.ts");
  }
});
