import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Fault, XSettings } from "@x-batch-compliance/sandbox";
import { describe, expect, test } from "vitest";
import { completeJob, flows } from "../../test/complete-job.ts";
import { type DrivenCore, driveCore } from "../../test/drive-core.ts";
import { makeIds, makePart } from "../../test/make-part.ts";
import type { Job } from "../api/job.ts";
import { type CollectedResult, type CollectOptions, collectResult } from "./collect-result.ts";

const part = makePart(makeIds(3_000));

interface Ready {
  readonly driven: DrivenCore;
  readonly job: Job;
  readonly path: string;
  /** What X has to give. */
  readonly whole: Buffer;
  collect(changes?: Partial<CollectOptions>): Promise<CollectedResult>;
}

async function driveReady(settings: XSettings = {}): Promise<Ready> {
  const driven = await driveCore(settings);
  const job = await completeJob(driven, part);
  const path = join(driven.folder, "result.ndjson");
  return {
    driven,
    job,
    path,
    whole: driven.sandbox.x.result(job.id),
    collect: (changes) => collectResult(driven.client, job, { part, jobName: "lists", path, ...changes }),
  };
}

/** A result that lost its end, with a length that says nothing of it. */
const cutAt = (find: (body: Buffer) => number): Fault => ({
  kind: "rewrite",
  body: (body) => body.subarray(0, find(body)),
});
const inLine = cutAt((body) => body.lastIndexOf("}"));
const afterLine = cutAt((body) => body.lastIndexOf("\n", body.length - 2) + 1);
const page: Fault = { kind: "answer", status: 200, body: "<html>\nWe are sorry.\n</html>\n" };

describe.each(flows)("in the flow $flow", ({ flow, download }) => {
  test("a result that comes twice the same is consistent, and kept as received", async () => {
    const { driven, path, whole, collect } = await driveReady({ flow });
    await using _ = driven;
    const received: [number, number][] = [];
    const result = await collect({
      onReceived: ({ pass, receivedBytes }) => received.push([pass, receivedBytes]),
    });
    expect(result.proof).toBe("consistent");
    expect(result.digest).toBe(createHash("sha256").update(whole).digest("hex"));
    expect(await readFile(path)).toEqual(whole);
    expect(result.records).toBe(whole.toString().split("\n").filter(Boolean).length);
    expect(received.filter(([pass]) => pass === 1).at(-1)).toEqual([1, whole.length]);
    expect(received.at(-1)).toEqual([2, whole.length]);
    expect(driven.count(download)).toEqual([2]);
  });

  test.each<[string, Fault]>([
    ["was cut with its length announced", { kind: "cut", afterBytes: 500, end: "fin", framing: "length" }],
    ["was cut in a chunked body", { kind: "cut", afterBytes: 500, end: "fin", framing: "chunked" }],
    ["was reset", { kind: "cut", afterBytes: 500, end: "reset", framing: "length" }],
    ["ends with its connection", { kind: "cut", afterBytes: 1e9, end: "fin", framing: "close" }],
    ["breaks off in a line", inLine],
    ["is a page of HTML", page],
    ["was never sent", { kind: "answer", status: 503 }],
  ])("a result that %s is fetched again, and the whole one counts", async (_, fault) => {
    const { driven, path, whole, collect } = await driveReady({ flow });
    await using _driven = driven;
    driven.sandbox.faults.script(download, fault);
    const result = await collect();
    expect(result.proof).toBe("consistent");
    expect(await readFile(path)).toEqual(whole);
    expect(driven.count(download)).toEqual([3]);
  });

  test("an address that has expired is replaced by a fresh one", async () => {
    const { driven, collect } = await driveReady({ flow, downloadUrlMs: 60_000 });
    await using _ = driven;
    const looks = driven.count("x.getJob")[0] ?? 0;
    driven.clock.manual.advance(60_000);
    expect((await collect()).proof).toBe("consistent");
    expect(driven.sandbox.recorder.requests(download)[0]?.status).toBe(flow === "api" ? 403 : 400);
    expect(driven.count("x.getJob", download)).toEqual([looks + 1, 3]);
  });
});

