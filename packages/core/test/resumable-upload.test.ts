import { open } from "node:fs/promises";
import { join } from "node:path";
import type { Fault } from "@x-batch-compliance/sandbox";
import { describe, expect, test } from "vitest";
import type { Client } from "../src/client/client.ts";
import { ComplianceError, type ErrorCode, errorTable } from "../src/errors.ts";
import { uploadPart } from "../src/job/upload-part.ts";
import { createUploadWriter, type UploadFile } from "../src/upload/upload-file.ts";
import { addIds } from "./add-ids.ts";
import { bodyOf } from "./bytes.ts";
import { type DrivenCore, driveCore } from "./drive-core.ts";
import { driveSession, unitBytes as unit } from "./drive-session.ts";
import { makeIds, makePart } from "./make-part.ts";
import { playOutage } from "./play-outage.ts";
import { rejectionOf } from "./rejection-of.ts";
import { watchCalls } from "./watch-calls.ts";

/** Three whole chunks and a rest. */
const part = makePart(makeIds(40_000));
const total = part.body.sizeBytes;
const chunkOperations = ["storage.startResumable", "storage.uploadChunk", "storage.queryUpload"] as const;
const answer = (status: number, headers: Readonly<Record<string, string>> = {}): Fault => ({
  kind: "answer",
  status,
  headers,
});
const pass: Fault = { kind: "pass" };

function rangesFrom(...starts: readonly number[]): readonly string[] {
  return starts.map((from) => `bytes ${from}-${Math.min(from + unit, total) - 1}/${total}`);
}

test("an upload that fits into one chunk goes in one", async () => {
  await using driven = await driveSession();
  const sent: number[] = [];
  await driven.send(part.body, { chunkBytes: undefined, onSent: (sentBytes) => sent.push(sentBytes) });
  expect(driven.arrived()).toBe(part.digest);
  expect(driven.ranges()).toEqual([`bytes 0-${total - 1}/${total}`]);
  expect(driven.count(...chunkOperations)).toEqual([1, 1, 0]);
  expect(sent).toEqual([total]);
});

test("a larger one goes in chunks, and what is stored is told of after each", async () => {
  await using driven = await driveSession();
  const sent: number[] = [];
  await driven.send(part.body, { onSent: (sentBytes) => sent.push(sentBytes) });
  expect(driven.arrived()).toBe(part.digest);
  expect(driven.ranges()).toEqual(rangesFrom(0, unit, 2 * unit, 3 * unit));
  expect(sent).toEqual([unit, 2 * unit, 3 * unit, total]);
  expect(driven.clock.sleeps).toEqual([]);
});

test("an upload that ends with a whole chunk needs no other", async () => {
  await using driven = await driveSession();
  await driven.send(bodyOf("20304050\n".repeat(unit).slice(0, 2 * unit)));
  expect(driven.sandbox.x.upload(driven.job.id)).toHaveLength(2 * unit);
  expect(driven.count("storage.uploadChunk")).toEqual([2]);
});

test("what the storage did not keep is sent again, from the byte after", async () => {
  await using driven = await driveSession();
  driven.sandbox.faults.script("storage.uploadChunk", pass, {
    kind: "keep",
    firstBytes: 1_000,
    end: "answer",
  });
  await driven.send(part.body);
  expect(driven.arrived()).toBe(part.digest);
  const start = unit + 1_000;
  expect(driven.ranges()).toEqual(rangesFrom(0, unit, start, start + unit, start + 2 * unit));
  expect(driven.count("storage.queryUpload")).toEqual([0]);
  expect(driven.clock.sleeps).toEqual([]);
});

