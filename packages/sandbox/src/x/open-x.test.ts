import { describe, expect, test } from "vitest";
import { createManualClock } from "../clock.ts";
import { type OpenX, type OpenXAnswer, openX } from "./open-x.ts";

const origin = "https://api.x.com";
const storageOrigin = "https://storage.googleapis.com";

function open(settings: Partial<Parameters<typeof openX>[0]> = {}) {
  const clock = createManualClock(Date.UTC(2026, 8, 1));
  return { clock, x: openX({ clock, origin, storageOrigin, key: "key", looksInProgress: 0, ...settings }) };
}

interface Sending {
  readonly method: string;
  readonly address: string;
  readonly body?: string;
}

interface Sent extends OpenXAnswer {
  readonly operation: string;
}

async function send(x: OpenX, { method, address, body = "" }: Sending): Promise<Sent> {
  const url = new URL(address);
  const isJson = method === "POST";
  const headers = {
    host: url.host,
    "content-type": isJson ? "application/json" : "text/plain",
    ...(url.origin === origin ? { authorization: `Bearer ${x.bearerToken}` } : {}),
  };
  const call = x.take({ method, url, headers, body: Buffer.from(body) });
  return { operation: call.operation, ...(await call.answer()) };
}

function readJob({ bytes }: OpenXAnswer): Record<string, string> {
  return (JSON.parse(bytes.toString()) as { data: Record<string, string> }).data;
}

describe.each(["api", "gcs"] as const)("X without a socket, in the flow %s", (flow) => {
  test("a job goes from its creation to its result", async () => {
    const { x } = open({
      flow,
      verdicts: { kind: "table", byId: { "12": { action: "delete", reason: "deleted" } } },
    });
    const created = await send(x, {
      method: "POST",
      address: `${origin}/2/compliance/jobs`,
      body: '{"type":"tweets"}',
    });
    const { id, upload_url: uploadUrl = "", download_url: downloadUrl = "" } = readJob(created);
    expect(created).toMatchObject({
      operation: "x.createJob",
      status: 200,
      headers: { date: "Tue, 01 Sep 2026 00:00:00 GMT" },
    });
    expect(await send(x, { method: "PUT", address: uploadUrl, body: "11\n12\n" })).toMatchObject({
      status: 200,
    });
    expect(
      readJob(await send(x, { method: "GET", address: `${origin}/2/compliance/jobs/${id}` })).status,
    ).toBe("complete");
    expect((await send(x, { method: "GET", address: downloadUrl })).bytes.toString()).toContain('"id":"12"');
  });

  test("a download has a link of its own at each look, unless it may be repeated", async () => {
    for (const repeatDownloadLinkMs of [0, 60_000]) {
      const { x, clock } = open({ flow, repeatDownloadLinkMs });
      const first = readJob(
        await send(x, { method: "POST", address: `${origin}/2/compliance/jobs`, body: '{"type":"users"}' }),
      );
      const look = async () =>
        readJob(await send(x, { method: "GET", address: `${origin}/2/compliance/jobs/${first.id}` }));
      clock.advance(30_000);
      const second = await look();
      expect(second.upload_url).toBe(first.upload_url);
      expect(second.download_url === first.download_url).toBe(repeatDownloadLinkMs > 0);
      clock.advance(60_000);
      expect((await look()).download_url).not.toBe(first.download_url);
    }
  });
});

test("a path that X does not know is unknown, and answered as X does", async () => {
  const { x } = open();
  expect(await send(x, { method: "GET", address: `${origin}/3/elsewhere` })).toMatchObject({
    operation: "unknown",
    status: 404,
  });
});

test("a request to another host is a fault of the caller", async () => {
  const { x } = open();
  await expect(send(x, { method: "GET", address: "https://elsewhere.example/" })).rejects.toThrow(
    "another host",
  );
});
