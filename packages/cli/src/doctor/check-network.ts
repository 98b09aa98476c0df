import { lookup } from "node:dns/promises";
import { connect, type TLSSocket } from "node:tls";
import { formatQuantity, showUnprintable } from "@x-batch-compliance/core/text";
import { exitCodes } from "../terms/exit-codes.ts";
import type { World } from "../terms/world.ts";
import { type Finding, note, ok } from "./finding.ts";

const limitMs = 10_000;
const proxyNames = ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"];

/** The way to X's API: proxy, name, certificate. Sends no request. */
export async function checkNetwork(url: URL, { environment, signal }: World): Promise<readonly Finding[]> {
  const set = proxyNames.filter((name) => (environment[name] ?? "") !== "");
  const none = environment.NO_PROXY ?? environment.no_proxy ?? "";
  const proxy =
    set.length === 0
      ? ok("proxy", "none is set")
      : note("proxy", `${set.join(", ")} set${none === "" ? "" : ", and NO_PROXY"}`);
  if (url.protocol === "http:")
    return [proxy, note("address", "a loopback address without TLS: a sandbox, not X")];
  // Behind a proxy this machine may resolve no names and reach nobody: the request below shows it.
  if (set.length > 0) return [proxy];
  const name = await checkName(url);
  return name.state === "fault" ? [proxy, name] : [proxy, name, await checkTls(url, signal)];
}

async function checkName({ hostname }: URL): Promise<Finding> {
  try {
    const found = await lookup(hostname, { all: true });
    const families = [...new Set(found.map(({ family }) => `IPv${family}`))].sort();
    return ok(
      "DNS",
      `${hostname} has ${formatQuantity(found.length, "address", "addresses")} (${families.join(", ")})`,
    );
  } catch (error) {
    const { code = "unknown" } = error as NodeJS.ErrnoException;
    return {
      state: "fault",
      topic: "DNS",
      text: `${hostname} cannot be resolved (${code})`,
      hint: "Check this machine's network, or set HTTPS_PROXY if its network requires a proxy.",
      exitCode: exitCodes.usage,
    };
  }
}

async function checkTls(url: URL, signal: AbortSignal): Promise<Finding> {
  const { hostname, port } = url;
  const { promise, resolve } = Promise.withResolvers<Finding>();
  const socket: TLSSocket = connect({
    host: hostname,
    port: port === "" ? 443 : Number(port),
    ...(/^[\d.:[\]]+$/.test(hostname) ? {} : { servername: hostname }),
    ALPNProtocols: ["h2", "http/1.1"],
    timeout: limitMs,
  });
  const fail = (code: string): void =>
    resolve({
      state: "fault",
      topic: "TLS",
      text: `no trusted connection (${showUnprintable(code)})`,
      hint: "If your network inspects TLS traffic, set NODE_EXTRA_CA_CERTS to a file with its CA certificate (PEM); else check this machine's clock and its way to the internet.",
      exitCode: exitCodes.refused,
    });
  socket.once("secureConnect", () => {
    const offered = socket.alpnProtocol === "h2" ? "HTTP/2 and HTTP/1.1" : "HTTP/1.1";
    resolve(
      ok(
        "TLS",
        `${socket.getProtocol() ?? "unknown"}, certificate trusted; ${offered} offered, HTTP/1.1 is used`,
      ),
    );
  });
  socket.once("timeout", () => fail("no answer within 10 s"));
  socket.once("error", (error: NodeJS.ErrnoException) => fail(error.code ?? "unknown"));
  const stop = (): void => fail("interrupted");
  signal.addEventListener("abort", stop, { once: true });
  try {
    return await promise;
  } finally {
    signal.removeEventListener("abort", stop);
    socket.destroy();
  }
}