describe.each([0, 1, 2, 3])("a break at chunk %d", (index) => {
  const before = Array<Fault>(index).fill(pass);

  test.each<[string, Fault, number]>([
    ["before anything of it is stored", { kind: "reset" }, 0],
    ["while it is sent", { kind: "reset", afterRequestBytes: 5_000 }, 0],
    ["within it, of which a part is stored", { kind: "keep", firstBytes: 7_000, end: "reset" }, 7_000],
    ["with a 500 before it is stored", answer(500), 0],
    ["with a 429", answer(429, { "retry-after": "9" }), 0],
    ["with a range that cannot be read", answer(308, { range: "bytes=7-9" }), 0],
    ["with an answer that is cut", { kind: "cut", afterBytes: 0, end: "reset", framing: "chunked" }, unit],
  ])("%s goes on where the storage says", async (_, fault, keptBytes) => {
    await using driven = await driveSession();
    driven.sandbox.faults.script("storage.uploadChunk", ...before, fault);
    const retries: unknown[] = [];
    await driven.send(part.body, { onRetry: (retry) => retries.push(retry) });
    expect(driven.arrived()).toBe(part.digest);
    expect(retries).toMatchObject([{ operation: "uploadPart", attempt: 1 }]);
    expect(driven.count("storage.startResumable", "storage.queryUpload")).toEqual([1, 1]);
    const offset = index * unit + keptBytes;
    // The cut answer of the last chunk was an answer to the whole upload: there is nothing more to send.
    if (offset < total) expect(driven.ranges()[index + 1]).toMatch(new RegExp(`^bytes ${offset}-`));
    else expect(driven.ranges()).toHaveLength(index + 1);
  });

  test.each<[string, Fault]>([
    ["a reset", { kind: "reset", acted: true }],
    ["a 500", { kind: "answer", status: 500, acted: true }],
  ])("after all of it is stored, told by %s, sends none of it again", async (_, fault) => {
    await using driven = await driveSession();
    driven.sandbox.faults.script("storage.uploadChunk", ...before, fault);
    await driven.send(part.body);
    expect(driven.arrived()).toBe(part.digest);
    expect(driven.ranges()).toEqual(rangesFrom(0, unit, 2 * unit, 3 * unit));
  });
});

test("a 429 is waited out before the storage is asked", async () => {
  await using driven = await driveSession();
  driven.sandbox.faults.script("storage.uploadChunk", answer(429, { "retry-after": "90" }));
  await driven.send(part.body);
  const [first] = driven.clock.sleeps;
  expect(first).toBeGreaterThanOrEqual(90_000);
});

test.each(["storage.uploadChunk", "storage.queryUpload"])(
  "an outage of %s for ten minutes costs little more, and the upload goes on where it was",
  async (operation) => {
    await using driven = await driveSession();
    const outage = playOutage(driven, { operations: [operation], lastsMs: 600_000 });
    if (operation === "storage.queryUpload")
      driven.sandbox.faults.script("storage.uploadChunk", { kind: "reset" });
    await driven.send(part.body);
    expect(driven.arrived()).toBe(part.digest);
    expect(driven.clock.now() - outage.endMs).toBeLessThan(61_000);
    expect(driven.count("storage.startResumable")).toEqual([1]);
  },
);

test("with every progress the pauses begin anew", async () => {
  await using driven = await driveSession();
  const twice: readonly Fault[] = [{ kind: "reset" }, answer(500)];
  const kept: Fault = { kind: "keep", firstBytes: 9, end: "reset" };
  driven.sandbox.faults.script("storage.uploadChunk", ...twice, kept, ...twice, pass, ...twice);
  await driven.send(part.body);
  expect(driven.arrived()).toBe(part.digest);
  expect(driven.count("storage.startResumable")).toEqual([1]);
  expect(Math.max(...driven.clock.sleeps)).toBeLessThanOrEqual(4_000);
});

test("a storage that keeps nothing is asked until the window is over", async () => {
  await using driven = await driveSession({ keepChunkBytes: 0 });
  const codes = new Set<string>();
  const onRetry = ({ code }: { readonly code: string }): void => void codes.add(code);
  const error = await rejectionOf(driven.send(part.body, { onRetry }));
  expect(error).toMatchObject({ code: "SIGNED_URL_REFUSED", jobId: driven.job.id });
  expect([...codes]).toEqual(["SERVER_ERROR"]);
  expect(driven.clock.sleeps.reduce((sum, ms) => sum + ms, 0)).toBeGreaterThan(14 * 60_000);
});

