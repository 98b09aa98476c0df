import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { toColumn } from "../../test/id-column.ts";
import { makeIds } from "../../test/make-part.ts";
import { partsOf } from "../../test/parts-of.ts";
import { rejectionOf } from "../../test/rejection-of.ts";
import { createTemporaryFolder } from "../../test/temporary-folder.ts";
import type { IdSet } from "../ids/id-set.ts";
import { type CollectorOptions, createIdCollector } from "./collect-ids.ts";
import { scanFiles } from "./scan.ts";
import type { UploadFile } from "./upload-file.ts";

type Limits = Omit<CollectorOptions, "folder">;

/** How IDs arrive: so many at once, each time with or without a pause in which what has gathered is written. */
type Arrival = readonly (readonly [count: number, isFlushed: boolean])[];

/** What was written: the IDs of each part, and the number of the part of each ID in the set. */
interface Collected {
  readonly parts: readonly (readonly string[])[];
  readonly numbers: readonly number[];
  readonly uploads: readonly UploadFile[];
}

async function collect(ids: readonly string[], limits: Limits, arrival: Arrival = []): Promise<Collected> {
  await using folder = await createTemporaryFolder();
  const collector = createIdCollector("tweets", { folder: folder.path, ...limits });
  let from = 0;
  for (const [count, isFlushed] of [...arrival, [ids.length, false] as const]) {
    const { bytes, column } = toColumn(ids.slice(from, from + count));
    const taken = Math.min(count, ids.length - from);
    collector.add(bytes, column, taken);
    from += taken;
    if (isFlushed) await collector.flush();
  }
  const uploads = await collector.finish();
  const texts = await Promise.all(uploads.map(({ path }) => readFile(path, "latin1")));
  for (const [at, { digest, body, ids: count }] of uploads.entries()) {
    const text = texts[at] ?? "";
    expect(digest).toBe(createHash("sha256").update(text).digest("hex"));
    expect([body.sizeBytes, count]).toEqual([text.length, text.split("\n").length - 1]);
  }
  expect((await readdir(folder.path)).toSorted()).toEqual(uploads.map(({ path }) => basename(path)));
  return {
    parts: texts.map((text) => text.split("\n").slice(0, -1)),
    numbers: partsOf(collector.submitted, ids.map(BigInt)),
    uploads,
  };
}

/** The same by arrays: an ID goes where the last one went, as long as there is room. */
function splitNaively(
  ids: readonly string[],
  { maxIdsPerJob = 0, maxBytesPerJob = 0 }: Limits,
): readonly string[][] {
  const parts: string[][] = [];
  for (const id of new Set(ids)) {
    const last = parts.at(-1);
    const sizeBytes = last?.reduce((sum, one) => sum + one.length + 1, id.length + 1) ?? 0;
    if (last !== undefined && last.length < maxIdsPerJob && sizeBytes <= maxBytesPerJob) last.push(id);
    else parts.push([id]);
  }
  return parts;
}

const id = fc.oneof(
  fc.bigInt(1n, 9n),
  fc.bigInt(10n ** 18n, 10n ** 18n + 9n),
  fc.bigInt(2n ** 64n - 9n, 2n ** 64n - 1n),
);
const ids = fc.array(id.map(String), { maxLength: 40, size: "max" });

test("parts end where a naive split ends them, however the IDs arrive", async () => {
  const limits = fc.record({
    maxIdsPerJob: fc.integer({ min: 1, max: 12 }),
    maxBytesPerJob: fc.integer({ min: 1, max: 120 }),
  });
  const arrival = fc.array(fc.tuple(fc.nat(9), fc.boolean()), { maxLength: 12 });
  let several = 0;
  await fc.assert(
    fc.asyncProperty(ids, limits, arrival, async (list, limit, how) => {
      const expected = splitNaively(list, limit);
      const { parts, numbers } = await collect(list, limit, how);
      expect(parts).toEqual(expected);
      expect(numbers).toEqual(list.map((one) => expected.findIndex((part) => part.includes(one))));
      several += parts.length > 2 ? 1 : 0;
    }),
    { numRuns: 80 },
  );
  expect(several).toBeGreaterThan(10);
});

