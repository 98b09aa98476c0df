import { createHash } from "node:crypto";
import { readdir, readFile, symlink } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync, zstdCompressSync } from "node:zlib";
import { expect, test } from "vitest";
import { joinLines, writeDataset } from "../../test/drive-check.ts";
import { makeIds } from "../../test/make-part.ts";
import { rejectionOf } from "../../test/rejection-of.ts";
import { createTemporaryFolder } from "../../test/temporary-folder.ts";
import type { Dataset } from "../types.ts";
import { scanDatasets } from "./scan-datasets.ts";

const [first, second, third] = makeIds(3) as [string, string, string];

test("what cannot be read is a fault of the lists, with the others", async () => {
  await using own = await createTemporaryFolder();
  const { path } = await own.write("ids.txt", joinLines([first]));
  await symlink(path, join(own.path, "link.txt"));
  const whole = { gz: gzipSync(joinLines([first])), zst: zstdCompressSync(joinLines([first])) };
  const files = [{ name: "link.txt", path: join(own.path, "link.txt") }];
  for (const [extension, bytes] of Object.entries(whole))
    files.push(await own.write(`cut.txt.${extension}`, bytes.subarray(0, -4)));
  const dataset: Dataset = { name: "ids", ids: [{ type: "tweets" }], files };
  const error = await rejectionOf(scanDatasets([dataset], { folder: join(own.path, "scan") }));
  expect(error).toMatchObject({
    code: "DATASET_INVALID",
    // No entry is at fault, so that keeping bad ones would not help.
    hint: expect.not.stringContaining("onBadEntry"),
    faults: [
      { message: "link.txt cannot be read: it is a symbolic link." },
      { message: "cut.txt.gz cannot be read: its gzip stream is cut off. Compress it again." },
      { message: "cut.txt.zst cannot be read: its zstd stream is cut off. Compress it again." },
    ],
  });
});

test("IDs are counted by type, by dataset and by entry, and each is written once", async () => {
  await using own = await createTemporaryFolder();
  const place = { folder: own.path };
  const one = await writeDataset(place, {
    name: "one",
    files: { "a.txt": joinLines([first, second, first]) },
  });
  const two = await writeDataset(place, { name: "two", files: { "a.txt": joinLines([second, third]) } });
  const users = await writeDataset(place, {
    name: "u",
    type: "users",
    files: { "a.txt": joinLines([first]) },
  });
  const scan = await scanDatasets([users, one, two], place);
  expect(scan.types.map(({ type, submitted }) => [type, submitted.size])).toEqual([
    ["tweets", 3],
    ["users", 1],
  ]);
  expect(scan.datasets).toEqual([
    { dataset: users, entries: 1, ids: 1, kept: [], doubts: [] },
    { dataset: one, entries: 3, ids: 2, kept: [], doubts: [] },
    { dataset: two, entries: 2, ids: 2, kept: [], doubts: [] },
  ]);
  expect(scan.progress).toEqual({ files: 3, entries: 6, readBytes: 6 * (first.length + 1) });
  expect(scan.faults).toEqual([]);
  const upload = joinLines([first, second, third]);
  const [part, ...more] = scan.types[0]?.parts ?? [];
  expect([part?.ids, more.length]).toEqual([3, 0]);
  expect(await readFile(part?.path ?? "", "utf8")).toBe(upload);
  expect(part?.digest).toBe(createHash("sha256").update(upload).digest("hex"));
  expect(part?.body.sizeBytes).toBe(upload.length);
});

test("the same content gives the same digest, whatever stands around the IDs", async () => {
  await using own = await createTemporaryFolder();
  const place = { folder: own.path };
  const plain = await writeDataset(place, { name: "plain", files: { "a.txt": joinLines([first, second]) } });
  const dirty = await writeDataset(place, {
    name: "dirty",
    files: { "b.txt": `\uFEFF# both\r\n ${first}\r\n\n`, "c.txt": `${first}\n\t${second}` },
  });
  const [one] = (await scanDatasets([plain], place)).types;
  const [other] = (await scanDatasets([dirty], place)).types;
  expect(one?.parts).toHaveLength(1);
  expect(other?.parts.map(({ digest }) => digest)).toEqual(one?.parts.map(({ digest }) => digest));
});

