import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createRandom } from "../../test/bytes.ts";
import { compareValues, divideNaively } from "../../test/divide-naively.ts";
import { toWords } from "../../test/id-words.ts";
import { makeIds } from "../../test/make-part.ts";
import { partsOf } from "../../test/parts-of.ts";
import { rejectionOf } from "../../test/rejection-of.ts";
import { createTemporaryFolder } from "../../test/temporary-folder.ts";
import { IdSet } from "../ids/id-set.ts";
import type { Dataset, JobType } from "../types.ts";
import { scanFiles } from "./scan.ts";
import type { UploadFile } from "./upload-file.ts";
import { type PartOptions, writeParts } from "./write-parts.ts";

type Limits = Omit<PartOptions, "folder">;

interface Written {
  readonly parts: readonly (readonly string[])[];
  /** The number of the part of each ID in the set. */
  readonly numbers: readonly number[];
  readonly uploads: readonly UploadFile[];
}

async function write(ids: readonly bigint[], limits: Limits): Promise<Written> {
  await using folder = await createTemporaryFolder();
  const set = new IdSet();
  for (const id of ids) set.add(...toWords(id));
  const uploads = await writeParts("tweets", set, { folder: folder.path, ...limits });
  const texts = await Promise.all(uploads.map(({ path }) => readFile(path, "latin1")));
  for (const [at, { digest, body, ids: count }] of uploads.entries()) {
    const text = texts[at] ?? "";
    expect(digest).toBe(createHash("sha256").update(text).digest("hex"));
    expect([body.sizeBytes, count]).toEqual([text.length, text.split("\n").length - 1]);
  }
  expect((await readdir(folder.path)).toSorted()).toEqual(uploads.map(({ path }) => basename(path)));
  return {
    parts: texts.map((text) => text.split("\n").slice(0, -1)),
    numbers: partsOf(set, ids),
    uploads,
  };
}

const id = fc.oneof(
  fc.bigInt(1n, 9n),
  fc.bigInt(10n ** 18n, 10n ** 18n + 9n),
  fc.bigInt(2n ** 64n - 9n, 2n ** 64n - 1n),
);

test("each part of the plain rule is a file, ascending, and each ID is in its part", async () => {
  const limits = fc.record({
    maxIdsPerJob: fc.integer({ min: 1, max: 12 }),
    maxBytesPerJob: fc.integer({ min: 1, max: 120 }),
  });
  let several = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(id, { maxLength: 40, size: "max" }), limits, async (list, limit) => {
      const expected = divideNaively(list, { maxIds: limit.maxIdsPerJob, maxBytes: limit.maxBytesPerJob });
      const { parts, numbers, uploads } = await write(list, limit);
      expect(parts).toEqual(expected.map((part) => part.ids.map(String)));
      expect(uploads.map(({ place }) => place)).toEqual(expected.map(({ place }) => place));
      expect(numbers).toEqual(list.map((one) => expected.findIndex((part) => part.ids.includes(one))));
      several += parts.length > 2 ? 1 : 0;
    }),
    { numRuns: 60 },
  );
  expect(several).toBeGreaterThan(10);
});

test("neither limit is passed by one, and each is used to the full", async () => {
  const list = makeIds(8).map(BigInt);
  const lineBytes = 20;
  const sizes = async (limits: Limits) => (await write(list, limits)).parts.map(({ length }) => length);
  expect(await sizes({ maxIdsPerJob: 8 })).toEqual([8]);
  expect(await sizes({ maxIdsPerJob: 7 })).toEqual([4, 4]);
  expect(await sizes({ maxBytesPerJob: 8 * lineBytes })).toEqual([8]);
  expect(await sizes({ maxBytesPerJob: 8 * lineBytes - 1 })).toEqual([4, 4]);
  expect(await sizes({ maxBytesPerJob: 2 * lineBytes, maxIdsPerJob: 4 })).toEqual([2, 2, 2, 2]);
  expect(await sizes({ maxBytesPerJob: 5 * lineBytes, maxIdsPerJob: 2 })).toEqual([2, 2, 2, 2]);
});

test("an ID that is longer than a part may be still has a part of its own", async () => {
  const { parts } = await write([2n, 1_160_164_553_482_756_096n, 1n], { maxBytesPerJob: 4 });
  expect(parts).toEqual([["1", "2"], ["1160164553482756096"]]);
});

test("no ID at all is neither a part nor a file", async () => {
  expect((await write([], {})).uploads).toEqual([]);
});

test("120,000 IDs are 400 parts and more, each with its own", { tags: ["slow"] }, async () => {
  const random = createRandom(11);
  const list = Array.from({ length: 120_000 }, (_, at) =>
    at % 3 === 0
      ? BigInt(1 + Math.floor(random() * 5e9))
      : 10n ** 18n + (BigInt(Math.floor(random() * 2e10)) << 26n),
  );
  const distinct = [...new Set(list)].toSorted(compareValues);
  const { parts, numbers, uploads } = await write(distinct, { maxIdsPerJob: 400 });
  expect(parts.length).toBeGreaterThan(400);
  expect(parts.flat().join() === distinct.join()).toBe(true);
  const expected = parts.flatMap((part, number) => part.map(() => number));
  if (numbers.some((number, at) => number !== expected[at]))
    throw new Error("An ID is told of another part.");
  expect(uploads.map(({ place }) => place)).toEqual(
    uploads.map(({ place }) => place).toSorted(compareValues),
  );
});

test.each<JobType>(["tweets", "users"])(
  "the same %s are the same parts, in whatever files and order they come",
  async (type) => {
    const list = makeIds(90_001);
    const digests: string[][] = [];
    for (const [sizes, ids] of [
      [[90_001], list],
      [[1, 70_000, 20_000], list.toReversed()],
      [Array.from({ length: 90 }, () => 1_001), [...list.slice(40_000), ...list.slice(0, 40_000)]],
    ] as const) {
      await using folder = await createTemporaryFolder();
      const files = [];
      let from = 0;
      for (const size of sizes) {
        files.push(await folder.write(`${files.length}.txt`, ids.slice(from, from + size).join("\r\n")));
        from += size;
      }
      const dataset: Dataset = { name: "ids", ids: [{ type }], files: files.toReversed() };
      const limits = { maxIdsPerJob: 33_333, maxBytesPerJob: 20 * 30_000 + 19 };
      const { types } = await scanFiles([dataset], { folder: folder.path, ...limits });
      digests.push((types[0]?.parts ?? []).map(({ digest }) => digest));
      expect(types[0]?.parts.map(({ ids: count }) => count)).toEqual([
        16_384, 16_384, 16_384, 16_384, 24_465,
      ]);
    }
    expect(digests[1]).toEqual(digests[0]);
    expect(digests[2]).toEqual(digests[0]);
  },
);

test("an abort throws the signal's own reason, and a folder that is not there FILE_UNWRITABLE", async () => {
  await using folder = await createTemporaryFolder();
  const set = new IdSet();
  set.add(0, 20);
  const signal = AbortSignal.abort("enough");
  expect(await rejectionOf(writeParts("users", set, { folder: folder.path, signal }))).toBe("enough");
  expect(await rejectionOf(writeParts("users", set, { folder: join(folder.path, "no") }))).toMatchObject({
    code: "FILE_UNWRITABLE",
  });
});
