import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Fault, XSettings } from "@x-batch-compliance/sandbox";
import { describe, expect, test } from "vitest";
import { completeJob, flows } from "../../test/complete-job.ts";
import { type DrivenCore, driveCore } from "../../test/drive-core.ts";
import { makeIds, makePart } from "../../test/make-part.ts";
import { watchCalls } from "../../test/watch-calls.ts";
import { withoutSentinels } from "../../test/without-sentinels.ts";
import type { Job } from "../api/job.ts";
import type { Client } from "../client/client.ts";
import { ComplianceError, type ErrorCode, errorTable } from "../errors.ts";
import { findings } from "../results/record.ts";
import { type CollectedResult, type CollectOptions, collectResult } from "./collect-result.ts";
import { buildSentinels } from "./sentinels.ts";

const part = makePart(makeIds(3_000));

interface Ready {
  readonly driven: DrivenCore;
  readonly job: Job;
  readonly path: string;
  /** What X has to give. */
  readonly whole: Buffer;
  /** The same without the sentinels in it. */
  readonly kept: string;
  collect(changes?: Partial<CollectOptions>, client?: Client): Promise<CollectedResult>;
}

async function driveReady(settings: XSettings = {}): Promise<Ready> {
  const driven = await driveCore(settings);
  const job = await completeJob(driven, part);
  const path = join(driven.folder, "result.ndjson");
  const sentinels = buildSentinels(driven.client, part);
  const whole = driven.sandbox.x.result(job.id);
  return {
    driven,
    job,
    path,
    whole,
    kept: withoutSentinels(whole).toString(),
    collect: (changes, client = driven.client) =>
      collectResult(client, job, {
        part,
        sentinels,
        adopted: false,
        jobName: "lists",
        path,
        ...changes,
      }),
  };
}

const countRecords = (text: string): number => text.split("\n").filter(Boolean).length;
/** X does not tell of lines that are not IDs, so nothing but a second download is left. */
const silent: XSettings = { invalidLines: "drop" };

type Rewrite = Fault & { readonly kind: "rewrite" };

/** A result that lost its end, with a length that says nothing of it. */
const cutAt = (find: (body: Buffer) => number): Rewrite => ({
  kind: "rewrite",
  body: (body) => body.subarray(0, find(body)),
});
const inLine = cutAt((body) => body.lastIndexOf("}"));
const afterLine = cutAt((body) => body.lastIndexOf("\n", body.length - 2) + 1);
const page: Fault = { kind: "answer", status: 200, body: "<html>\nWe are sorry.\n</html>\n" };

describe.each(flows)("in the flow $flow", ({ flow, download, proofBy }) => {
  test(`a result is proven by its ${proofBy}, comes once, and is kept without sentinels`, async () => {
    const { driven, path, whole, kept, collect } = await driveReady({ flow, invalidLines: "echo" });
    await using _ = driven;
    const received: [number, number][] = [];
    const result = await collect({
      onReceived: ({ pass, receivedBytes }) => received.push([pass, receivedBytes]),
    });
    expect(result).toMatchObject({ proof: "proven", proofBy, records: countRecords(kept) });
    expect(result.digest).toBe(createHash("sha256").update(whole).digest("hex"));
    expect(await readFile(path, "utf8")).toBe(kept);
    expect(whole.toString()).not.toBe(kept);
    expect(received.at(-1)).toEqual([1, whole.length]);
    expect(driven.count(download)).toEqual([1]);
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
    const { driven, path, kept, collect } = await driveReady({ flow });
    await using _driven = driven;
    driven.sandbox.faults.script(download, fault);
    const result = await collect();
    expect(result.proof).toBe("proven");
    expect(await readFile(path, "utf8")).toBe(kept);
    expect(driven.count(download)).toEqual([2]);
  });

  test("an address that has expired is replaced by a fresh one", async () => {
    const { driven, collect } = await driveReady({ flow, downloadUrlMs: 60_000 });
    await using _ = driven;
    const polls = driven.count("x.getJob")[0] ?? 0;
    driven.clock.manual.advance(60_000);
    expect((await collect()).proof).toBe("proven");
    expect(driven.sandbox.recorder.requests(download)[0]?.status).toBe(flow === "api" ? 403 : 400);
    expect(driven.count("x.getJob", download)).toEqual([polls + 1, 2]);
  });
});

