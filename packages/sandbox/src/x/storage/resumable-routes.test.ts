import { describe, expect, test } from "vitest";
import {
  type Answer,
  type Call,
  type DrivenX,
  driveX,
  textHeaders,
  type WireJob,
} from "../../../test/drive-x.ts";
import type { XSettings } from "../options.ts";
import { chunkUnitBytes } from "./upload-session.ts";

const startHeaders = { ...textHeaders, "x-goog-resumable": "start" };
const unit = chunkUnitBytes;
/** IDs of two whole units and a rest. */
const upload = "1234567\n".repeat((2 * unit) / 8).concat("20\n");
const total = upload.length;

interface Started extends DrivenX {
  readonly job: WireJob;
  readonly address: string;
  /** Sends these bytes of the upload, as those that they are unless `range` says otherwise. */
  send(from: number, to: number, range?: string): Promise<Answer>;
  ask(size?: number | "*", call?: Call): Promise<Answer>;
}

async function start(settings: XSettings = {}): Promise<Started> {
  const driven = await driveX({ flow: "gcs", ...settings });
  const job = await driven.create("tweets", { resumable: true });
  const answer = await driven.callBare("POST", job.upload_url, { headers: startHeaders });
  expect([answer.status, answer.text]).toEqual([201, ""]);
  const address = answer.headers.get("location") ?? "";
  const put = (range: string, call: Call = {}): Promise<Answer> =>
    driven.callBare("PUT", address, { ...call, headers: { "content-range": range, ...call.headers } });
  return {
    ...driven,
    job,
    address,
    send: (from, to, range = `bytes ${from}-${to - 1}/${total}`) =>
      put(range, { body: upload.slice(from, to) }),
    ask: (size = total, call = {}) => put(`bytes */${size}`, call),
  };
}

function storedOf({ status, headers }: Answer): readonly unknown[] {
  return [status, headers.get("range")];
}

describe("a start", () => {
  test("answers with an address on the storage that nobody can guess", async () => {
    await using one = await start();
    await using other = await start();
    const [first, second] = [one, other].map(({ address }) => new URL(address));
    expect(first?.origin).toBe(one.x.storageOrigin);
    expect(first?.pathname).toBe(new URL(one.job.upload_url).pathname);
    expect(first?.searchParams.get("upload_id")).toMatch(/^[\w-]{64}$/);
    expect(first?.searchParams.get("upload_id")).not.toBe(second?.searchParams.get("upload_id"));
    expect(one.recorder.requests("storage.startResumable")).toHaveLength(1);
  });

  test("is refused for a job that was created without resumable, and so is a plain upload with it", async () => {
    await using driven = await driveX({ flow: "gcs" });
    const plain = await driven.create("tweets");
    expect((await driven.callBare("POST", plain.upload_url, { headers: startHeaders })).status).toBe(400);
    expect((await driven.callBare("POST", plain.upload_url, { headers: textHeaders })).status).toBe(403);
    const resumable = await driven.create("users", { resumable: true });
    expect((await driven.upload(resumable, "20\n")).status).toBe(400);
    expect(driven.x.jobs().map(({ id }) => driven.x.upload(id))).toEqual([undefined, undefined]);
  });

  test.each([
    ["with a body", { headers: startHeaders, body: "20\n" }],
    ["with another command", { headers: { ...startHeaders, "x-goog-resumable": "stop" } }],
    ["with another content type", { headers: { ...startHeaders, "content-type": "text/csv" } }],
    ["without the command", { headers: textHeaders }],
    ["with a bearer token", { headers: { ...startHeaders, authorization: "Bearer t" } }],
  ])("%s is refused", async (_, call) => {
    await using driven = await driveX({ flow: "gcs" });
    const job = await driven.create("tweets", { resumable: true });
    const { status, headers } = await driven.callBare("POST", job.upload_url, call);
    expect(Math.floor(status / 100)).toBe(4);
    expect(headers.get("location")).toBeNull();
  });

  test("after the window is refused, while a session goes on", async () => {
    await using driven = await start();
    driven.clock.advance(15 * 60_000);
    const late = await driven.callBare("POST", driven.job.upload_url, { headers: startHeaders });
    expect(late.text).toContain("<Code>ExpiredToken</Code>");
    expect((await driven.ask()).status).toBe(308);
  });
});

test("an upload in one chunk is whole at once, and the job takes it", async () => {
  await using driven = await start();
  expect(storedOf(await driven.send(0, total))).toEqual([200, null]);
  expect(driven.x.upload(driven.job.id)?.toString()).toBe(upload);
  expect((await driven.get(driven.job)).status).toBe("in_progress");
});

test("of an upload in chunks each answer tells what is stored, and the job takes only the whole", async () => {
  await using driven = await start();
  expect(storedOf(await driven.ask())).toEqual([308, null]);
  expect(storedOf(await driven.send(0, unit))).toEqual([308, `bytes=0-${unit - 1}`]);
  expect(storedOf(await driven.ask("*"))).toEqual([308, `bytes=0-${unit - 1}`]);
  expect(storedOf(await driven.send(unit, 2 * unit))).toEqual([308, `bytes=0-${2 * unit - 1}`]);
  expect((await driven.get(driven.job)).status).toBe("created");
  expect(driven.x.upload(driven.job.id)).toBeUndefined();
  expect(storedOf(await driven.send(2 * unit, total))).toEqual([200, null]);
  expect(driven.x.upload(driven.job.id)?.toString()).toBe(upload);
  expect(driven.recorder.requests().map(({ operation }) => operation)).toContain("storage.queryUpload");
  expect(driven.recorder.requests("storage.uploadChunk")).toHaveLength(3);
});