test("of all failures of a chunk these alone are followed by a question, and then by the rest", async () => {
  const again: ErrorCode[] = [];
  for (const code of Object.keys(errorTable) as ErrorCode[]) {
    await using driven = await driveCore({ flow: "gcs" });
    const { client } = driven;
    const job = await client.createJob({ type: "tweets", name: "lists", resumable: true });
    let isFirst = true;
    const failing: Client = {
      ...client,
      async sendChunk(...values) {
        if (!isFirst) return client.sendChunk(...values);
        isFirst = false;
        throw new ComplianceError(code, "It failed.");
      },
    };
    await uploadPart(failing, job, part.body, { chunkBytes: unit }).catch(() => {});
    if (driven.count("storage.startResumable", "storage.queryUpload").join() === "1,1") again.push(code);
  }
  expect(again.toSorted()).toEqual([
    "DAILY_LIMIT",
    "EDGE_REFUSED",
    "IDLE_TIMEOUT",
    "NETWORK",
    "RATE_LIMITED",
    "RESPONSE_UNREADABLE",
    "SERVER_ERROR",
  ]);
});

test("every call obeys the caller's signal and time", async () => {
  await using driven = await driveSession();
  const { client, calls } = watchCalls(driven.client);
  driven.sandbox.faults.script("storage.uploadChunk", { kind: "reset" }, pass, answer(410));
  const call = { signal: new AbortController().signal, deadlineMs: driven.after(600_000) };
  await uploadPart(client, driven.job, part.body, {
    signal: call.signal,
    timeoutMs: 600_000,
    chunkBytes: unit,
  });
  expect(new Set(calls.map(([name]) => name))).toEqual(
    new Set(["startUpload", "sendChunk", "askProgress", "getJob"]),
  );
  for (const [, given] of calls) expect(given).toEqual(call);
});

describe.each([404, 410])("a session that is gone (%d)", (status) => {
  test.each([0, 1, 3])("at chunk %d is started over from the first byte", async (index) => {
    await using driven = await driveSession();
    driven.sandbox.faults.script("storage.uploadChunk", ...Array<Fault>(index).fill(pass), answer(status));
    await driven.send(part.body);
    expect(driven.arrived()).toBe(part.digest);
    const starts = [0, unit, 2 * unit, 3 * unit];
    expect(driven.ranges()).toEqual(rangesFrom(...starts.slice(0, index + 1), ...starts));
    expect(driven.count("storage.startResumable")).toEqual([2]);
  });

  test("after a break is started over too", async () => {
    await using driven = await driveSession();
    driven.sandbox.faults.script("storage.uploadChunk", pass, { kind: "reset" });
    driven.sandbox.faults.script("storage.queryUpload", answer(status));
    await driven.send(part.body);
    expect(driven.arrived()).toBe(part.digest);
    expect(driven.count("storage.startResumable")).toEqual([2]);
  });

  test("four times is the end, by name", async () => {
    await using driven = await driveSession();
    driven.sandbox.faults.script(
      "storage.uploadChunk",
      pass,
      answer(status),
      answer(status),
      answer(status),
      pass,
      answer(status),
    );
    expect(await rejectionOf(driven.send(part.body))).toMatchObject({ code: "UPLOAD_NOT_FOUND", status });
    expect(driven.count("storage.startResumable")).toEqual([4]);
    expect(driven.arrived()).toBeUndefined();
  });

  test("because the job has its upload is not started over", async () => {
    await using driven = await driveSession();
    driven.sandbox.faults.script("storage.uploadChunk", pass, pass, pass, { kind: "reset", acted: true });
    driven.sandbox.faults.script("storage.queryUpload", answer(status));
    await driven.send(part.body);
    expect(driven.arrived()).toBe(part.digest);
    expect(driven.count("storage.startResumable", "x.getJob")).toEqual([1, 1]);
  });
});

test("bytes that the storage had and has lost are started over", async () => {
  await using driven = await driveSession();
  driven.sandbox.faults.script("storage.uploadChunk", pass, answer(308, { range: "bytes=0-99" }));
  await driven.send(part.body);
  expect(driven.arrived()).toBe(part.digest);
  expect(driven.count("storage.startResumable")).toEqual([2]);
});