test("an address that expires between the two downloads is replaced as well", async () => {
  const { driven, collect } = await driveReady({ ...silent, downloadUrlMs: 60_000 });
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
  ])("%s is fetched three times, then refused", async (_, code, faults) => {
    const { driven, collect } = await driveReady();
    await using _driven = driven;
    driven.sandbox.faults.script("x.downloadResults", ...faults);
    await expect(collect()).rejects.toMatchObject({ code });
    expect(driven.count("x.downloadResults")).toEqual([3]);
  });

  test.each<[number, string]>([
    [403, "SIGNED_URL_REFUSED"],
    [404, "NOT_FOUND"],
    [401, "UNAUTHORIZED"],
    [400, "BAD_REQUEST"],
    [202, "RESPONSE_UNREADABLE"],
    [206, "RESPONSE_UNREADABLE"],
  ])(
    "an address that is answered with %d is looked at three times more within a minute",
    async (status, code) => {
      const { driven, collect } = await driveReady();
      await using _driven = driven;
      const odd: Fault = { kind: "answer", status };
      driven.sandbox.faults.script("x.downloadResults", odd, odd, odd);
      expect(await collect()).toMatchObject({ proof: "proven" });
      expect(driven.clock.sleeps.slice(-3)).toEqual([5_000, 15_000, 45_000]);
      driven.sandbox.faults.script("x.downloadResults", odd, odd, odd, odd);
      await expect(collect()).rejects.toMatchObject({ code });
    },
  );

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
  test("that brings the same bytes makes a result consistent that nothing else proves", async () => {
    const { driven, whole, path, collect } = await driveReady(silent);
    await using _ = driven;
    const received: [number, number][] = [];
    const result = await collect({
      onReceived: ({ pass, receivedBytes }) => received.push([pass, receivedBytes]),
    });
    expect(result).toMatchObject({ proof: "consistent", proofBy: "second download" });
    expect(await readFile(path)).toEqual(whole);
    expect(received.filter(([pass]) => pass === 1).at(-1)).toEqual([1, whole.length]);
    expect(received.at(-1)).toEqual([2, whole.length]);
    expect(driven.count("x.downloadResults")).toEqual([2]);
  });

  test.each<[string, Fault]>([
    ["that differs", afterLine],
    ["that is refused", { kind: "answer", status: 401 }],
  ])("%s leaves the result unverified, and the first one's records stay", async (_, fault) => {
    const { driven, whole, path, collect } = await driveReady(silent);
    await using _driven = driven;
    driven.sandbox.faults.script("x.downloadResults", { kind: "pass" }, ...Array(4).fill(fault));
    const result = await collect();
    while (driven.sandbox.faults.next("x.downloadResults") !== undefined);
    expect(result).toMatchObject({ proof: "unverified", proofBy: "nothing" });
    expect(result.records).toBe(countRecords(whole.toString()));
    expect(await readFile(path)).toEqual(whole);
  });

  test("shows a first one that was cut at the end of a line, which nothing else can", async () => {
    const { driven, collect } = await driveReady(silent);
    await using _ = driven;
    driven.sandbox.faults.script("x.downloadResults", afterLine);
    expect((await collect()).proof).toBe("unverified");
  });
});

