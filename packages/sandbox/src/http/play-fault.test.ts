import { request } from "node:http";
import { connect } from "node:net";
import { expect, test } from "vitest";
import { createFaults, type Fault, type Faults } from "./faults.ts";
import { createRecorder, type Recorder } from "./recorder.ts";
import { type Exchange, type Reply, type RunningServer, startServer } from "./server.ts";

interface Worker extends RunningServer {
  readonly faults: Faults;
  readonly recorder: Recorder;
  readonly worked: () => number;
}

/** A server whose only operation counts its work and answers ten bytes. */
async function startWorker(...script: readonly Fault[]): Promise<Worker> {
  const faults = createFaults();
  faults.script("work", ...script);
  const recorder = createRecorder();
  let count = 0;
  const handle = () => {
    count++;
    return { status: 200, headers: { "x-kept": "yes" }, body: "0123456789" };
  };
  const routes = [{ operation: "work", method: "POST", path: /^\/$/, handle }];
  const server = await startServer({ routes, notFound: () => ({ status: 404 }), faults, recorder });
  return { ...server, faults, recorder, worked: () => count };
}

const post = (origin: string): Promise<Response> => fetch(origin, { method: "POST", body: "body" });

test("pass does the work and uses up its turn", async () => {
  await using worker = await startWorker({ kind: "pass" });
  expect(await (await post(worker.origin)).text()).toBe("0123456789");
  expect(worker.faults.unused()).toEqual([]);
});

test("an answer comes instead of the work", async () => {
  await using worker = await startWorker({
    kind: "answer",
    status: 503,
    headers: { "retry-after": "7" },
    body: { title: "Busy" },
  });
  const response = await post(worker.origin);
  expect([response.status, response.headers.get("retry-after")]).toEqual([503, "7"]);
  expect(await response.json()).toEqual({ title: "Busy" });
  expect(worker.worked()).toBe(0);
});

test("an answer that acted comes after the work", async () => {
  await using worker = await startWorker({ kind: "answer", status: 500, acted: true });
  expect((await post(worker.origin)).status).toBe(500);
  expect(worker.worked()).toBe(1);
});

test.each([
  [false, 0],
  [true, 1],
])("a reset connection has done the work only if it acted: %s", async (acted, worked) => {
  await using worker = await startWorker({ kind: "reset", acted });
  await expect(post(worker.origin)).rejects.toThrow("fetch failed");
  expect(worker.worked()).toBe(worked);
  expect(worker.recorder.requests("work").map(({ status }) => status)).toEqual([0]);
});

test("a reset can come while the client is still sending", async () => {
  await using worker = await startWorker({ kind: "reset", afterRequestBytes: 4 });
  const failed = new Promise<string | undefined>((resolve) => {
    const upload = request(worker.origin, { method: "POST", headers: { "content-length": "1000" } });
    upload.on("error", ({ code }: NodeJS.ErrnoException) => resolve(code));
    upload.write("only these");
  });
  expect(await failed).toBe("ECONNRESET");
  expect(worker.recorder.requests()[0]).toMatchObject({ bodyBytes: 10, status: 0 });
});

test.each([
  ["answer", "bo"],
  ["reset", undefined],
] as const)(
  "of a body that is kept in part the operation gets the first bytes, then comes %s",
  async (end, text) => {
    const faults = createFaults();
    faults.script("work", { kind: "keep", firstBytes: 2, end });
    const worked: string[] = [];
    const handle = ({ body }: Exchange): Reply => {
      worked.push(body.toString());
      return { status: 200, body };
    };
    const recorder = createRecorder();
    const routes = [{ operation: "work", method: "POST", path: /^\/$/, handle }];
    await using server = await startServer({ routes, notFound: () => ({ status: 404 }), faults, recorder });
    const answered = await post(server.origin).then(
      (response) => response.text(),
      () => undefined,
    );
    expect([worked, answered]).toEqual([["bo"], text]);
    // The record tells what was sent, not what was kept.
    expect(recorder.requests("work")).toMatchObject([{ bodyBytes: 4 }]);
  },
);

