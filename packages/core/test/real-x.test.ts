// @module-tag slow
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { createSharedClock, startSandboxOfX } from "@x-batch-compliance/sandbox";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createClient } from "../src/client/client.ts";
import { createTransport } from "../src/http/transport.ts";
import { checkOnce, joinLines, writeDataset } from "./drive-check.ts";
import type { Edge, EdgeOptions } from "./edge.ts";
import { type Certificate, createAuthority, hasOpenssl } from "./make-certificates.ts";
import { makeIds } from "./make-part.ts";
import { hasNginx, serveNginxEdge } from "./serve-nginx-edge.ts";
import { serveNodeEdge } from "./serve-node-edge.ts";
import { serveTunnel } from "./serve-tunnel.ts";
import { skipFor } from "./skip-for.ts";
import { createTemporaryFolder, type TemporaryFolder } from "./temporary-folder.ts";

const api = "https://api.x.com";
const storage = "https://storage.googleapis.com";
const ids = makeIds(60);
const remove = { action: "delete", reason: "deleted" } as const;
const verdicts = {
  kind: "table",
  byId: Object.fromEntries(ids.slice(0, 4).map((id) => [id, remove])),
} as const;

let folder: TemporaryFolder;
let certificate: Certificate;
const missing = hasOpenssl() ? undefined : "there is no openssl to make certificates with";

if (missing === undefined) {
  beforeAll(async () => {
    folder = await createTemporaryFolder();
    const authority = await createAuthority(folder.path);
    const hosts = "DNS:api.x.com,DNS:storage.googleapis.com";
    certificate = await authority.issue("server", { hosts });
    setDefaultCACertificates([...getCACertificates("default"), authority.cert]);
  });
  afterAll(() => folder[Symbol.asyncDispose]());
}

const edges: readonly {
  readonly name: string;
  readonly skipReason: string | undefined;
  readonly serve: (options: EdgeOptions, own: string) => Promise<Edge>;
}[] = [
  { name: "Node's HTTP/2 server", skipReason: missing, serve: serveNodeEdge },
  {
    name: "stock nginx",
    skipReason: missing ?? (hasNginx() ? undefined : "there is no nginx; install the package `nginx`"),
    serve: (options, own) => serveNginxEdge({ ...options, folder: own }),
  },
];

describe.each(edges)("X under its own name, over TLS, behind $name and a proxy", ({ skipReason, serve }) => {
  test.for([
    ["api", ["api.x.com:443"]],
    ["gcs", ["api.x.com:443", "storage.googleapis.com:443"]],
  ] as const)("a check comes to a proven result (%s)", skipFor(skipReason), async ([flow, hosts]) => {
    await using own = await createTemporaryFolder();
    const clock = createSharedClock();
    await using sandbox = await startSandboxOfX({ clock: clock.manual, x: { flow, verdicts } });
    const { origin, storageOrigin, bearerToken } = sandbox.x;
    await using edge = await serve(
      {
        ...certificate,
        hosts: [
          { name: "api.x.com", origin },
          { name: "storage.googleapis.com", origin: storageOrigin },
        ],
        replacements: [
          [storageOrigin, storage],
          [origin, api],
        ],
      },
      own.path,
    );
    await using proxy = await serveTunnel({ portOf: () => edge.port, credentials: "user:p@ss" });
    const environment = { https_proxy: `http://user:p%40ss@${proxy.host}` };
    const client = createClient({ bearerToken, clock, transport: createTransport({ environment }) });
    const driven = { client, folder: own.path } as never;
    const dataset = await writeDataset(driven, { files: { "a.txt": joinLines(ids) } });
    const { report } = await checkOnce(driven, [dataset]);
    await client.close();
    expect(report).toMatchObject({ result: "violations", proof: "proven", checked: 60, violations: 4 });
    expect([...new Set(proxy.asked)].toSorted()).toEqual(hosts);
    expect(proxy.plain).toEqual([]);
  });
});