describe("a result that is cut at the end of a line, every time the same way", () => {
  /** Behind the first sentinel and before the last, wherever X has put them. */
  const inMiddle = cutAt((body) => body.lastIndexOf("\n", body.lastIndexOf('"error"')) + 1);

  test("is not proven, since sentinels are missing", async () => {
    const { driven, path, collect } = await driveReady();
    await using _ = driven;
    driven.sandbox.faults.script("x.downloadResults", inMiddle, inMiddle);
    const result = await collect();
    expect(result).toMatchObject({ proof: "consistent", proofBy: "second download" });
    expect(result.sentinels.returned).toBe(result.sentinels.sent - 1);
    expect(countRecords(await readFile(path, "utf8"))).toBe(result.records);
  });

  test.each<[string, Fault]>([
    ["differs", cutAt((body) => body.indexOf("\n", body.length >> 1) + 1)],
    ["is refused", { kind: "answer", status: 402 }],
  ])("is unverified if the second download %s, and the first one's records stay", async (_, fault) => {
    const { driven, path, collect } = await driveReady();
    await using _driven = driven;
    driven.sandbox.faults.script("x.downloadResults", inMiddle, fault);
    const result = await collect();
    expect(result).toMatchObject({ proof: "unverified", proofBy: "nothing" });
    expect(countRecords(await readFile(path, "utf8"))).toBe(result.records);
    expect(await readdir(driven.folder)).toEqual(["result.ndjson"]);
  });

  test("without its last line feed is kept as it is where it cannot be had once more", async () => {
    const { driven, path, collect } = await driveReady();
    await using _ = driven;
    const unended = cutAt((body) => body.lastIndexOf("\n"));
    driven.sandbox.faults.script("x.downloadResults", unended, { kind: "answer", status: 402 });
    const result = await collect();
    expect(result).toMatchObject({ proof: "unverified", proofBy: "nothing" });
    expect(result.records).toBeGreaterThan(0);
    expect(countRecords(await readFile(path, "utf8"))).toBe(result.records);
    expect(await readdir(driven.folder)).toEqual(["result.ndjson"]);
  });

  test("is proven when it comes whole at last", async () => {
    const { driven, kept, path, collect } = await driveReady();
    await using _ = driven;
    driven.sandbox.faults.script("x.downloadResults", inMiddle);
    const result = await collect();
    expect(result).toMatchObject({ proof: "proven", proofBy: "sentinels", records: countRecords(kept) });
    expect(await readFile(path, "utf8")).toBe(kept);
    expect(await readdir(driven.folder)).toEqual(["result.ndjson"]);
    expect(driven.count("x.downloadResults")).toEqual([2]);
  });

  test("is seen by the storage's length and checksums, each by itself", async () => {
    for (const [code, left] of [
      ["RESULT_TRUNCATED", "x-goog-stored-content-length"],
      ["RESULT_MALFORMED", "x-goog-hash"],
    ] as const) {
      const { driven, collect } = await driveReady({ flow: "gcs" });
      await using _ = driven;
      const names = ["x-goog-stored-content-length", "x-goog-hash"].filter((name) => name !== left);
      const cut: Fault = {
        ...afterLine,
        headers: Object.fromEntries(names.map((name) => [name, undefined])),
      };
      driven.sandbox.faults.script("storage.downloadResults", cut, cut, cut);
      await expect(collect()).rejects.toMatchObject({ code });
      expect(driven.count("storage.downloadResults")).toEqual([3]);
    }
  });
});

describe("what the storage says of a result", () => {
  test.each<[string, string, Record<string, string | undefined>]>([
    ["a crc32c of other bytes", "RESULT_MALFORMED", { "x-goog-hash": "crc32c=AAAAAA==" }],
    ["an md5 of other bytes", "RESULT_MALFORMED", { "x-goog-hash": "md5=AAAAAAAAAAAAAAAAAAAAAA==" }],
    ["a greater length", "RESULT_TRUNCATED", { "x-goog-stored-content-length": "999999999" }],
    ["a smaller length", "RESULT_MALFORMED", { "x-goog-stored-content-length": "1" }],
  ])("refutes it by %s, and it is fetched again", async (_, code, headers) => {
    const { driven, collect } = await driveReady({ flow: "gcs" });
    await using _driven = driven;
    const retries: string[] = [];
    driven.sandbox.faults.script("storage.downloadResults", { kind: "rewrite", headers });
    const result = await collect({ onRetry: (retry) => retries.push(retry.code) });
    expect(result).toMatchObject({ proof: "proven", proofBy: "checksum" });
    expect(retries).toEqual([code]);
  });

  test("is the first proof, and where there is none the sentinels are", async () => {
    const { driven, kept, path, collect } = await driveReady({ flow: "gcs", invalidLines: "echo" });
    await using _ = driven;
    const headers = { "x-goog-hash": undefined };
    driven.sandbox.faults.script("storage.downloadResults", { kind: "pass" }, { kind: "rewrite", headers });
    expect(await collect()).toMatchObject({ proof: "proven", proofBy: "checksum" });
    expect(await collect()).toMatchObject({ proof: "proven", proofBy: "sentinels" });
    expect(await readFile(path, "utf8")).toBe(kept);
  });

  test.each<[string, Record<string, string | undefined>]>([
    ["left out", { "x-goog-hash": undefined, "x-goog-stored-content-length": undefined }],
    ["a length alone", { "x-goog-hash": undefined }],
    ["unreadable", { "x-goog-hash": "crc32c=?", "x-goog-stored-content-length": "many" }],
    ["said of a compressed object", { "x-goog-stored-content-encoding": "gzip" }],
  ])("proves nothing where it is %s, and a second download is made", async (_, headers) => {
    const { driven, collect } = await driveReady({ ...silent, flow: "gcs" });
    await using _driven = driven;
    const odd: Fault = { kind: "rewrite", headers };
    driven.sandbox.faults.script("storage.downloadResults", odd, odd, odd);
    expect(await collect()).toMatchObject({ proof: "consistent", proofBy: "second download" });
    expect(driven.count("storage.downloadResults")).toEqual([2]);
    // A checksum that only the second download has proves those very bytes.
    expect(await collect()).toMatchObject({ proof: "proven", proofBy: "checksum" });
  });

  test("counts for nothing where it is the API that says it", async () => {
    const { driven, collect } = await driveReady(silent);
    await using _ = driven;
    const headers = { "x-goog-hash": "crc32c=AAAAAA==" };
    driven.sandbox.faults.script("x.downloadResults", { kind: "rewrite", headers });
    expect(await collect()).toMatchObject({ proof: "consistent" });
  });
});

