// @module-tag slow
import { X509Certificate } from "node:crypto";
import { connect as connectHttp2, constants } from "node:http2";
import { get } from "node:https";
import { expect, test } from "vitest";
import { startSandboxOfX } from "../sandbox.ts";
import { createPrivateAuthority } from "./private-authority.ts";

const hourMs = 3_600_000;

test("what it issues is its own, names the hosts, and is good for the time that was asked for", () => {
  const authority = createPrivateAuthority();
  const nowMs = Date.UTC(2026, 10, 29);
  const hosts = ["api.x.example", "127.0.0.1"];
  const { cert } = authority.issue({ hosts, fromMs: nowMs - hourMs, toMs: nowMs + hourMs });
  const issued = new X509Certificate(cert);
  const own = new X509Certificate(authority.certificate);
  expect([issued.verify(own.publicKey), issued.checkIssued(own), issued.ca, own.ca]).toEqual([
    true,
    true,
    false,
    true,
  ]);
  expect([issued.checkHost("api.x.example"), issued.checkHost("x.example")]).toEqual([
    "api.x.example",
    undefined,
  ]);
  expect(issued.checkIP("127.0.0.1")).toBe("127.0.0.1");
  expect(issued.validToDate.getTime()).toBe(nowMs + hourMs);
  expect(issued.verify(new X509Certificate(createPrivateAuthority().certificate).publicKey)).toBe(false);
});

test("X over TLS speaks HTTP/2 to who offers it, and HTTP/1.1 to who does not", async () => {
  const authority = createPrivateAuthority();
  await using sandbox = await startSandboxOfX({ x: { tls: authority.issue() } });
  const { origin, bearerToken } = sandbox.x;
  const target = "/2/compliance/jobs?type=tweets";
  const authorization = `Bearer ${bearerToken}`;
  const ca = authority.certificate;

  const session = connectHttp2(origin, { ca });
  const stream = session.request({ ":path": target, authorization });
  const status = await new Promise((resolve) => stream.on("response", (head) => resolve(head[":status"])));
  const texts: string[] = [];
  for await (const piece of stream) texts.push(String(piece));
  session.close();
  expect([session.alpnProtocol, status]).toEqual(["h2", 200]);
  expect(JSON.parse(texts.join(""))).toEqual({ meta: { result_count: 0 } });

  const version = await new Promise((resolve, reject) => {
    const options = { ca, agent: false, headers: { authorization } } as const;
    get(origin + target, options, (response) => {
      response.resume();
      resolve([response.httpVersion, response.statusCode]);
    }).on("error", reject);
  });
  expect(version).toEqual(["1.1", 200]);
});

test("whoever does not know the authority gets nothing", async () => {
  await using sandbox = await startSandboxOfX({ x: { tls: createPrivateAuthority().issue() } });
  const code = await new Promise((resolve) =>
    get(sandbox.x.origin, { agent: false }).on("error", ({ code }: NodeJS.ErrnoException) => resolve(code)),
  );
  expect(code).toBe("UNABLE_TO_VERIFY_LEAF_SIGNATURE");
});

test("an HTTP/2 answer that is cut ends its stream: with an error, or as if it were whole", async () => {
  const authority = createPrivateAuthority();
  await using sandbox = await startSandboxOfX({ x: { tls: authority.issue() } });
  const cut = { kind: "cut", afterBytes: 3, framing: "chunked" } as const;
  sandbox.faults.script("x.listJobs", { ...cut, end: "reset" }, { ...cut, end: "fin" });
  const session = connectHttp2(sandbox.x.origin, { ca: authority.certificate });
  const ask = async () => {
    const stream = session.request({ ":path": "/2/compliance/jobs?type=tweets" });
    const texts: string[] = [];
    stream.on("data", (bytes) => texts.push(String(bytes)));
    stream.on("error", () => {});
    await new Promise((resolve) => stream.on("close", resolve));
    return { text: texts.join(""), code: stream.rstCode };
  };
  expect((await ask()).code).toBe(constants.NGHTTP2_INTERNAL_ERROR);
  expect(await ask()).toEqual({ text: '{"t', code: constants.NGHTTP2_NO_ERROR });
  session.close();
});