test("a storage that loses bytes four times is named", async () => {
  await using driven = await driveSession();
  const lose = [pass, answer(308, { range: "bytes=0-99" })];
  driven.sandbox.faults.script("storage.uploadChunk", ...lose, ...lose, ...lose, ...lose);
  expect(await rejectionOf(driven.send(part.body))).toMatchObject({
    code: "UPLOAD_NOT_FOUND",
    message: "The storage lost bytes of the upload that it had already confirmed.",
    jobId: driven.job.id,
  });
});

test.each<[string, Fault]>([
  ["more than was sent", answer(308, { range: `bytes=0-${2 * unit}` })],
  ["more than there is", answer(308, { range: `bytes=0-${total}` })],
  ["the whole before all was sent", answer(200)],
])("a storage that says it has %s is not believed", async (_, fault) => {
  await using driven = await driveSession();
  driven.sandbox.faults.script("storage.uploadChunk", pass, fault);
  expect(await rejectionOf(driven.send(part.body))).toMatchObject({
    code: "API_ERROR",
    message: "The storage reports more bytes than were sent.",
    jobId: driven.job.id,
  });
  expect(driven.count("storage.startResumable", "storage.uploadChunk")).toEqual([1, 2]);
});

test("all bytes stored is not yet the whole: it is asked until the storage says so", async () => {
  await using driven = await driveSession();
  driven.sandbox.faults.script("storage.uploadChunk", {
    kind: "answer",
    status: 308,
    headers: { range: `bytes=0-${total - 1}` },
    acted: true,
  });
  await driven.send(part.body, { chunkBytes: undefined });
  expect(driven.count("storage.uploadChunk", "storage.queryUpload")).toEqual([1, 1]);
});

test.each<[string, Fault]>([
  ["PAYLOAD_TOO_LARGE", answer(413)],
  ["SIGNED_URL_REFUSED", answer(403)],
  ["BAD_REQUEST", answer(400)],
  ["REDIRECTED", answer(308, { location: "http://127.0.0.1:9/" })],
])("%s is final, at the start and in the middle", async (code, fault) => {
  for (const [operation, ...faults] of [
    ["storage.startResumable", fault],
    ["storage.uploadChunk", pass, fault],
  ] as const) {
    await using driven = await driveSession();
    driven.sandbox.faults.script(operation, ...faults);
    expect(await rejectionOf(driven.send(part.body))).toMatchObject({ code });
    expect(driven.count("storage.startResumable", "storage.queryUpload")).toEqual([1, 0]);
    expect(driven.arrived()).toBeUndefined();
  }
});

test("a start is tried again for as long as an outage lasts", async () => {
  await using driven = await driveSession();
  const outage = playOutage(driven, { operations: ["storage.startResumable"], lastsMs: 600_000 });
  await driven.send(part.body);
  expect(driven.arrived()).toBe(part.digest);
  expect(driven.clock.now() - outage.endMs).toBeLessThan(61_000);
});