describe("two downloads that disagree", () => {
  const isEcho = (line: string): boolean => line.includes('"error"');
  const isRecord = (line: string): boolean => line.includes('"action"');
  const rewrite = (change: (lines: readonly string[]) => readonly string[]): Rewrite => ({
    kind: "rewrite",
    body: (body) => Buffer.from(`${change(body.toString().split("\n").filter(Boolean)).join("\n")}\n`),
  });
  const without = (...rows: readonly number[]): Rewrite =>
    rewrite((lines) => {
      const gone = lines.filter(isRecord).filter((_, row) => rows.includes(row));
      return lines.filter((line) => !gone.includes(line));
    });
  const halfProven = rewrite((lines) => lines.filter((line) => !isEcho(line) || line < '{"id":"m'));
  const unended: Rewrite = { kind: "rewrite", body: (body) => body.subarray(0, -1) };
  const bare = (fault: Rewrite): Rewrite => ({
    kind: "rewrite",
    body: (body) => fault.body?.(Buffer.from(withoutSentinels(body))) ?? body,
  });
  const readIds = (text: string): readonly string[] =>
    text
      .split("\n")
      .filter(isRecord)
      .map((line) => (JSON.parse(line) as { readonly id: string }).id);

  test.each<[string, readonly Fault[]]>([
    ["the second has all sentinels, and lacks a record of the first", [halfProven, without(0)]],
    ["the second has all sentinels and no record", [halfProven, rewrite((lines) => lines.filter(isEcho))]],
    ["each lacks a record of the other", [bare(without(0)), bare(without(1))]],
    ["the second is empty", [bare(without()), { kind: "answer", status: 200, body: "" }]],
    ["the first is empty", [{ kind: "answer", status: 200, body: "" }, bare(without())]],
    ["the second is whole and lacks a record of one without its last line feed", [unended, without(0)]],
  ])("keep what either of them names, and are unverified: %s", async (_, faults) => {
    const { driven, path, kept, collect } = await driveReady();
    await using _driven = driven;
    driven.sandbox.faults.script("x.downloadResults", ...faults);
    const result = await collect();
    expect(result).toMatchObject({ proof: "unverified", proofBy: "nothing" });
    expect(result.found.size).toBe(countRecords(kept));
    const ids = readIds(await readFile(path, "utf8"));
    expect(new Set(ids)).toEqual(new Set(readIds(kept)));
    expect(result.records).toBe(ids.length);
    expect(await readdir(driven.folder)).toEqual(["result.ndjson"]);
  });

  test("because one of them was refused leave the whole one no proof, where it lacks what that one named", async () => {
    const { driven, path, kept, collect } = await driveReady();
    await using _ = driven;
    const refused = rewrite((lines) => [...lines, "<html>"]);
    driven.sandbox.faults.script("x.downloadResults", refused, without(0));
    expect(await collect()).toMatchObject({ proof: "unverified", records: countRecords(kept) - 1 });
    driven.sandbox.faults.script("x.downloadResults", refused);
    expect(await collect()).toMatchObject({ proof: "proven" });
    expect(await readFile(path, "utf8")).toBe(kept);
  });

  test("because one broke off behind the end of the others leave those no proof", async () => {
    const { driven, collect } = await driveReady();
    await using _ = driven;
    // What it named in its last line nobody knows, but that there was one.
    const torn: Rewrite = {
      kind: "rewrite",
      body: (body) => Buffer.from(withoutSentinels(body)).subarray(0, -9),
    };
    const short = bare(without(0, 1));
    driven.sandbox.faults.script("x.downloadResults", torn, short);
    expect(await collect()).toMatchObject({ proof: "unverified", proofBy: "nothing" });
    driven.sandbox.faults.script("x.downloadResults", short, torn, short);
    expect(await collect()).toMatchObject({ proof: "unverified", proofBy: "nothing" });
    driven.sandbox.faults.script("x.downloadResults", short, short);
    expect(await collect()).toMatchObject({ proof: "consistent" });
  });

  test("because one before them was longer, though not at its end, leave them no proof", async () => {
    const { driven, collect } = await driveReady();
    await using _ = driven;
    // Of echoes alone no download names more than another.
    const echoes = rewrite((lines) => lines.filter(isEcho).slice(0, 2));
    const fewer = rewrite((lines) => lines.filter(isEcho).slice(0, 1));
    const torn: Rewrite = { kind: "rewrite", body: (body) => echoes.body?.(body).subarray(0, -1) ?? body };
    driven.sandbox.faults.script("x.downloadResults", torn, fewer);
    expect(await collect()).toMatchObject({ proof: "unverified", proofBy: "nothing" });
  });

  test("because one between them was refused leave them no proof, where they lack what that one named", async () => {
    const { driven, collect } = await driveReady();
    await using _ = driven;
    const short = bare(without(0));
    const refused = bare(rewrite((lines) => ["<html>", ...lines].toReversed()));
    driven.sandbox.faults.script("x.downloadResults", short, refused, short);
    expect(await collect()).toMatchObject({ proof: "unverified", proofBy: "nothing" });
  });

  test("about what to do with an ID keep the graver word", async () => {
    const { driven, kept, collect } = await driveReady();
    await using _ = driven;
    const [id] = readIds(kept);
    const say = (action: string, reason: string): Fault => ({
      kind: "answer",
      status: 200,
      body: `${JSON.stringify({ id, action, reason })}\n`,
    });
    for (const words of [
      [say("delete", "deleted"), say("rehydrate", "tweet_edited")],
      [say("rehydrate", "tweet_edited"), say("delete", "deleted")],
    ]) {
      driven.sandbox.faults.script("x.downloadResults", ...words);
      const { proof, found } = await collect();
      const named: string[] = [];
      found.forEach((finding) => void named.push(findings[finding]?.action ?? ""));
      expect([proof, named]).toEqual(["unverified", ["delete"]]);
    }
  });

  test("are proven by a second one that is whole and names all that the first one did", async () => {
    const { driven, kept, path, collect } = await driveReady();
    await using _ = driven;
    driven.sandbox.faults.script("x.downloadResults", bare(without(0)));
    expect(await collect()).toMatchObject({ proof: "proven", proofBy: "sentinels" });
    expect(await readFile(path, "utf8")).toBe(kept);
  });

  test("in a line that speaks of a fault are decided by the one without it", async () => {
    const { driven, kept, path, collect } = await driveReady();
    await using _ = driven;
    const trouble = rewrite((lines) => [...lines, '{"message":"stream aborted"}']);
    driven.sandbox.faults.script("x.downloadResults", trouble);
    expect(await collect()).toMatchObject({ proof: "proven" });
    expect(await readFile(path, "utf8")).toBe(kept);
    driven.sandbox.faults.script("x.downloadResults", trouble, trouble);
    expect(await collect()).toMatchObject({ proof: "unverified", records: countRecords(kept) });
  });
});

