import { createReadStream } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { afterEach, expect, test, vi } from "vitest";
import { checkOnce, joinLines, writeDataset } from "../../test/drive-check.ts";
import { type DrivenCore, driveCore } from "../../test/drive-core.ts";
import { makeIds } from "../../test/make-part.ts";
import { rejectionOf } from "../../test/rejection-of.ts";
import { type CheckIdsOptions, checkIds, type IdCheck, type IdSource } from "./check-ids.ts";
import type { IdDecision } from "./list-rows.ts";

const [deleted, scrubbed, edited, fine] = makeIds(4) as [string, string, string, string];
const verdicts = {
  kind: "table",
  byId: {
    [deleted]: { action: "delete", reason: "suspended" },
    [scrubbed]: { action: "scrub_geo", reason: "geo_scrubbed" },
    [edited]: { action: "rehydrate", reason: "tweet_edited" },
  },
} as const;
const ids = [fine, deleted, edited, scrubbed, deleted];
const expected = [
  { id: deleted, type: "tweets", decision: "remove", action: "delete", reason: "suspended" },
  { id: scrubbed, type: "tweets", decision: "scrub", action: "scrub_geo", reason: "geo_scrubbed" },
  { id: edited, type: "tweets", decision: "refetch", action: "rehydrate", reason: "tweet_edited" },
  { id: fine, type: "tweets", decision: "keep", action: "", reason: "" },
].toSorted((one, other) => Number(BigInt(one.id) - BigInt(other.id)));

const check = (driven: DrivenCore, source: IdSource, options: CheckIdsOptions = {}): Promise<IdCheck> =>
  checkIds(driven.client, "tweets", source, { timeoutMs: 3_600_000, ...options });

async function list(decisions: IdCheck): Promise<readonly IdDecision[]> {
  const rows: IdDecision[] = [];
  for await (const row of decisions) rows.push(row);
  return rows;
}

/** Gives a test the system's folder for temporary files to itself, and lists what is in it. */
async function ownTemporary({ folder }: DrivenCore): Promise<() => Promise<readonly string[]>> {
  const path = join(folder, "temporary");
  await mkdir(path);
  vi.stubEnv("TMPDIR", path);
  return () => readdir(path);
}
afterEach(() => vi.unstubAllEnvs());

async function* slowly<T>(values: readonly T[]): AsyncGenerator<T> {
  for (const value of values) yield value;
}

const text = joinLines(ids);
const cutAnywhere = [text.slice(0, 7), text.slice(7, 30), text.slice(30)];
const sources: Readonly<Record<string, (folder: string) => IdSource | Promise<IdSource>>> = {
  "an array": () => ids,
  "a set of bigints": () => new Set(ids.map(BigInt)),
  "a generator": () => ids.values(),
  "an async generator": () => slowly(ids),
  "a stream of objects": () => Readable.from(ids),
  "a stream of bytes": () =>
    Readable.from(
      cutAnywhere.map((part) => Buffer.from(part)),
      { objectMode: false },
    ),
  "a stream with an encoding": () =>
    Readable.from(
      cutAnywhere.map((part) => Buffer.from(part)),
      { objectMode: false },
    ).setEncoding("utf8"),
  "a web stream of compressed bytes": () => new Blob([gzipSync(text)]).stream() as ReadableStream<Uint8Array>,
  "a stream of a file": async (folder) => {
    await writeFile(join(folder, "ids.txt"), text);
    return createReadStream(join(folder, "ids.txt"), { encoding: "utf8", highWaterMark: 5 });
  },
  "the path of a file": async (folder) => {
    await writeFile(join(folder, "ids.txt"), text);
    return join(folder, "ids.txt");
  },
  "the URL of a table": async (folder) => {
    await writeFile(join(folder, "posts.csv"), `tweet_id,text\n${ids.map((id) => `${id},hello\n`).join("")}`);
    return pathToFileURL(join(folder, "posts.csv"));
  },
};

test.for(Object.entries(sources))("%s of IDs is checked, each ID once, ascending", async ([, open]) => {
  await using driven = await driveCore({ verdicts });
  const listTemporary = await ownTemporary(driven);
  const checked = await check(driven, await open(driven.folder));
  expect(await list(checked)).toEqual(expected);
  expect(await list(checked)).toEqual(expected);
  expect(checked.report).toMatchObject({ result: "violations", checked: 4, violations: 2, proof: "proven" });
  expect(checked.failure).toBeUndefined();
  expect(await listTemporary()).toEqual([]);
});

test("the same IDs are not paid for twice, in whatever form they come", async () => {
  await using driven = await driveCore({ verdicts });
  await check(driven, ids);
  expect(await list(await check(driven, slowly(ids.map(BigInt))))).toEqual(expected);
  expect(driven.count("x.createJob")).toEqual([1]);
});

test("a folder keeps X's records and the violations, and nothing else", async () => {
  await using driven = await driveCore({ verdicts });
  const folder = join(driven.folder, "kept", "here");
  await check(driven, ids, { folder });
  expect((await readdir(folder)).toSorted()).toEqual(["refetch.txt", "results.ndjson", "violations.ndjson"]);
  const records = await readFile(join(folder, "results.ndjson"), "utf8");
  for (const id of [deleted, scrubbed, edited]) expect(records).toContain(id);
});

test("reasons that are not violations here are kept", async () => {
  await using driven = await driveCore({ verdicts });
  const decisions = await list(await check(driven, ids, { keepReasons: ["suspended"] }));
  expect(decisions.find(({ id }) => id === deleted)).toMatchObject({ decision: "keep", reason: "suspended" });
});

