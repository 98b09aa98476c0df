import { inspect } from "node:util";
import { expect, test } from "vitest";
import { readAll } from "../../test/bytes.ts";
import { rejectionOf } from "../../test/rejection-of.ts";
import { serveBytes, serveHttp } from "../../test/serve-raw.ts";
import { serveTunnel, type Tunnel, type TunnelOptions } from "../../test/serve-tunnel.ts";
import { createTransport, type TransportOptions } from "./transport.ts";

interface Asked {
  readonly outcome: unknown;
  readonly proxy: Pick<Tunnel, "asked" | "plain" | "host">;
}

/** One GET for http://api.x.com/, which only a proxy could answer here, or for the server itself. */
async function askThrough(
  toEnvironment: (host: string) => Readonly<Record<string, string>>,
  { url, tunnel, ...options }: TransportOptions & { url?: "loopback"; tunnel?: Partial<TunnelOptions> } = {},
): Promise<Asked> {
  await using server = await serveHttp((_, response) => response.end("reached"));
  const port = Number(new URL(server.origin).port);
  await using proxy = await serveTunnel({ portOf: () => port, ...tunnel });
  const transport = createTransport({ environment: toEnvironment(proxy.host), ...options });
  const target = new URL(url === "loopback" ? server.origin : "http://api.x.com/");
  const outcome = await transport
    .send({ method: "GET", url: target, headers: {} })
    .then(async ({ body }) => (await readAll(body)).toString())
    .catch((error: unknown) => error);
  await transport.close();
  return { outcome, proxy };
}

test.for(["HTTP_PROXY", "http_proxy"])("%s is asked by CONNECT, and passes bytes on", async (name) => {
  const { outcome, proxy } = await askThrough((host) => ({ [name]: `http://${host}` }));
  expect(outcome).toBe("reached");
  expect(proxy).toMatchObject({ asked: ["api.x.com:80"], plain: [] });
});

test("loopback goes past the proxy, unless it is asked for", async () => {
  const toEnvironment = (host: string) => ({ HTTP_PROXY: `http://${host}` });
  const past = await askThrough(toEnvironment, { url: "loopback" });
  expect(past).toMatchObject({ outcome: "reached", proxy: { asked: [] } });
  const through = await askThrough(toEnvironment, { url: "loopback", proxiesLoopback: true });
  expect(through).toMatchObject({ outcome: "reached", proxy: { asked: [expect.stringMatching(/^127/)] } });
});

test.for(["NO_PROXY", "no_proxy"])("%s names what goes past the proxy", async (name) => {
  const options = { url: "loopback", proxiesLoopback: true } as const;
  const asked = async (list: string): Promise<number> => {
    const { proxy } = await askThrough((host) => ({ HTTP_PROXY: `http://${host}`, [name]: list }), options);
    return proxy.asked.length;
  };
  expect(await asked("storage.example, 127.0.0.1")).toBe(0);
  expect(await asked("*")).toBe(0);
  expect(await asked("storage.example")).toBe(1);
});

test("the environment of the process is read, unless another is given", async () => {
  await using proxy = await serveTunnel({ portOf: () => 1, status: 503 });
  const before = process.env.HTTP_PROXY;
  process.env.HTTP_PROXY = `http://${proxy.host}`;
  try {
    const transport = createTransport();
    await rejectionOf(transport.send({ method: "GET", url: new URL("http://api.x.com/"), headers: {} }));
    await transport.close();
  } finally {
    if (before === undefined) delete process.env.HTTP_PROXY;
    else process.env.HTTP_PROXY = before;
  }
  expect(proxy.asked).toEqual(["api.x.com:80"]);
});

const withCredentials = (host: string): Readonly<Record<string, string>> => ({
  HTTP_PROXY: `http://canary-user:canary%40word@${host}`,
});

test("user and password are sent to the proxy", async () => {
  const tunnel = { credentials: "canary-user:canary@word" };
  expect((await askThrough(withCredentials, { tunnel })).outcome).toBe("reached");
});