describe("a second download", () => {
  test("that does not end is left at what the upload allows", async () => {
    const { driven, whole, collect } = await driveReady(silent);
    await using _ = driven;
    const endless = Buffer.concat(Array<Buffer>(400).fill(whole));
    driven.sandbox.faults.script(
      "x.downloadResults",
      { kind: "pass" },
      ...Array<Fault>(3).fill({ kind: "rewrite", body: () => endless }),
    );
    let most = 0;
    const onReceived: CollectOptions["onReceived"] = ({ pass, receivedBytes }) => {
      if (pass === 2) most = receivedBytes;
    };
    expect(await collect({ onReceived })).toMatchObject({ proof: "unverified" });
    expect(most).toBeLessThan(endless.length);
  });
});

test("a file that cannot be written is named before anything is downloaded", async () => {
  const { driven, collect } = await driveReady();
  await using _ = driven;
  await expect(collect({ path: join(driven.folder, "none", "result") })).rejects.toMatchObject({
    code: "FILE_UNWRITABLE",
    message: "The temporary file for the result cannot be written (ENOENT).",
  });
  expect(driven.count("x.downloadResults")).toEqual([0]);
});

test.each<[string, Partial<CollectOptions>]>([
  ["name", { jobName: "other-lists" }],
  ["type", { part: { ...part, type: "users" } }],
])("a job with another %s than its part's is refused, and nothing is downloaded", async (_, changes) => {
  const { driven, job, collect } = await driveReady();
  await using _driven = driven;
  await expect(collect(changes)).rejects.toMatchObject({
    code: "JOB_MISMATCH",
    message: `Job ${job.id} is no longer complete, or is another job now.`,
  });
  expect(driven.count("x.downloadResults")).toEqual([0]);
});