test("a stalled request gets no byte and keeps its connection", async () => {
  await using worker = await startWorker({ kind: "stall" });
  const signal = AbortSignal.timeout(50);
  await expect(fetch(worker.origin, { method: "POST", signal })).rejects.toThrow("timeout");
  expect(worker.worked()).toBe(0);
});

test("a rewritten answer keeps status and headers and fits its new length", async () => {
  await using worker = await startWorker({ kind: "rewrite", body: (body) => body.subarray(0, 4) });
  const response = await post(worker.origin);
  expect([response.status, response.headers.get("x-kept")]).toEqual([200, "yes"]);
  expect([await response.text(), response.headers.get("content-length")]).toEqual(["0123", "4"]);
});

test("an answer with other headers keeps its body, and leaves out what is undefined", async () => {
  const headers = { "x-kept": undefined, "x-added": "1" };
  await using worker = await startWorker({ kind: "rewrite", headers });
  const response = await post(worker.origin);
  expect([response.headers.get("x-kept"), response.headers.get("x-added")]).toEqual([null, "1"]);
  expect(await response.text()).toBe("0123456789");
});

/** Everything that a raw connection gets, and how it ended: a stall is silence for a while after `last`. */
async function readRaw(
  origin: string,
  last?: string,
): Promise<{ readonly text: string; readonly end: string }> {
  let text = "";
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(origin).port), "127.0.0.1", () => {
      socket.write("POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 0\r\n\r\n");
    });
    socket.on("timeout", () => {
      socket.destroy();
      resolve({ text, end: "stall" });
    });
    socket.on("data", (bytes) => {
      text += bytes.toString();
      if (last !== undefined && text.endsWith(last)) socket.setTimeout(60);
    });
    socket.on("end", () => resolve({ text, end: "fin" }));
    socket.on("error", () => resolve({ text, end: "reset" }));
  });
}

test.each(["fin", "reset", "stall"] as const)("a cut answer of known length ends with %s", async (end) => {
  await using worker = await startWorker({ kind: "cut", afterBytes: 3, end, framing: "length" });
  const read = await readRaw(worker.origin, end === "stall" ? "\r\n\r\n012" : undefined);
  expect(read.end).toBe(end);
  expect(read.text).toContain("content-length: 10");
  expect(read.text).toMatch(/\r\n\r\n012$/);
});

test("a cut chunked answer lacks its last chunk", async () => {
  await using worker = await startWorker({ kind: "cut", afterBytes: 3, end: "fin", framing: "chunked" });
  const { text } = await readRaw(worker.origin);
  expect(text.toLowerCase()).toContain("transfer-encoding: chunked");
  expect(text).toMatch(/\r\n\r\n3\r\n012\r\n$/);
});

test("a cut answer without any length looks whole", async () => {
  await using worker = await startWorker({ kind: "cut", afterBytes: 3, end: "fin", framing: "close" });
  const { text } = await readRaw(worker.origin);
  expect(text.toLowerCase()).not.toMatch(/content-length|transfer-encoding/);
  expect(text).toMatch(/\r\n\r\n012$/);
});

test.each([
  ["arrived", 0, ""],
  ["acted", 1, ""],
  ["half answered", 1, "01234"],
] as const)(
  "the moment when a request has %s is told, and nothing more is answered",
  async (at, worked, body) => {
    let told = (): void => {};
    const moment = new Promise<void>((resolve) => {
      told = resolve;
    });
    await using worker = await startWorker({ kind: "moment", at, tell: told });
    const { port } = new URL(worker.origin);
    const socket = connect(Number(port), "127.0.0.1");
    let answered = "";
    socket.setEncoding("utf8").on("data", (text: string) => {
      answered += text;
    });
    socket.write("POST / HTTP/1.1\r\nhost: sandbox\r\ncontent-length: 4\r\n\r\nbody");
    await moment;
    expect(worker.worked()).toBe(worked);
    const closed = new Promise((resolve) => socket.once("close", resolve));
    socket.end();
    await closed;
    expect(answered.split("\r\n\r\n")[1] ?? "").toBe(body);
  },
);