test("neither limit is passed by one, and each is used to the full", async () => {
  const list = makeIds(9);
  const lineBytes = 20;
  const sizes = async (limits: Limits) => (await collect(list, limits)).parts.map(({ length }) => length);
  expect(await sizes({ maxIdsPerJob: 9 })).toEqual([9]);
  expect(await sizes({ maxIdsPerJob: 8 })).toEqual([8, 1]);
  expect(await sizes({ maxBytesPerJob: 9 * lineBytes })).toEqual([9]);
  expect(await sizes({ maxBytesPerJob: 9 * lineBytes - 1 })).toEqual([8, 1]);
  expect(await sizes({ maxBytesPerJob: 3 * lineBytes, maxIdsPerJob: 4 })).toEqual([3, 3, 3]);
  expect(await sizes({ maxBytesPerJob: 5 * lineBytes, maxIdsPerJob: 4 })).toEqual([4, 4, 1]);
});

test("an ID that is longer than a part may be still has a part of its own", async () => {
  expect((await collect(["1", "1160164553482756096", "2"], { maxBytesPerJob: 4 })).parts).toEqual([
    ["1"],
    ["1160164553482756096"],
    ["2"],
  ]);
});

test("an ID that comes again belongs to its first part, and makes no part begin", async () => {
  const { parts, numbers } = await collect(["1", "2", "1", "2", "2", "3", "1"], { maxIdsPerJob: 2 });
  expect(parts).toEqual([["1", "2"], ["3"]]);
  expect(numbers).toEqual([0, 0, 0, 0, 0, 1, 0]);
});

test("no ID at all is no part and no file", async () => {
  expect((await collect([], {})).uploads).toEqual([]);
});

test.for([
  ["in one file", [90_001]],
  ["in three files", [1, 70_000, 20_000]],
  ["in small files", Array.from({ length: 90 }, () => 1_001)],
] as const)(
  "90,001 IDs %s are the same parts, cut in the middle of what is read at once",
  async ([, sizes]) => {
    await using folder = await createTemporaryFolder();
    const list = makeIds(90_001);
    const files = [];
    let from = 0;
    for (const size of sizes) {
      files.push(await folder.write(`${files.length}.txt`, list.slice(from, from + size).join("\r\n")));
      from += size;
    }
    const limits = { maxIdsPerJob: 33_333, maxBytesPerJob: 20 * 30_000 + 19 };
    const { types } = await scanFiles([{ name: "ids", ids: [{ type: "tweets" }], files }], {
      folder: folder.path,
      ...limits,
    });
    const uploads = types[0]?.parts ?? [];
    expect(uploads.map((upload) => upload.ids)).toEqual([30_000, 30_000, 30_000, 1]);
    for (const [at, { path }] of uploads.entries()) {
      const expected = list.slice(at * 30_000, (at + 1) * 30_000);
      expect((await readFile(path, "latin1")) === `${expected.join("\n")}\n`).toBe(true);
    }
    const places = [0, 29_999, 30_000, 59_999, 60_000, 89_999, 90_000];
    const submitted = types[0]?.submitted as IdSet;
    const ids = places.map((at) => BigInt(list[at] as string));
    expect(partsOf(submitted, ids)).toEqual([0, 0, 1, 1, 2, 2, 3]);
  },
);

test("what was given up has closed its files, finished or not", async () => {
  await using folder = await createTemporaryFolder();
  const collector = createIdCollector("users", { folder: folder.path, maxIdsPerJob: 8_000 });
  const add = (from: number): void => {
    for (let at = from; at < from + 12_000; at += 2_000) {
      const ids = Array.from({ length: 2_000 }, (_, place) => String(10n ** 18n + BigInt(at + place)));
      const { bytes, column } = toColumn(ids);
      collector.add(bytes, column, ids.length);
    }
  };
  add(0);
  await collector.flush();
  expect(await readdir(folder.path)).toHaveLength(2);
  await collector.abort();
  add(12_000);
  await expect(collector.flush()).rejects.toThrow();
});

test("a folder that is not there is FILE_UNWRITABLE", async () => {
  const collector = createIdCollector("users", { folder: join("missing", "folder") });
  const { bytes, column } = toColumn(["1"]);
  collector.add(bytes, column, 1);
  expect(await rejectionOf(collector.finish())).toMatchObject({ code: "FILE_UNWRITABLE" });
});