test("a job that shows no name when its result is fetched is ours by its ID", async () => {
  const { driven, job, collect } = await driveReady();
  await using _ = driven;
  driven.sandbox.faults.script("x.downloadResults", page);
  const getJob: Client["getJob"] = async (...values) => ({
    ...(await driven.client.getJob(...values)),
    name: "",
  });
  expect(await collect({}, { ...driven.client, getJob })).toMatchObject({ proof: "proven" });
  expect(job.name).toBe("lists");
});

test("a job that is no longer complete when its result is fetched again is refused", async () => {
  const { driven, job, collect } = await driveReady();
  await using _ = driven;
  driven.sandbox.faults.script("x.downloadResults", page);
  driven.clock.whileAsleep(() => driven.sandbox.x.setStatus(job.id, "failed"));
  await expect(collect()).rejects.toMatchObject({ code: "JOB_MISMATCH", jobId: job.id });
});

test("of all failures these alone lead to another download", async () => {
  const { driven, collect } = await driveReady();
  await using _ = driven;
  const { client } = driven;
  const again: ErrorCode[] = [];
  const operations = new Set<string>();
  for (const code of Object.keys(errorTable) as ErrorCode[]) {
    const error = new ComplianceError(code, "It failed.");
    let isFirst = true;
    const failing: Client = {
      ...client,
      async downloadResults(...values) {
        if (!isFirst) return client.downloadResults(...values);
        isFirst = false;
        throw error;
      },
    };
    const onRetry: CollectOptions["onRetry"] = ({ operation }) => void operations.add(operation);
    const result = await collect({ onRetry }, failing).catch((caught: unknown) => caught);
    if (result !== error) again.push(code);
  }
  expect([...operations]).toEqual(["collectResult"]);
  expect(again.toSorted()).toEqual([
    "API_ERROR",
    "BAD_REQUEST",
    "DAILY_LIMIT",
    "EDGE_REFUSED",
    "FORBIDDEN",
    "IDLE_TIMEOUT",
    "NETWORK",
    "NOT_FOUND",
    "RATE_LIMITED",
    "RESPONSE_UNFRAMED",
    "RESPONSE_UNREADABLE",
    "RESULT_MALFORMED",
    "RESULT_TRUNCATED",
    "SERVER_ERROR",
    "SIGNED_URL_REFUSED",
    "UNAUTHORIZED",
  ]);
});

test("every call obeys the caller's signal and time", async () => {
  const { driven, collect } = await driveReady();
  await using _ = driven;
  const { client, calls } = watchCalls(driven.client);
  driven.sandbox.faults.script("x.downloadResults", page);
  const call = { signal: new AbortController().signal, deadlineMs: driven.after(600_000) };
  await collect(call, client);
  expect(calls).toEqual([
    ["downloadResults", call],
    ["getJob", call],
    ["downloadResults", call],
  ]);
});

test("an abort in the second download throws the signal's own reason", async () => {
  const { driven, collect } = await driveReady(silent);
  await using _ = driven;
  const abort = new AbortController();
  const onReceived: CollectOptions["onReceived"] = ({ pass }) => {
    if (pass === 2) abort.abort("enough");
  };
  await expect(collect({ onReceived, signal: abort.signal })).rejects.toBe("enough");
});
