import { createHash } from "node:crypto";
import { appendFile, open, readdir, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { addIds } from "../../test/add-ids.ts";
import { readAll } from "../../test/bytes.ts";
import { rejectionOf } from "../../test/rejection-of.ts";
import { createTemporaryFolder, type TemporaryFolder } from "../../test/temporary-folder.ts";
import { createUploadWriter, type UploadFile } from "./upload-file.ts";

const first = 1_160_164_553_482_756_096n;

/** The file for so many IDs of 19 digits, 20 bytes each. */
async function writeIds(folder: TemporaryFolder, count: number): Promise<UploadFile> {
  const writer = createUploadWriter(join(folder.path, "upload.txt"));
  const ids = Array.from({ length: count }, (_, index) => String(first + BigInt(index)));
  for (let from = 0; from < count; from += 1_000) {
    addIds(writer, ids.slice(from, from + 1_000));
    await writer.flush();
  }
  return writer.finish(0n);
}

/** What was sent before the body ended, and how it ended. */
async function send({ body }: UploadFile): Promise<{ sentBytes: number; error: unknown }> {
  let sentBytes = 0;
  try {
    for await (const chunk of body.open()) sentBytes += chunk.length;
    return { sentBytes, error: undefined };
  } catch (error) {
    return { sentBytes, error };
  }
}

test("IDs are written one per line, with their size and digest", async () => {
  await using folder = await createTemporaryFolder();
  const { path, digest, body } = await writeIds(folder, 30_000);
  const expected = Array.from({ length: 30_000 }, (_, index) => `${first + BigInt(index)}\n`).join("");
  expect((await readFile(path, "latin1")) === expected).toBe(true);
  expect(body.sizeBytes).toBe(600_000);
  expect(digest).toBe(createHash("sha256").update(expected).digest("hex"));
  for (let round = 0; round < 2; round++) {
    expect((await readAll(body.open())).toString("latin1") === expected).toBe(true);
  }
});

test("IDs that are added while others are written come behind them", async () => {
  await using folder = await createTemporaryFolder();
  const writer = createUploadWriter(join(folder.path, "upload.txt"));
  const ids = Array.from({ length: 40_000 }, (_, index) => String(first + BigInt(index)));
  for (let from = 0; from < ids.length; from += 10_000) {
    addIds(writer, ids.slice(from, from + 5_000));
    const writing = writer.flush();
    addIds(writer, ids.slice(from + 5_000, from + 10_000));
    await writing;
  }
  const { body } = await writer.finish(0n);
  expect((await readAll(body.open())).toString("latin1") === ids.map((id) => `${id}\n`).join("")).toBe(true);
});

test("only its owner may read the file", async () => {
  await using folder = await createTemporaryFolder();
  const { path } = await writeIds(folder, 1);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

test("no ID at all makes no file", async () => {
  await using folder = await createTemporaryFolder();
  const upload = await writeIds(folder, 0);
  expect([upload.ids, upload.body.sizeBytes]).toEqual([0, 0]);
  expect(await readdir(folder.path)).toEqual([]);
});

test("the number of IDs is known at any time, and the place is the one that was given", async () => {
  await using folder = await createTemporaryFolder();
  const writer = createUploadWriter(join(folder.path, "upload.txt"));
  const told: number[] = [];
  for (const ids of [["7"], ["20", "18446744073709551615"], []]) {
    addIds(writer, ids);
    told.push(writer.countIds());
  }
  expect(told).toEqual([1, 3, 3]);
  expect(await writer.finish(6n)).toMatchObject({ ids: 3, place: 6n });
});

/** Sizes around the chunks in which the file is read: less, exactly one, one and a bit, several. */
const counts = [3, 13_108, 16_384, 40_000];

/** One ID more or less at the end, in the middle, or another instead. */
const changes: readonly (readonly [string, (path: string, sizeBytes: number) => Promise<void>])[] = [
  ["longer", (path) => appendFile(path, "20\n")],
  ["much longer", (path) => appendFile(path, Buffer.alloc(300_000, "20\n"))],
  ["shorter", (path, sizeBytes) => truncate(path, sizeBytes - 20)],
  ["empty", (path) => writeFile(path, "")],
  ["other in its first byte", (path) => overwrite(path, 0)],
  ["other in its last byte", (path, sizeBytes) => overwrite(path, sizeBytes - 2)],
];

async function overwrite(path: string, position: number): Promise<void> {
  await using file = await open(path, "r+");
  await file.write("x", position);
}

test.for(changes)("a file that has become %s is never sent to its announced end", async ([, change]) => {
  for (const count of counts) {
    await using folder = await createTemporaryFolder();
    const upload = await writeIds(folder, count);
    await change(upload.path, upload.body.sizeBytes);
    const { sentBytes, error } = await send(upload);
    expect(error).toMatchObject({ code: "UPLOAD_CHANGED", retryable: false });
    expect(sentBytes).toBeLessThan(upload.body.sizeBytes);
  }
});

test("a file that grows by just what is read at once is not sent whole either", async () => {
  await using folder = await createTemporaryFolder();
  const writer = createUploadWriter(join(folder.path, "upload.txt"));
  // 16,384 lines of 16 bytes are exactly one chunk, which would be the whole body.
  addIds(
    writer,
    Array.from({ length: 16_384 }, (_, index) => String(100_000_000_000_000n + BigInt(index))),
  );
  const upload = await writer.finish(0n);
  expect(upload.body.sizeBytes).toBe(256 * 1024);
  await overwrite(upload.path, 0);
  await appendFile(upload.path, Buffer.alloc(256 * 1024, "2"));
  expect(await send(upload)).toMatchObject({ sentBytes: 0, error: { code: "UPLOAD_CHANGED" } });
});

test("a file that is gone is said to be so, without its path", async () => {
  await using folder = await createTemporaryFolder();
  const upload = await writeIds(folder, 3);
  await rm(upload.path);
  expect((await send(upload)).error).toMatchObject({
    code: "FILE_UNREADABLE",
    message: "The temporary file for the upload cannot be read (ENOENT).",
  });
});

test("a folder that is not there is FILE_UNWRITABLE, without its path", async () => {
  await using folder = await createTemporaryFolder();
  const writer = createUploadWriter(join(folder.path, "missing", "upload.txt"));
  addIds(writer, ["20"]);
  expect(await rejectionOf(writer.finish(0n))).toMatchObject({
    code: "FILE_UNWRITABLE",
    message: "The temporary file for the upload cannot be written (ENOENT).",
  });
});

test("a writer that was given up has closed its file, and writes only what is worth a write", async () => {
  await using folder = await createTemporaryFolder();
  const path = join(folder.path, "upload.txt");
  const writer = createUploadWriter(path);
  addIds(writer, ["20"]);
  await writer.flush();
  await expect(stat(path)).rejects.toThrow("ENOENT");
  const many = Array.from({ length: 4_000 }, (_, at) => String(10n ** 18n + BigInt(at)));
  addIds(writer, many);
  await writer.flush();
  expect((await stat(path)).size).toBe(3 + 4_000 * 20);
  await writer.abort();
  addIds(writer, many);
  await expect(writer.flush()).rejects.toThrow();
});