test("what is not ready in time is unverified, and the next call goes on with it", async () => {
  await using driven = await driveCore({ verdicts, processingMs: 600_000 });
  const early = await check(driven, ids, { wait: false });
  expect(early.report.result).toBe("pending");
  expect(new Set((await list(early)).map(({ decision }) => decision))).toEqual(new Set(["unverified"]));
  expect(await list(await check(driven, ids))).toEqual(expected);
  expect(driven.count("x.createJob")).toEqual([1]);
});

const faulty: readonly (readonly [name: string, ids: IdSource, faults: readonly string[]])[] = [
  [
    "text that is not an ID",
    ["20", "", "none", "@someone", "020", "1e18"],
    [
      "Positions 2–3: each is not an ID: an ID is one decimal number.",
      "Position 4: is not an ID: write the numeric ID",
    ],
  ],
  ...(
    [
      [" 21", "with white space around it"],
      ["21\n", "with white space around it"],
      ['"21"', "between single or double quotes"],
      ['="21"', "as a text formula of a spreadsheet"],
      ["'21", "after an apostrophe"],
      ["x20", "after an `x`"],
      ["https://x.com/someone/status/21", "in the address of a post"],
      ["https://x.com/i/user/21", "in an address that holds a user's number"],
    ] as const
  ).map(([id, where]) => [`an ID ${where}`, [id], [`Position 1: holds an ID ${where}`]] as const),
  [
    "numbers",
    [20, 21] as unknown as string[],
    ["Positions 1–2: each is a number, which rounds IDs: give text or bigints."],
  ],
  [
    "nothing",
    [null, undefined] as unknown as string[],
    ["Positions 1–2: each is neither text nor a bigint."],
  ],
  ["too large a bigint", [2n ** 64n], ["Position 1: is not an ID: it is larger than 18446744073709551615."]],
  ["a negative bigint", [-20n], ["Position 1: is not an ID: IDs are not negative."]],
  [
    "bytes and IDs",
    slowly([Buffer.from("20\n"), "21"]),
    ["Position 1: is not bytes, as what came before it is."],
  ],
  ["a line of a stream", slowly([Buffer.from("20\nnone\n")]), ["ids, line 2: is not an ID"]],
];

test.for(faulty)("%s: refused with its place, and nothing is sent", async ([, source, faults]) => {
  await using driven = await driveCore();
  const listTemporary = await ownTemporary(driven);
  const error = await rejectionOf(check(driven, source));
  expect(error).toMatchObject({ code: "DATASET_INVALID" });
  for (const fault of faults) expect((error as Error).message).toContain(fault);
  expect((error as Error).message).not.toMatch(/someone|x20/);
  expect(driven.count("x.listJobs")).toEqual([0]);
  expect(await listTemporary()).toEqual([]);
});

test.for([undefined, null, 20, {}])("%j in place of IDs is refused before anything is sent", async (ids) => {
  await using driven = await driveCore();
  const error = await rejectionOf(check(driven, ids as unknown as string[]));
  expect(error).toMatchObject({
    code: "OPTION_INVALID",
    message: expect.stringMatching(/^`ids` must be the path/),
  });
  expect(driven.count("x.listJobs")).toEqual([0]);
});

test("a location counts as a violation, unless its action is kept: then the counts are those of a bare list elsewhere", async () => {
  await using driven = await driveCore({ verdicts });
  expect((await check(driven, ids)).report.violations).toBe(2);
  const kept = await check(driven, ids, { keepReasons: ["scrub_geo"] });
  expect(kept.report.violations).toBe(1);
  const dataset = await writeDataset(driven, { files: { "ids.txt": joinLines(ids) } });
  expect((await checkOnce(driven, [dataset])).report.violations).toBe(kept.report.violations);
});

test("another type than X's is refused before anything is sent", async () => {
  await using driven = await driveCore();
  const error = await rejectionOf(checkIds(driven.client, "posts" as "tweets", ["20"]));
  expect(error).toMatchObject({
    code: "OPTION_INVALID",
    message: "`type` of the IDs of the dataset ids must be `tweets` or `users`.",
  });
  expect(driven.count("x.listJobs")).toEqual([0]);
});

test("no IDs at all are `empty`, which is not compliant", async () => {
  await using driven = await driveCore();
  const { report } = await check(driven, []);
  expect(report).toMatchObject({ result: "empty", checked: 0 });
  expect(await list(await check(driven, []))).toEqual([]);
  expect(driven.count("x.createJob")).toEqual([0]);
});

test("an abort while IDs come in throws the signal's own reason, and leaves nothing", async () => {
  await using driven = await driveCore();
  const listTemporary = await ownTemporary(driven);
  const abort = new AbortController();
  const reason = new Error("enough");
  async function* endless(): AsyncGenerator<string> {
    for (let id = 1; ; id++) {
      if (id === 10_000) abort.abort(reason);
      yield String(id);
    }
  }
  expect(await rejectionOf(check(driven, endless(), { signal: abort.signal }))).toBe(reason);
  expect(await listTemporary()).toEqual([]);
});

test("what an iterable throws is thrown as it is", async () => {
  await using driven = await driveCore();
  const reason = new Error("the database is gone");
  async function* broken(): AsyncGenerator<string> {
    yield "20";
    throw reason;
  }
  expect(await rejectionOf(check(driven, broken()))).toBe(reason);
});