describe("the time", () => {
  test("of the caller ends the upload between two chunks", async () => {
    await using driven = await driveSession();
    const timeoutMs = 60_000;
    const onSent = (): void => driven.clock.manual.advance(30_000);
    const error = await rejectionOf(driven.send(part.body, { timeoutMs, onSent }));
    expect(error).toMatchObject({
      code: "JOB_PENDING",
      message: `The upload of job ${driven.job.id} was not complete when the time ran out.`,
      jobId: driven.job.id,
    });
    expect(driven.ranges()).toEqual(rangesFrom(0, unit));
  });

  test("of the job's window ends it by another name, as another job may do", async () => {
    await using driven = await driveSession();
    const onSent = (): void => driven.clock.manual.advance(8 * 60_000);
    const error = await rejectionOf(driven.send(part.body, { timeoutMs: 3_600_000, onSent }));
    expect(error).toMatchObject({
      code: "SIGNED_URL_REFUSED",
      message: `The upload window of job ${driven.job.id} ended too soon.`,
      jobId: driven.job.id,
    });
    expect(driven.ranges()).toEqual(rangesFrom(0, unit));
  });

  test("of the window is over with its last millisecond, and goes before the caller's", async () => {
    await using driven = await driveSession();
    const { uploadExpiresAtMs, observedAtMs } = driven.job;
    const leftMs = uploadExpiresAtMs - observedAtMs;
    const onSent = (): void => driven.clock.manual.advance(leftMs);
    const error = await rejectionOf(driven.send(part.body, { timeoutMs: leftMs, onSent }));
    expect(error).toMatchObject({ code: "SIGNED_URL_REFUSED" });
    expect(driven.ranges()).toEqual(rangesFrom(0));
  });

  test("that a pause would outlast is not waited for", async () => {
    await using driven = await driveSession();
    driven.sandbox.faults.script("storage.uploadChunk", pass, { kind: "reset" });
    const error = await rejectionOf(driven.send(part.body, { timeoutMs: 100 }));
    expect(error).toMatchObject({ code: "NETWORK" });
    expect(driven.clock.sleeps).toEqual([]);
  });
});

test("an abort after a chunk ends it with its own reason", async () => {
  await using driven = await driveSession();
  const controller = new AbortController();
  const onSent = (): void => controller.abort("enough");
  await expect(driven.send(part.body, { signal: controller.signal, onSent })).rejects.toBe("enough");
  expect(driven.ranges()).toEqual(rangesFrom(0));
  expect(driven.arrived()).toBeUndefined();
});

test("an abort while the storage works ends it with its own reason", async () => {
  await using driven = await driveSession();
  const controller = new AbortController();
  const abort = (body: Buffer): Buffer => {
    controller.abort("enough");
    return body;
  };
  driven.sandbox.faults.script("storage.uploadChunk", pass, { kind: "rewrite", body: abort });
  await expect(driven.send(part.body, { signal: controller.signal })).rejects.toBe("enough");
  expect(driven.count("storage.uploadChunk", "storage.queryUpload")).toEqual([2, 0]);
  expect(driven.arrived()).toBeUndefined();
});

describe("bytes that change", () => {
  async function writeUpload({ folder }: DrivenCore): Promise<UploadFile> {
    const made = createUploadWriter(join(folder, "upload.txt"));
    addIds(made, makeIds(40_000));
    return made.finish(0n);
  }

  async function change({ path }: UploadFile, at: number): Promise<void> {
    await using file = await open(path, "r+");
    await file.write("7", at);
  }

  test.each([
    ["the first", 5],
    ["the last", total - 5],
  ])("are never uploaded whole, though it is %s", async (_, at) => {
    await using driven = await driveSession();
    const upload = await writeUpload(driven);
    await change(upload, at);
    expect(await rejectionOf(driven.send(upload.body))).toMatchObject({ code: "UPLOAD_CHANGED" });
    expect(driven.ranges()).toEqual(rangesFrom(0, unit, 2 * unit));
    expect(driven.arrived()).toBeUndefined();
  });

  test("between two sessions are not mixed with those of the first", async () => {
    await using driven = await driveSession();
    const upload = await writeUpload(driven);
    const changes: Promise<void>[] = [];
    driven.clock.whileAsleep(async () => {
      if (changes.length === 0) changes.push(change(upload, 5));
      await changes[0];
    });
    driven.sandbox.faults.script("storage.uploadChunk", pass, answer(410));
    expect(await rejectionOf(driven.send(upload.body))).toMatchObject({ code: "UPLOAD_CHANGED" });
    expect(driven.count("storage.startResumable")).toEqual([2]);
    expect(driven.arrived()).toBeUndefined();
  });

  test("not, arrive whole", async () => {
    await using driven = await driveSession();
    const upload = await writeUpload(driven);
    driven.sandbox.faults.script("storage.uploadChunk", pass, {
      kind: "keep",
      firstBytes: 20_001,
      end: "reset",
    });
    await driven.send(upload.body);
    expect(driven.arrived()).toBe(upload.digest);
  });
});