test("an address that expires between the two downloads is replaced as well", async () => {
  const { driven, collect } = await driveReady({ downloadUrlMs: 60_000 });
  await using _ = driven;
  let isFirst = true;
  const onReceived = (): void => {
    if (isFirst) driven.clock.manual.advance(60_000);
    isFirst = false;
  };
  expect((await collect({ onReceived })).proof).toBe("consistent");
  expect(driven.sandbox.recorder.requests("x.downloadResults").map(({ status }) => status)).toEqual([
    200, 403, 200,
  ]);
});

describe("what never comes right", () => {
  test.each<[string, string, readonly Fault[]]>([
    ["a result that always breaks off", "RESULT_TRUNCATED", [inLine, inLine, inLine]],
    ["a page of HTML with 200", "RESULT_MALFORMED", [page, page, page]],
    [
      "an address that is always refused",
      "SIGNED_URL_REFUSED",
      Array(3).fill({ kind: "answer", status: 403 }),
    ],
  ])("%s is fetched three times, then refused", async (_, code, faults) => {
    const { driven, collect } = await driveReady();
    await using _driven = driven;
    driven.sandbox.faults.script("x.downloadResults", ...faults);
    await expect(collect()).rejects.toMatchObject({ code });
    expect(driven.count("x.downloadResults")).toEqual([3]);
  });

  test.each<[string, string, string]>([
    [
      "an ID that was not submitted",
      "RESULT_FOREIGN_ID",
      '{"id":"20","action":"delete","reason":"deleted"}\n',
    ],
    [
      "two records that contradict each other",
      "RESULT_CONFLICT",
      `{"id":"${makeIds(1)[0]}","action":"delete","reason":"deleted"}\n{"id":"${makeIds(1)[0]}","action":"rehydrate","reason":"tweet_edited"}\n`,
    ],
  ])("%s is refused at once", async (_, code, body) => {
    const { driven, collect } = await driveReady();
    await using _driven = driven;
    driven.sandbox.faults.script("x.downloadResults", { kind: "answer", status: 200, body });
    await expect(collect()).rejects.toMatchObject({ code });
    expect(driven.count("x.downloadResults")).toEqual([1]);
  });

  test("a compressed result is refused at once", async () => {
    const { driven, collect } = await driveReady();
    await using _ = driven;
    const headers = { "content-encoding": "gzip" };
    driven.sandbox.faults.script("x.downloadResults", { kind: "answer", status: 200, headers, body: "" });
    await expect(collect()).rejects.toMatchObject({ code: "RESPONSE_ENCODED" });
  });
});

describe("a second download", () => {
  test.each<[string, Fault]>([
    ["that differs", afterLine],
    ["that is refused", { kind: "answer", status: 401 }],
  ])("%s leaves the result unverified, and the first one's records stay", async (_, fault) => {
    const { driven, whole, path, collect } = await driveReady();
    await using _driven = driven;
    driven.sandbox.faults.script("x.downloadResults", { kind: "pass" }, fault);
    const result = await collect();
    expect(result.proof).toBe("unverified");
    expect(result.records).toBe(whole.toString().split("\n").filter(Boolean).length);
    expect(await readFile(path)).toEqual(whole);
  });

  test("shows a first one that was cut at the end of a line, which nothing else can", async () => {
    const { driven, collect } = await driveReady();
    await using _ = driven;
    driven.sandbox.faults.script("x.downloadResults", afterLine);
    expect((await collect()).proof).toBe("unverified");
  });
});

test.each<[string, Partial<CollectOptions>]>([
  ["name", { jobName: "other-lists" }],
  ["type", { part: { ...part, type: "users" } }],
])("a job with another %s than its part's is refused, and nothing is downloaded", async (_, changes) => {
  const { driven, collect } = await driveReady();
  await using _driven = driven;
  await expect(collect(changes)).rejects.toMatchObject({ code: "JOB_MISMATCH" });
  expect(driven.count("x.downloadResults")).toEqual([0]);
});

test("a job that is no longer complete when its result is fetched again is refused", async () => {
  const { driven, job, collect } = await driveReady();
  await using _ = driven;
  driven.sandbox.faults.script("x.downloadResults", page);
  driven.clock.whileAsleep(() => driven.sandbox.x.setStatus(job.id, "failed"));
  await expect(collect()).rejects.toMatchObject({ code: "JOB_MISMATCH", jobId: job.id });
});
