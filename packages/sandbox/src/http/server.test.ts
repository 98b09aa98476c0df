import { connect } from "node:net";
import { expect, test } from "vitest";
import { createManualClock } from "../clock.ts";
import { createFaults } from "./faults.ts";
import { createRecorder, type Recorder } from "./recorder.ts";
import { type Reply, type Route, type RunningServer, startServer } from "./server.ts";

interface Served extends RunningServer {
  readonly recorder: Recorder;
}

async function serveRoutes(...routes: readonly Route[]): Promise<Served> {
  const recorder = createRecorder();
  const clock = createManualClock(Date.UTC(2021, 0, 2, 3, 4, 5));
  const notFound = (): Reply => ({ status: 404, body: "nothing here" });
  const server = await startServer({ routes, notFound, faults: createFaults(), recorder, clock });
  return { ...server, recorder };
}

const echo: Route = {
  operation: "echo",
  method: "POST",
  path: /^\/echo\/(?<name>[^/]+)$/,
  handle: ({ params, body, url }) => ({
    status: 200,
    body: { params, text: body.toString(), search: url.search },
  }),
};

test("a route gets its parameters decoded, the body and the query", async () => {
  await using server = await serveRoutes(echo);
  const response = await fetch(`${server.origin}/echo/a%20b?c=d`, { method: "POST", body: "hello" });
  expect(await response.json()).toEqual({ params: { name: "a b" }, text: "hello", search: "?c=d" });
  expect(response.headers.get("content-type")).toBe("application/json; charset=utf-8");
});

test("a parameter that can't be decoded reaches the route as it came", async () => {
  await using server = await serveRoutes(echo);
  const response = await fetch(`${server.origin}/echo/100%`, { method: "POST" });
  expect(await response.json()).toMatchObject({ params: { name: "100%" } });
});

test("what no route takes is answered by the server's own refusal, and recorded as unknown", async () => {
  await using server = await serveRoutes(echo);
  const response = await fetch(`${server.origin}/echo/a`);
  expect([response.status, await response.text()]).toEqual([404, "nothing here"]);
  expect(server.recorder.requests("unknown")).toHaveLength(1);
});

test("text and bytes are sent as they are, with their length", async () => {
  const bytes = Buffer.from([0, 255, 10]);
  const get = { method: "GET", operation: "get" };
  await using server = await serveRoutes(
    { ...get, path: /^\/bytes$/, handle: () => ({ status: 200, body: bytes }) },
    { ...get, path: /^\/none$/, handle: () => ({ status: 204 }) },
  );
  const response = await fetch(`${server.origin}/bytes`);
  expect(response.headers.get("content-length")).toBe("3");
  expect(Buffer.from(await response.arrayBuffer())).toEqual(bytes);
  expect((await fetch(`${server.origin}/none`)).status).toBe(204);
});

test("a request is recorded with the clock's time, and the answer dated by it", async () => {
  await using server = await serveRoutes(echo);
  const response = await fetch(`${server.origin}/echo/a?token=secret`, {
    method: "POST",
    body: "12345",
    headers: { authorization: "Bearer secret" },
  });
  expect(response.headers.get("date")).toBe("Sat, 02 Jan 2021 03:04:05 GMT");
  const [request] = server.recorder.requests();
  expect(request).toMatchObject({
    operation: "echo",
    method: "POST",
    target: "/echo/a?token=***",
    bodyBytes: 5,
    status: 200,
    atMs: Date.UTC(2021, 0, 2, 3, 4, 5),
  });
  expect(JSON.stringify(request)).not.toContain("secret");
});

test("a fault of a route itself is answered as one of the sandbox", async () => {
  const broken: Route = {
    operation: "broken",
    method: "GET",
    path: /^\/$/,
    handle: () => {
      throw new Error("bad route");
    },
  };
  await using server = await serveRoutes(broken);
  const response = await fetch(server.origin);
  expect(response.status).toBe(500);
  expect(await response.text()).toContain("The sandbox itself failed: Error: bad route");
});

test("a client that goes away in the middle of its request has done nothing", async () => {
  let worked = 0;
  const count: Route = { ...echo, handle: () => ({ status: 200, body: { worked: ++worked } }) };
  await using server = await serveRoutes(count);
  await new Promise<void>((resolve) => {
    const socket = connect(Number(new URL(server.origin).port), "127.0.0.1", () => {
      socket.write("POST /echo/a HTTP/1.1\r\nhost: x\r\ncontent-length: 10\r\n\r\nhalf", () =>
        socket.destroy(),
      );
    });
    socket.once("close", () => resolve());
  });
  await expect.poll(() => server.recorder.requests().map(({ status }) => status)).toEqual([0]);
  expect(worked).toBe(0);
});
