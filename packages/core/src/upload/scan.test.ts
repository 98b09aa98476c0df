import { createHash } from "node:crypto";
import { readdir, readFile, symlink } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { toWords } from "../../test/id-words.ts";
import { rejectionOf } from "../../test/rejection-of.ts";
import { createTemporaryFolder, type TemporaryFolder } from "../../test/temporary-folder.ts";
import { pieceBytes } from "../compression/read-ahead.ts";
import type { Dataset } from "../types.ts";
import { type ReadProgress, type Scan, type ScannedIds, type ScanOptions, scanFiles } from "./scan.ts";
import { maxBytesPerJob, maxIdsPerJob } from "./write-parts.ts";

/** Writes the files of each dataset, named by their place, and scans them. */
async function scan(
  folder: TemporaryFolder,
  contents: readonly (readonly (string | Uint8Array)[])[],
  options: Partial<ScanOptions> = {},
): Promise<Scan> {
  const datasets: Dataset[] = [];
  for (const [set, files] of contents.entries()) {
    const written = files.map((content, at) => folder.write(`${set}-${at}.txt`, content));
    datasets.push({ name: `set ${set}`, ids: [{ type: "tweets" }], files: await Promise.all(written) });
  }
  return scanFiles(datasets, { folder: folder.path, ...options });
}

/** The only type of a scan, which has one part at most. */
function onlyOf({ types }: Scan): ScannedIds {
  const [only, ...others] = types;
  if (only === undefined || others.length > 0) throw new Error("The scan is not of one type.");
  return only;
}

async function uploadOf(scanned: Scan): Promise<string> {
  const uploads = onlyOf(scanned).parts.map(({ path }) => readFile(path, "latin1"));
  return (await Promise.all(uploads)).join("---\n");
}

test("the IDs of all files are uploaded once each, ascending", async () => {
  await using folder = await createTemporaryFolder();
  const scanned = await scan(folder, [["30\n20\n30\n", "\ufeff# more\r\n10\r\n 20\n\n5"]]);
  expect(await uploadOf(scanned)).toBe("5\n10\n20\n30\n");
  expect(scanned).toMatchObject({ progress: { files: 2, entries: 6, readBytes: 30 }, faults: [] });
  const { type, submitted } = onlyOf(scanned);
  expect([type, submitted.size, submitted.has(...toWords(10n))]).toEqual(["tweets", 4, true]);
  expect(scanned.datasets.map(({ ids }) => ids)).toEqual([4]);
});

test("every dataset has its own count of distinct IDs, and an ID of two is uploaded once", async () => {
  await using folder = await createTemporaryFolder();
  const scanned = await scan(folder, [["1\n2\n2\n"], ["2\n3\n", "4\n3\n"], [""]]);
  expect(await uploadOf(scanned)).toBe("1\n2\n3\n4\n");
  expect(scanned.datasets.map(({ dataset, entries, ids }) => [dataset.name, entries, ids])).toEqual([
    ["set 0", 3, 2],
    ["set 1", 4, 3],
    ["set 2", 0, 0],
  ]);
});

test("the same IDs give the same digest, whatever stands around them, and others another", async () => {
  await using folder = await createTemporaryFolder();
  const digests: string[] = [];
  for (const content of ["20\n21\n", "\ufeff#x\r\n20\r\n\r\n 21", "20\n21\n20\n", "21\n20\n", "20\n22\n"]) {
    digests.push(...onlyOf(await scan(folder, [[content]])).parts.map(({ digest }) => digest));
  }
  expect(digests).toHaveLength(5);
  expect(digests[0]).toBe(createHash("sha256").update("20\n21\n").digest("hex"));
  expect(digests.slice(1, 4)).toEqual([digests[0], digests[0], digests[0]]);
  expect(new Set(digests).size).toBe(2);
});

test("a list over several chunks loses no ID at their borders", async () => {
  await using folder = await createTemporaryFolder();
  const ids = Array.from({ length: 40_000 }, (_, index) =>
    String(1_160_164_553_482_756_096n + BigInt(index * 7)),
  );
  const scanned = await scan(folder, [[`\ufeff${ids.join("\r\n")}`]]);
  expect((await uploadOf(scanned)) === `${ids.join("\n")}\n`).toBe(true);
  expect([scanned.progress.entries, scanned.faults.length]).toEqual([40_000, 0]);
});

test("of every file the bad lines of one kind are one fault, no file hides another, and what may be no list is told", async () => {
  await using folder = await createTemporaryFolder();
  const scanned = await scan(folder, [
    ["20\n".repeat(16) + "bad\n".repeat(13), "bad\n".repeat(10), "20\n@x\nx\n"],
  ]);
  expect(scanned.faults).toEqual([
    { file: "0-0.txt", line: 17, lines: "17–29", message: expect.stringContaining("is not an ID") },
    { file: "0-1.txt", line: 1, lines: "1–10", message: expect.stringContaining("is not an ID") },
    {
      file: "0-1.txt",
      message: "has no ID at all: if it is not a list, leave it out",
    },
    { file: "0-2.txt", line: 2, message: expect.stringContaining("not the name") },
    { file: "0-2.txt", line: 3, message: expect.stringContaining("is not an ID") },
  ]);
});

