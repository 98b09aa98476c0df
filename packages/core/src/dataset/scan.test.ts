import { createHash } from "node:crypto";
import { readFile, symlink } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { toWords } from "../../test/id-words.ts";
import { rejectionOf } from "../../test/rejection-of.ts";
import { createTemporaryFolder, type TemporaryFolder } from "../../test/temporary-folder.ts";
import type { Dataset } from "../types.ts";
import { maxBytesPerJob, maxIdsPerJob, type ScannedIds, type ScanOptions, scanType } from "./scan.ts";

/** Writes the files of each dataset, named by their place, and scans them. */
async function scan(
  folder: TemporaryFolder,
  contents: readonly (readonly (string | Uint8Array)[])[],
  options: Partial<ScanOptions> = {},
): Promise<ScannedIds> {
  const datasets: Dataset[] = [];
  for (const [set, files] of contents.entries()) {
    const written = files.map((content, at) => folder.write(`${set}-${at}.txt`, content));
    datasets.push({ name: `set ${set}`, type: "tweets", files: await Promise.all(written) });
  }
  return scanType("tweets", datasets, { folder: folder.path, ...options });
}

const uploadOf = ({ spooled }: ScannedIds): Promise<string> => readFile(spooled.path, "latin1");

test("the IDs of all files are uploaded once each, in the order of their first place", async () => {
  await using folder = await createTemporaryFolder();
  const scanned = await scan(folder, [["30\n20\n30\n", "\ufeff# more\r\n10\r\n 20\n\n5"]]);
  expect(await uploadOf(scanned)).toBe("30\n20\n10\n5\n");
  expect(scanned).toMatchObject({ type: "tweets", files: 2, entries: 6, faults: [] });
  expect(scanned.submitted.size).toBe(4);
  expect(scanned.submitted.has(...toWords(10n))).toBe(true);
  expect(scanned.datasets.map(({ ids }) => ids)).toEqual([4]);
});

test("every dataset has its own count of distinct IDs, and an ID of two is uploaded once", async () => {
  await using folder = await createTemporaryFolder();
  const scanned = await scan(folder, [["1\n2\n2\n"], ["2\n3\n", "4\n3\n"], [""]]);
  expect(await uploadOf(scanned)).toBe("1\n2\n3\n4\n");
  expect(scanned.datasets.map(({ dataset, ids }) => [dataset.name, ids])).toEqual([
    ["set 0", 2],
    ["set 1", 3],
    ["set 2", 0],
  ]);
});

test("the same IDs give the same digest, whatever stands around them, and others another", async () => {
  await using folder = await createTemporaryFolder();
  const digests: string[] = [];
  for (const content of ["20\n21\n", "\ufeff#x\r\n20\r\n\r\n 21", "20\n21\n20\n", "21\n20\n", "20\n22\n"]) {
    digests.push((await scan(folder, [[content]])).spooled.digest);
  }
  expect(digests[0]).toBe(createHash("sha256").update("20\n21\n").digest("hex"));
  expect(digests.slice(1, 3)).toEqual([digests[0], digests[0]]);
  expect(new Set(digests).size).toBe(3);
});

test("a list over several chunks loses no ID at their borders", async () => {
  await using folder = await createTemporaryFolder();
  const ids = Array.from({ length: 40_000 }, (_, index) =>
    String(1_160_164_553_482_756_096n + BigInt(index * 7)),
  );
  const scanned = await scan(folder, [[`\ufeff${ids.join("\r\n")}`]]);
  expect((await uploadOf(scanned)) === `${ids.join("\n")}\n`).toBe(true);
  expect([scanned.entries, scanned.faults.length]).toEqual([40_000, 0]);
});

test("of every file the first ten bad lines are named, the rest is counted, and no file hides another", async () => {
  await using folder = await createTemporaryFolder();
  const scanned = await scan(folder, [["20\n".repeat(16) + "bad\n".repeat(13), "bad\n".repeat(10), "x\n"]]);
  const places = scanned.faults.map(({ file, line }) => `${file}:${line}`);
  expect(places.slice(0, 10)).toEqual(Array.from({ length: 10 }, (_, at) => `0-0.txt:${17 + at}`));
  expect(scanned.faults[10]).toEqual({ file: "0-0.txt", message: "has 3 more lines that are not IDs" });
  expect(places.slice(11)).toEqual([
    ...Array.from({ length: 10 }, (_, at) => `0-1.txt:${1 + at}`),
    "0-2.txt:1",
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
  const { faults, submitted } = await scanType("tweets", [{ name: "ids", type: "tweets", files }], {
    folder: folder.path,
  });
  expect(faults.map(({ file = "", line = "", message }) => `${file}:${line} ${message}`)).toEqual([
    ": link.txt cannot be read: it is a symlink.",
    ": missing.txt cannot be read (ENOENT).",
    ": folder is not a regular file.",
    "lfs.txt: is a Git LFS pointer, not the list itself: check the repository out with `lfs: true`",
    "long.txt:1 is longer than 64 KiB, so it is no ID",
  ]);
  expect(submitted.size).toBe(1);
});

test("no fault repeats what stands in a file", async () => {
  await using folder = await createTemporaryFolder();
  const { faults } = await scan(folder, [
    ["canary\n@canary\n20,canary\n", `version https://git-lfs.github.com/spec/canary`],
  ]);
  expect(faults).toHaveLength(4);
  expect(JSON.stringify(faults)).not.toContain("canary");
});

test("distinct IDs up to the limit are taken, and one more is a fault", async () => {
  await using folder = await createTemporaryFolder();
  const content = "1\n2\n3\n1\n2\n";
  expect((await scan(folder, [[content]], { maxIdsPerJob: 3 })).faults).toEqual([]);
  expect((await scan(folder, [[content]], { maxIdsPerJob: 2 })).faults).toEqual([
    { message: expect.stringMatching(/^3 distinct IDs \(6 bytes\) are more than one job takes \(2 IDs/) },
  ]);
});

test("the limits stay under X's own, also for the longest IDs", () => {
  expect(maxIdsPerJob).toBeLessThanOrEqual(6_500_000);
  expect(maxBytesPerJob).toBeLessThanOrEqual(128_000_000);
});

test("the upload goes to the folder that was given, one file a type", async () => {
  await using folder = await createTemporaryFolder();
  expect((await scan(folder, [["20\n"]])).spooled.path).toBe(join(folder.path, "upload-tweets.txt"));
  const users = await scanType("users", [], { folder: folder.path });
  expect(users).toMatchObject({ type: "users", files: 0, entries: 0, faults: [] });
  expect(await uploadOf(users)).toBe("");
});

test("an abort throws the signal's own reason, and a folder that is not there FILE_UNWRITABLE", async () => {
  await using folder = await createTemporaryFolder();
  expect(await rejectionOf(scan(folder, [["20\n"]], { signal: AbortSignal.abort("enough") }))).toBe("enough");
  expect(await rejectionOf(scan(folder, [], { folder: join(folder.path, "missing") }))).toMatchObject({
    code: "FILE_UNWRITABLE",
  });
});