test.for([
  [
    "a 407 is the proxy's, and is not tried again",
    { credentials: "other:one" },
    "PROXY_AUTHENTICATION",
    false,
  ],
  ["another refusal is a connection that failed", { status: 503 }, "NETWORK", true],
  ["a refusal for good may pass, too", { status: 403 }, "NETWORK", true],
] as const)("%s", async ([, tunnel, code, retryable]) => {
  const { outcome, proxy } = await askThrough(withCredentials, { tunnel });
  expect(outcome).toMatchObject({ name: "ComplianceError", code, retryable });
  const said = inspect(outcome, { showHidden: true, depth: 9 });
  expect(said).toMatch(new RegExp(`The proxy ${proxy.host} (?:rejected|did not) `));
  expect(said).not.toContain("canary");
});

test("a proxy that cannot be reached, breaks off or is silent is named", async () => {
  const ask = async (host: string): Promise<unknown> => {
    const environment = withCredentials(host);
    const transport = createTransport({ environment, connectTimeoutMs: 300 });
    const url = new URL("http://api.x.com/");
    return rejectionOf(transport.send({ method: "GET", url, headers: {} }));
  };
  const gone = await serveBytes(() => {});
  await gone[Symbol.asyncDispose]();
  await using broken = await serveBytes((socket) => socket.destroy());
  await using silent = await serveBytes(() => {});
  const [goneHost, brokenHost, silentHost] = [gone, broken, silent].map(({ origin }) => new URL(origin).host);
  expect(await ask(goneHost ?? "")).toMatchObject({
    code: "NETWORK",
    message: `The connection to the proxy ${goneHost} was refused (ECONNREFUSED).`,
  });
  expect(await ask(brokenHost ?? "")).toMatchObject({
    code: "NETWORK",
    message: `The connection to the proxy ${brokenHost} failed (UND_ERR_SOCKET).`,
  });
  expect(await ask(silentHost ?? "")).toMatchObject({
    code: "IDLE_TIMEOUT",
    message: expect.stringContaining(`The proxy ${silentHost} did not respond for too long`),
  });
});

test("a variable that names no proxy fails every request but those to this machine", async () => {
  const toEnvironment = (): Readonly<Record<string, string>> => ({ HTTPS_PROXY: "socks5://canary@x" });
  expect((await askThrough(toEnvironment)).outcome).toMatchObject({ code: "PROXY_INVALID" });
  expect((await askThrough(toEnvironment, { url: "loopback" })).outcome).toBe("reached");
});

test("a proxy that fails has advice about the proxy, and none to set one", async () => {
  await using garbled = await serveBytes((socket) => socket.end("lol\r\n\r\n"));
  const environment = { HTTP_PROXY: garbled.origin };
  const transport = createTransport({ environment });
  const url = new URL("http://api.x.com/");
  const noHttp = await rejectionOf(transport.send({ method: "GET", url, headers: {} }));
  await transport.close();
  expect(noHttp).toMatchObject({
    code: "NETWORK",
    message: expect.stringMatching(/^The proxy 127\.0\.0\.1:\d+ ended the connection early or violated HTTP/),
  });
  const unresolved = createTransport({ environment: { HTTP_PROXY: "http://proxy.invalid:3128" } });
  const nameless = await rejectionOf(unresolved.send({ method: "GET", url, headers: {} }));
  await unresolved.close();
  const refused = await Promise.all(
    [403, 502].map((status) =>
      askThrough((host) => ({ HTTP_PROXY: `http://${host}` }), { tunnel: { status } }),
    ),
  );
  for (const error of [noHttp, nameless, ...refused.map(({ outcome }) => outcome)]) {
    expect(error).toMatchObject({
      hint: expect.stringContaining("in `HTTPS_PROXY` or `HTTP_PROXY`"),
    });
    expect(error).toMatchObject({ hint: expect.not.stringContaining("requires a proxy") });
  }
  expect(new Set(refused.map(({ outcome }) => (outcome as Error & { hint: string }).hint)).size).toBe(2);
});
