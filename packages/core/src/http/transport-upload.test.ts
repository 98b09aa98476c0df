import type { IncomingHttpHeaders, RequestListener } from "node:http";
import { expect, test } from "vitest";
import { bodyOf, readAll } from "../../test/bytes.ts";
import { rejectionOf } from "../../test/rejection-of.ts";
import { serveHttp } from "../../test/serve-raw.ts";
import { ComplianceError } from "../errors.ts";
import type { Body } from "../types.ts";
import { createTransport } from "./transport.ts";

async function put(body: Body, answer: RequestListener): Promise<{ status: number; text: string }> {
  await using server = await serveHttp(answer);
  const transport = createTransport();
  const url = new URL(`${server.origin}/upload`);
  const response = await transport.send({
    method: "PUT",
    url,
    headers: { "content-type": "text/plain" },
    body,
  });
  const text = (await readAll(response.body)).toString();
  await transport.close();
  return { status: response.status, text };
}

/** A server that reads whole bodies; `arrived` holds those that came to their end. */
function createReader(): { readonly listener: RequestListener; readonly arrived: string[] } {
  const arrived: string[] = [];
  return {
    arrived,
    listener(request, response) {
      readAll(request).then(
        (bytes) => {
          arrived.push(bytes.toString());
          response.end("taken");
        },
        () => response.destroy(),
      );
    },
  };
}

/** Two chunks, of which the second may be anything. */
function bodyWith(second: () => Uint8Array, sizeBytes: number): Body {
  return {
    sizeBytes,
    async *open() {
      yield Buffer.from("12\n");
      yield second();
    },
  };
}

test("a body goes out with its length, not in chunks", async () => {
  let headers: IncomingHttpHeaders = {};
  const { listener, arrived } = createReader();
  const answer: RequestListener = (request, response) => {
    headers = request.headers;
    listener(request, response);
  };
  expect(
    await put(
      bodyWith(() => Buffer.from("345\n"), 7),
      answer,
    ),
  ).toEqual({ status: 200, text: "taken" });
  expect(arrived).toEqual(["12\n345\n"]);
  expect(headers).toMatchObject({ "content-length": "7", "content-type": "text/plain" });
  expect(headers).not.toHaveProperty("transfer-encoding");
});

test("an empty body says that it is empty", async () => {
  let length: string | undefined;
  await put(bodyOf(""), (request, response) => {
    length = request.headers["content-length"];
    response.end();
  });
  expect(length).toBe("0");
});

test("an error of ours in the body is the error of the call, and the server never sees the end", async () => {
  const { listener, arrived } = createReader();
  const ours = new ComplianceError("UPLOAD_CHANGED", "The file was changed.");
  const body = bodyWith(() => {
    throw ours;
  }, 100);
  expect(await rejectionOf(put(body, listener))).toBe(ours);
  expect(arrived).toEqual([]);
});

test.for([
  ["shorter", 100],
  ["longer", 4],
] as const)("a body %s than it said fails and is not taken", async ([, sizeBytes]) => {
  const { listener, arrived } = createReader();
  const error = await rejectionOf(
    put(
      bodyWith(() => Buffer.from("345\n"), sizeBytes),
      listener,
    ),
  );
  expect(error).toMatchObject({ code: "NETWORK" });
  expect(arrived).toEqual([]);
});

test("a refusal that comes before the whole body was sent is still read", async () => {
  const body: Body = {
    sizeBytes: 64 * 1024 * 1024,
    async *open() {
      for (let sent = 0; sent < 64; sent++) yield new Uint8Array(1024 * 1024).fill(49);
    },
  };
  const refused = await put(body, (_, response) => {
    response.writeHead(413, { "content-length": "9", connection: "close" });
    response.end("too large");
  });
  expect(refused).toEqual({ status: 413, text: "too large" });
});

test("a body is opened anew for every request", async () => {
  const { listener, arrived } = createReader();
  const body = bodyOf("12\n");
  await put(body, listener);
  await put(body, listener);
  expect(arrived).toEqual(["12\n", "12\n"]);
});