test("a type without a dataset is not scanned", async () => {
  await using own = await createTemporaryFolder();
  const place = { folder: own.path };
  expect(await scanDatasets([], place)).toMatchObject({ types: [], datasets: [], faults: [] });
  const users = await writeDataset(place, { type: "users", files: {} });
  expect((await scanDatasets([users], place)).types.map(({ type }) => type)).toEqual(["users"]);
});

test("all faults of all files of both types are told at once", async () => {
  await using own = await createTemporaryFolder();
  const place = { folder: own.path };
  const posts = await writeDataset(place, {
    name: "posts",
    files: { "a.txt": `${first}\n1.16E+18\n`, "b.txt": "\n\n@name\n", "c.txt": joinLines([second]) },
  });
  const users = await writeDataset(place, {
    name: "users",
    type: "users",
    files: { "u.txt": `${first} or @name and more\n` },
  });
  const missing = { name: "gone.txt", path: join(own.path, "gone.txt") };
  const link = { name: "link.txt", path: join(own.path, "link.txt") };
  await symlink(posts.files[0]?.path ?? "", link.path);
  const scan = scanDatasets([{ ...posts, files: [...posts.files, missing, link] }, users], place);
  await expect(scan).rejects.toMatchObject({
    code: "DATASET_INVALID",
    hint: expect.stringContaining("onBadEntry"),
    faults: [
      { file: "a.txt", line: 2 },
      { file: "b.txt", line: 3 },
      { file: "b.txt", message: expect.stringContaining("has no ID at all") },
      { message: expect.stringContaining("gone.txt") },
      { message: expect.stringContaining("link.txt") },
      { file: "u.txt", line: 1 },
      { file: "u.txt", message: expect.stringContaining("has no ID at all") },
    ],
  });
});

test("more IDs than one job takes are parts, in the order of their values", async () => {
  await using own = await createTemporaryFolder();
  const place = { folder: own.path };
  const ids = makeIds(11);
  const dataset = await writeDataset(place, { files: { "a.txt": joinLines(ids.toReversed()) } });
  const scanned = async (maxIdsPerJob: number) => {
    const { types } = await scanDatasets([dataset], { ...place, maxIdsPerJob });
    return Promise.all((types[0]?.parts ?? []).map(({ path }) => readFile(path, "utf8")));
  };
  expect(await scanned(11)).toEqual([joinLines(ids)]);
  expect(await scanned(10)).toEqual([joinLines(ids.slice(0, 8)), joinLines(ids.slice(8))]);
  expect(await scanned(4)).toEqual([
    joinLines(ids.slice(0, 4)),
    joinLines(ids.slice(4, 8)),
    joinLines(ids.slice(8)),
  ]);
});

test.for([
  ["no place of IDs", [], "at least one place"],
  [
    "an unnamed place beside another of its type",
    [{ type: "users" }, { type: "users", field: "2" }],
    "`field`",
  ],
  ["unnamed places of one type", [{ type: "tweets" }, { type: "users" }, { type: "tweets" }], "`field`"],
] as const)("a dataset with %s is refused before its files are read", async ([, ids, part]) => {
  await using own = await createTemporaryFolder();
  const place = { folder: own.path };
  const missing = { name: "gone.csv", path: join(own.path, "gone.csv") };
  const scan = scanDatasets([{ name: "posts", ids, files: [missing] }], place);
  await expect(scan).rejects.toMatchObject({
    code: "OPTION_INVALID",
    message: expect.stringMatching(new RegExp(`posts.*${part}`)),
  });
  expect(await readdir(own.path)).toEqual([]);
});

test("an abort throws the signal's own reason", async () => {
  await using own = await createTemporaryFolder();
  const place = { folder: own.path };
  const dataset = await writeDataset(place, { files: { "a.txt": joinLines(makeIds(3)) } });
  const scan = scanDatasets([dataset], { ...place, signal: AbortSignal.abort("stop") });
  await expect(scan).rejects.toBe("stop");
});
