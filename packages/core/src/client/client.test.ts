import { expect, test } from "vitest";
import { driveCore } from "../../test/drive-core.ts";
import type { HttpRequest, Transport } from "../http/transport.ts";
import { createClient } from "./client.ts";

const fields =
  "created_at,download_expires_at,download_url,id,name,resumable,status,type,upload_expires_at,upload_url";

/** A transport that answers every request with this, and remembers them. */
function createFakeTransport(answer: unknown): {
  readonly transport: Transport;
  readonly sent: HttpRequest[];
} {
  const sent: HttpRequest[] = [];
  const bytes = Buffer.from(JSON.stringify(answer));
  return {
    sent,
    transport: {
      async send(request) {
        sent.push(request);
        async function* body(): AsyncGenerator<Uint8Array> {
          yield bytes;
        }
        return { status: 200, headers: {}, framing: "length", body: body() };
      },
      close: async () => {},
    },
  };
}

test("without another address, X's own API is asked, with the bearer and for all fields", async () => {
  const { transport, sent } = createFakeTransport({ meta: { result_count: 0 } });
  const client = createClient({ bearerToken: "canary-token", transport });
  expect(await client.listJobs("users")).toEqual([]);
  const url = new URL(String(sent[0]?.url));
  expect(`${url.origin}${url.pathname}`).toBe("https://api.x.com/2/compliance/jobs");
  expect([...url.searchParams]).toEqual([
    ["type", "users"],
    ["compliance_job.fields", fields],
  ]);
  expect(sent[0]?.headers).toMatchObject({
    authorization: "Bearer canary-token",
    "accept-encoding": "identity",
  });
});

test("a create sends type and name and nothing else", async () => {
  const data = { id: "1", type: "tweets", status: "created" };
  const { transport, sent } = createFakeTransport({ data });
  const client = createClient({ bearerToken: "canary-token", transport });
  const more = { type: "tweets", name: "weekly", resumable: false, status: "created" } as const;
  await client.createJob(more);
  const chunks: Uint8Array[] = [];
  for await (const chunk of sent[0]?.body?.open() ?? []) chunks.push(chunk);
  expect(JSON.parse(Buffer.concat(chunks).toString())).toEqual({ type: "tweets", name: "weekly" });
  expect(sent[0]).toMatchObject({ method: "POST", headers: { "content-type": "application/json" } });
});

test("a bad token or address is refused before anything is sent", () => {
  expect(() => createClient({ bearerToken: "Bearer canary" })).toThrow(
    expect.objectContaining({ code: "TOKEN_MALFORMED" }),
  );
  expect(() => createClient({ bearerToken: "canary-token", apiUrl: "http://api.x.com" })).toThrow(
    expect.objectContaining({ code: "OPTION_INVALID" }),
  );
});

test.for(["api", "gcs"] as const)("a job is created, shown and listed (%s)", async (flow) => {
  await using driven = await driveCore({ flow });
  const { client, clock } = driven;
  const created = await client.createJob({ type: "users", name: "weekly" });
  expect(created).toMatchObject({
    name: "weekly",
    type: "users",
    status: "created",
    createdAtMs: clock.now(),
    observedAtMs: clock.now(),
    uploadExpiresAtMs: clock.now() + 15 * 60_000,
    downloadExpiresAtMs: clock.now() + 7 * 24 * 3_600_000,
  });
  clock.manual.advance(5_000);
  const shown = await client.getJob(created.id);
  expect(shown).toMatchObject({ id: created.id, observedAtMs: created.observedAtMs + 5_000 });
  expect(await client.listJobs("users")).toMatchObject([{ id: created.id, name: "weekly" }]);
  expect(await client.listJobs("tweets")).toEqual([]);
});

test("the short answer to a create, as X gave it in 2024, is enough", async () => {
  await using driven = await driveCore({ flow: "gcs", shortCreateResponse: true });
  const { client, clock } = driven;
  const job = await client.createJob({ type: "tweets", name: "weekly" });
  expect(job).toMatchObject({ status: "created", uploadExpiresAtMs: clock.now() + 15 * 60_000 });
  expect(job.uploadUrl).toBeDefined();
});

test("a cancelled job has failed, and its slot is free", async () => {
  await using driven = await driveCore();
  const { client } = driven;
  const job = await client.createJob({ type: "tweets", name: "one" });
  await client.cancelJob(job.id);
  expect((await client.getJob(job.id)).status).toBe("failed");
  expect((await client.createJob({ type: "tweets", name: "two" })).status).toBe("created");
});

test("a second job of a type is a conflict", async () => {
  await using driven = await driveCore();
  await driven.client.createJob({ type: "tweets", name: "one" });
  await expect(driven.client.createJob({ type: "tweets", name: "two" })).rejects.toMatchObject({
    code: "CONFLICT",
    status: 409,
  });
  expect((await driven.client.createJob({ type: "users", name: "three" })).type).toBe("users");
});

test("a status that is not known yet is shown as unknown", async () => {
  await using driven = await driveCore();
  const { client, sandbox } = driven;
  const job = await client.createJob({ type: "tweets", name: "one" });
  sandbox.faults.script("x.getJob", {
    kind: "rewrite",
    body: (body) => Buffer.from(body.toString().replace('"created"', '"queued"')),
  });
  expect((await client.getJob(job.id)).status).toBe("unknown");
});