test("a file that cannot be read is a fault among the others", async () => {
  await using folder = await createTemporaryFolder();
  const good = await folder.write("good.txt", "20\n");
  await symlink(good.path, join(folder.path, "link.txt"));
  const pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n";
  const files = [
    { name: "link.txt", path: join(folder.path, "link.txt") },
    { name: "missing.txt", path: join(folder.path, "missing.txt") },
    { name: "folder", path: folder.path },
    await folder.write("lfs.txt", pointer),
    await folder.write("long.txt", `${"1".repeat(70_000)}\n`),
    good,
  ];
  const scanned = await scanFiles([{ name: "ids", ids: [{ type: "tweets" }], files }], {
    folder: folder.path,
  });
  const { faults } = scanned;
  expect(faults.map(({ file = "", line = "", message }) => `${file}:${line} ${message}`)).toEqual([
    ": link.txt cannot be read: it is a symbolic link.",
    ": missing.txt cannot be read (ENOENT).",
    ": folder is not a regular file.",
    "lfs.txt: is a Git LFS pointer, not the list itself: check the repository out with `lfs: true`",
    "long.txt:1 is longer than 64 KiB, so it is not an ID",
    "long.txt: has no ID at all: if it is not a list, leave it out",
  ]);
  expect(onlyOf(scanned).submitted.size).toBe(1);
});

test("no fault repeats what stands in a file", async () => {
  await using folder = await createTemporaryFolder();
  const { faults } = await scan(folder, [
    ["canary\n@canary\n20,canary\n", `version https://git-lfs.github.com/spec/canary`],
  ]);
  expect(faults).toHaveLength(5);
  expect(JSON.stringify(faults)).not.toContain("canary");
});

test("distinct IDs up to the limit are one part, and one more begins another", async () => {
  await using folder = await createTemporaryFolder();
  const content = "1\n2\n3\n1\n2\n";
  expect(await uploadOf(await scan(folder, [[content]], { maxIdsPerJob: 3 }))).toBe("1\n2\n3\n");
  const parted = await scan(folder, [[content]], { maxIdsPerJob: 2 });
  expect(await uploadOf(parted)).toBe("1\n---\n2\n3\n");
  expect(onlyOf(parted).parts.map(({ ids, place }) => [ids, place])).toEqual([
    [1, 0n],
    [2, 2n],
  ]);
  expect(parted.faults).toEqual([]);
});

test("the limits stay under X's own, also for the longest IDs", () => {
  expect(maxIdsPerJob).toBeLessThanOrEqual(6_500_000);
  expect(maxBytesPerJob).toBeLessThanOrEqual(128_000_000);
});

test("the uploads go to the folder that was given, and a type without IDs has none", async () => {
  await using folder = await createTemporaryFolder();
  const users: Dataset = {
    name: "users",
    ids: [{ type: "users" }],
    files: [await folder.write("u.txt", "# none\n")],
  };
  const posts: Dataset = {
    name: "posts",
    ids: [{ type: "tweets" }],
    files: [await folder.write("p.txt", "20\n21\n")],
  };
  const { types } = await scanFiles([users, posts], { folder: folder.path, maxIdsPerJob: 1 });
  const uploads = types.map(({ type, parts }) => [type, parts.map(({ path }) => path)]);
  expect(uploads).toEqual([
    ["tweets", [join(folder.path, "upload-tweets-00000.txt"), join(folder.path, "upload-tweets-00001.txt")]],
    ["users", []],
  ]);
  expect((await readdir(folder.path)).filter((name) => name.startsWith("upload"))).toHaveLength(2);
});

test("progress is told with every piece, and ends with all that was read", async () => {
  await using folder = await createTemporaryFolder();
  const told: ReadProgress[] = [];
  const large = "1234567\n".repeat(400_000);
  const { progress } = await scan(folder, [[large, "20\n"], ["21\n"]], {
    onProgress: (each) => void told.push(each),
  });
  expect(told.length).toBeGreaterThan(5);
  expect(told.at(0)).toMatchObject({ files: 1, entries: pieceBytes / 8, readBytes: pieceBytes });
  expect(told.at(-1)).toEqual({ files: 3, entries: 400_002, readBytes: large.length + 6 });
  expect(progress).toEqual(told.at(-1));
});

test("where bad entries may stay they are told apart from faults, and what cannot be read stays a fault", async () => {
  await using folder = await createTemporaryFolder();
  const files = [
    await folder.write("a.txt", `20\n${"bad\n".repeat(12)}`),
    await folder.write("b.txt", `21\n${"1".repeat(2_000_000)}\n`),
    { name: "gone.txt", path: join(folder.path, "gone.txt") },
  ];
  const dataset: Dataset = { name: "ids", ids: [{ type: "tweets" }], onBadEntry: "keep", files };
  const { datasets, faults, types } = await scanFiles([dataset], { folder: folder.path });
  const kept = datasets[0]?.kept ?? [];
  expect(kept).toEqual([{ file: "a.txt", line: 2, lines: "2–13", message: expect.any(String) }]);
  expect(faults.map(({ message }) => message)).toEqual([
    expect.stringContaining("longer than 64 KiB"),
    expect.stringContaining("gone.txt"),
  ]);
  expect(types[0]?.submitted.size).toBe(2);
});

test("an abort throws the signal's own reason, and a folder that is not there FILE_UNWRITABLE", async () => {
  await using folder = await createTemporaryFolder();
  expect(await rejectionOf(scan(folder, [["20\n"]], { signal: AbortSignal.abort("enough") }))).toBe("enough");
  expect(await rejectionOf(scan(folder, [["20\n"]], { folder: join(folder.path, "missing") }))).toMatchObject(
    {
      code: "FILE_UNWRITABLE",
    },
  );
});