test("a session is used once: it tells that it is whole, and takes no more bytes", async () => {
  await using driven = await start();
  await driven.send(0, total);
  expect((await driven.ask()).status).toBe(200);
  expect((await driven.send(0, total)).status).toBe(410);
});

test("an upload without a byte is whole as soon as its size is known", async () => {
  await using driven = await start();
  expect((await driven.ask("*")).status).toBe(308);
  expect((await driven.ask(0)).status).toBe(200);
  expect(driven.x.upload(driven.job.id)).toHaveLength(0);
});

test.each<[string, (driven: Started) => Promise<Answer>]>([
  ["is not a multiple of the unit and not the last", ({ send }) => send(unit, unit + 1_000)],
  ["leaves a gap", ({ send }) => send(2 * unit, total)],
  ["begins within what is stored", ({ send }) => send(0, 2 * unit)],
  [
    "is shorter than its range",
    ({ send }) => send(unit, 2 * unit - 1, `bytes ${unit}-${2 * unit - 1}/${total}`),
  ],
  [
    "is longer than its range",
    ({ send }) => send(unit, 2 * unit + 1, `bytes ${unit}-${2 * unit - 1}/${total}`),
  ],
  [
    "names another size of the whole",
    ({ send }) => send(unit, 2 * unit, `bytes ${unit}-${2 * unit - 1}/${total + 1}`),
  ],
  ["has a range that cannot be read", ({ send }) => send(unit, 2 * unit, `bytes ${unit}-${2 * unit - 1}`)],
  ["is a question with a body", ({ send }) => send(unit, 2 * unit, `bytes */${total}`)],
  ["is a question with another size", ({ ask }) => ask(total + 1)],
  ["carries a bearer token", ({ ask }) => ask(total, { headers: { authorization: "Bearer t" } })],
])("a request that %s is refused, and what is stored stays", async (_, request) => {
  await using driven = await start();
  await driven.send(0, unit);
  const refused = await request(driven);
  expect([refused.status, refused.text]).toEqual([
    400,
    expect.stringContaining("<Code>InvalidArgument</Code>"),
  ]);
  expect(storedOf(await driven.ask())).toEqual([308, `bytes=0-${unit - 1}`]);
});

test.each([
  [1_000, `bytes=0-999`],
  [0, null],
])("of a chunk the storage can keep %d bytes", async (firstBytes, range) => {
  await using driven = await start();
  driven.faults.script("storage.uploadChunk", { kind: "keep", firstBytes, end: "answer" });
  expect(storedOf(await driven.send(0, unit))).toEqual([308, range]);
});

test("of a last chunk that breaks off it keeps the beginning, and is not whole", async () => {
  await using driven = await start();
  driven.faults.script("storage.uploadChunk", { kind: "keep", firstBytes: unit, end: "reset" });
  await expect(driven.send(0, total)).rejects.toThrow("fetch failed");
  expect(storedOf(await driven.ask())).toEqual([308, `bytes=0-${unit - 1}`]);
  expect((await driven.send(unit, total)).status).toBe(200);
  expect(driven.x.upload(driven.job.id)?.toString()).toBe(upload);
});

test("it can be set to keep no more than so much of every chunk", async () => {
  await using driven = await start({ keepChunkBytes: unit });
  expect(storedOf(await driven.send(0, total))).toEqual([308, `bytes=0-${unit - 1}`]);
  expect(storedOf(await driven.send(unit, total))).toEqual([308, `bytes=0-${2 * unit - 1}`]);
  expect((await driven.send(2 * unit, total)).status).toBe(200);
});

test("sessions that were ended and those older than a week are gone", async () => {
  await using driven = await start();
  driven.clock.advance(7 * 24 * 3_600_000 - 1);
  expect((await driven.ask()).status).toBe(308);
  driven.clock.advance(1);
  expect((await driven.ask()).status).toBe(410);
  await using other = await start();
  other.x.endSessions();
  expect((await other.send(0, total)).status).toBe(410);
  expect(other.x.upload(other.job.id)).toBeUndefined();
});

test("a session that was never started is not found, nor one of another job", async () => {
  await using driven = await start();
  const users = await driven.create("users", { resumable: true });
  const crossed = new URL(driven.address);
  crossed.pathname = new URL(users.upload_url).pathname;
  for (const address of [`${driven.address}x`, crossed.href]) {
    const headers = { "content-range": `bytes */${total}` };
    expect((await driven.callBare("PUT", address, { headers })).status).toBe(404);
  }
});

test("an upload may have so many bytes and not one more", async () => {
  await using driven = await start({ maxUploadBytes: total - 1 });
  expect((await driven.send(0, unit)).text).toContain("<Code>EntityTooLarge</Code>");
});

test("an upload that ends after its job does not wake it", async () => {
  await using driven = await start();
  driven.clock.advance(15 * 60_000);
  expect((await driven.send(0, total)).status).toBe(200);
  expect((await driven.get(driven.job)).status).toBe("expired");
});

test("the record does not tell the address of a session", async () => {
  await using driven = await start();
  await driven.send(0, total);
  const id = new URL(driven.address).searchParams.get("upload_id") ?? "none";
  expect(JSON.stringify(driven.recorder.requests())).not.toContain(id);
});
