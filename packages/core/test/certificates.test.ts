// @module-tag slow
import { execFile } from "node:child_process";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTransport } from "../src/http/transport.ts";
import { type Authority, type Certificate, createAuthority, hasOpenssl } from "./make-certificates.ts";
import { rejectionOf } from "./rejection-of.ts";
import { serveTunnel } from "./serve-tunnel.ts";
import { skipFor } from "./skip-for.ts";
import { createTemporaryFolder, type TemporaryFolder } from "./temporary-folder.ts";

const missing = hasOpenssl() ? undefined : "there is no openssl to make certificates with";
const settings = skipFor(missing);
let folder: TemporaryFolder;
let authority: Authority;
let own: Certificate;

if (missing === undefined) {
  beforeAll(async () => {
    folder = await createTemporaryFolder();
    authority = await createAuthority(folder.path);
    own = await authority.issue("server", { hosts: "DNS:localhost" });
  });
  afterAll(() => folder[Symbol.asyncDispose]());
}

interface TlsServer extends AsyncDisposable {
  readonly port: number;
}

async function serveTls(certificate: Pick<Certificate, "cert" | "key">): Promise<TlsServer> {
  const server: Server = createServer(certificate, (_, response) => response.end("reached"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    async [Symbol.asyncDispose]() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Asks in a process of its own, as Node reads NODE_EXTRA_CA_CERTS at its start. */
async function askInProcess(url: string, environment: NodeJS.ProcessEnv): Promise<string> {
  const source = new URL("../src/http/transport.ts", import.meta.url).href;
  const program = `
    const { createTransport } = await import(${JSON.stringify(source)});
    const transport = createTransport();
    try {
      const answer = await transport.send({ method: "GET", url: new URL(${JSON.stringify(url)}), headers: {} });
      for await (const chunk of answer.body) process.stdout.write(chunk);
    } catch (error) {
      process.stdout.write(error.code + " " + error.message);
    }
    await transport.close();`;
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", program], {
    env: { PATH: process.env.PATH, ...environment },
  });
  return stdout;
}

test("a private authority is trusted by NODE_EXTRA_CA_CERTS, and by nothing else", settings, async () => {
  await using server = await serveTls(own);
  const url = `https://localhost:${server.port}/`;
  expect(await askInProcess(url, {})).toMatch(/^CERTIFICATE_REJECTED .*SELF_SIGNED_CERT_IN_CHAIN/);
  expect(await askInProcess(url, { NODE_EXTRA_CA_CERTS: authority.certPath })).toBe("reached");
});

test("the same holds through a proxy", settings, async () => {
  await using server = await serveTls(await authority.issue("api", { hosts: "DNS:api.x.com" }));
  await using proxy = await serveTunnel({ portOf: () => server.port });
  const environment = { HTTPS_PROXY: `http://${proxy.host}` };
  expect(await askInProcess("https://api.x.com/", environment)).toMatch(
    /^CERTIFICATE_REJECTED .* api\.x\.com /,
  );
  const trusting = { ...environment, NODE_EXTRA_CA_CERTS: authority.certPath };
  expect(await askInProcess("https://api.x.com/", trusting)).toBe("reached");
  const other = await askInProcess("https://storage.googleapis.com/", trusting);
  expect(other).toMatch(
    /^CERTIFICATE_REJECTED .*was issued for another host \(ERR_TLS_CERT_ALTNAME_INVALID\)/,
  );
});

test(
  "an expired certificate, one of another host and one that lacks its chain are told apart",
  settings,
  async () => {
    const expired = await authority.issue("expired", { hosts: "DNS:localhost", days: -1 });
    const other = await authority.issue("other", { hosts: "DNS:api.x.com" });
    const [leaf = ""] = own.cert.split(/(?<=-----END CERTIFICATE-----\n)/);
    const trusting = { NODE_EXTRA_CA_CERTS: authority.certPath };
    const ask = async (certificate: Pick<Certificate, "cert" | "key">, environment: NodeJS.ProcessEnv) => {
      await using server = await serveTls(certificate);
      return await askInProcess(`https://localhost:${server.port}/`, environment);
    };
    expect(await ask(expired, trusting)).toBe(
      "CERTIFICATE_REJECTED The TLS certificate of the server localhost has expired (CERT_HAS_EXPIRED).",
    );
    expect(await ask(other, trusting)).toContain(
      "was issued for another host (ERR_TLS_CERT_ALTNAME_INVALID)",
    );
    expect(await ask({ cert: leaf, key: own.key }, {})).toContain("(UNABLE_TO_VERIFY_LEAF_SIGNATURE)");
  },
);

test("a server that speaks no TLS is a handshake that failed", async () => {
  await using plain = await serveTunnel({ portOf: () => 1 });
  const transport = createTransport({ environment: {} });
  const ask = (url: string): Promise<unknown> =>
    rejectionOf(transport.send({ method: "GET", url: new URL(url), headers: {} }));
  const { host } = plain;
  expect(await ask(`https://${host}/`)).toMatchObject({
    code: "NETWORK",
    message: expect.stringContaining("The TLS handshake with the server 127.0.0.1 failed"),
  });
  await transport.close();
});
