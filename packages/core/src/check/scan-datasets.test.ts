import { createHash } from "node:crypto";
import { readFile, symlink } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { joinLines, writeDataset } from "../../test/drive-check.ts";
import { makeIds } from "../../test/make-part.ts";
import { createTemporaryFolder } from "../../test/temporary-folder.ts";
import { scanDatasets } from "./scan-datasets.ts";

const [first, second, third] = makeIds(3) as [string, string, string];

test("IDs are counted by type, by dataset and by entry, and each is spooled once", async () => {
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
  const [posts, accounts] = await scanDatasets([users, one, two], place);
  expect(posts).toMatchObject({ type: "tweets", files: 2, entries: 5, faults: [] });
  expect(posts?.submitted.size).toBe(3);
  expect(posts?.datasets).toEqual([
    { dataset: one, ids: 2 },
    { dataset: two, ids: 2 },
  ]);
  expect(accounts).toMatchObject({
    type: "users",
    files: 1,
    entries: 1,
    datasets: [{ dataset: users, ids: 1 }],
  });
  const upload = joinLines([first, second, third]);
  expect(await readFile(posts?.spooled.path ?? "", "utf8")).toBe(upload);
  expect(posts?.spooled.digest).toBe(createHash("sha256").update(upload).digest("hex"));
  expect(posts?.spooled.body.sizeBytes).toBe(upload.length);
});

test("the same content gives the same digest, whatever stands around the IDs", async () => {
  await using own = await createTemporaryFolder();
  const place = { folder: own.path };
  const plain = await writeDataset(place, { name: "plain", files: { "a.txt": joinLines([first, second]) } });
  const dirty = await writeDataset(place, {
    name: "dirty",
    files: { "b.txt": `\uFEFF# both\r\n ${first}\r\n\n`, "c.txt": `${first}\n\t${second}` },
  });
  const [one] = await scanDatasets([plain], place);
  const [other] = await scanDatasets([dirty], place);
  expect(other?.spooled.digest).toBe(one?.spooled.digest);
});

test("a type without a dataset is not scanned", async () => {
  await using own = await createTemporaryFolder();
  const place = { folder: own.path };
  expect(await scanDatasets([], place)).toEqual([]);
  const users = await writeDataset(place, { type: "users", files: {} });
  expect((await scanDatasets([users], place)).map(({ type }) => type)).toEqual(["users"]);
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
    files: { "u.txt": `${first},x\n` },
  });
  const missing = { name: "gone.txt", path: join(own.path, "gone.txt") };
  const link = { name: "link.txt", path: join(own.path, "link.txt") };
  await symlink(posts.files[0]?.path ?? "", link.path);
  const scan = scanDatasets([{ ...posts, files: [...posts.files, missing, link] }, users], place);
  await expect(scan).rejects.toMatchObject({
    code: "DATASET_INVALID",
    faults: [
      { file: "a.txt", line: 2 },
      { file: "b.txt", line: 3 },
      { message: expect.stringContaining("gone.txt") },
      { message: expect.stringContaining("link.txt") },
      { file: "u.txt", line: 1 },
    ],
  });
});

test("more IDs than one job takes are refused with both numbers", async () => {
  await using own = await createTemporaryFolder();
  const place = { folder: own.path };
  const dataset = await writeDataset(place, { files: { "a.txt": joinLines(makeIds(11)) } });
  await expect(scanDatasets([dataset], { ...place, maxIdsPerJob: 10 })).rejects.toMatchObject({
    code: "DATASET_INVALID",
    faults: [{ message: expect.stringMatching(/^11 distinct IDs .*\(10 IDs/) }],
  });
  await expect(scanDatasets([dataset], { ...place, maxIdsPerJob: 11 })).resolves.toHaveLength(1);
});

test("an abort throws the signal's own reason", async () => {
  await using own = await createTemporaryFolder();
  const place = { folder: own.path };
  const dataset = await writeDataset(place, { files: { "a.txt": joinLines(makeIds(3)) } });
  const scan = scanDatasets([dataset], { ...place, signal: AbortSignal.abort("stop") });
  await expect(scan).rejects.toBe("stop");
});
