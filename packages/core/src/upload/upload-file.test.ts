import { createHash } from "node:crypto";
import { appendFile, open, readdir, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
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
  return writer.finish();
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

test("IDs are written one a line, with their size and digest", async () => {
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

test("of a batch only what is new is written, however much gathers before", async () => {
  await using folder = await createTemporaryFolder();
  const writer = createUploadWriter(join(folder.path, "upload.txt"));
  const ids = Array.from({ length: 120_000 }, (_, index) => String(first * 10n + BigInt(index)));
  addIds(writer, ids, (at) => at % 3 !== 0);
  const { body } = await writer.finish();
  const expected = ids
    .filter((_, at) => at % 3 !== 0)
    .map((id) => `${id}\n`)
    .join("");
  expect((await readAll(body.open())).toString("latin1") === expected).toBe(true);
  // Far more than there is room for at first.
  expect(body.sizeBytes).toBe(80_000 * 21);
});

test("lines are copied as they are, and IDs between other bytes one by one, in any mixture", async () => {
  await using folder = await createTemporaryFolder();
  const piece = fc.record({
    id: fc.bigInt({ min: 1n, max: 2n ** 64n - 1n }).map(String),
    end: fc.constantFrom("\n", "\n", "\n", "\r\n", " # note\n", "\n\n", ","),
    isNew: fc.boolean(),
  });
  let round = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 40 }), async (pieces) => {
      const column = { idStart: new Int32Array(40), idEnd: new Int32Array(40) };
      let text = "";
      for (const [row, { id, end }] of pieces.entries()) {
        column.idStart[row] = text.length;
        column.idEnd[row] = text.length + id.length;
        text += id + end;
      }
      const writer = createUploadWriter(join(folder.path, `upload-${round++}.txt`));
      const isOld = Int32Array.from(pieces, ({ isNew }, row) => (isNew ? ~row : row));
      const words = { high: new Int32Array(40), low: new Int32Array(40) };
      writer.addNew(Buffer.from(text), { ...column, ...words }, { isOld, count: pieces.length });
      const { ids, body } = await writer.finish();
      const expected = pieces.filter(({ isNew }) => isNew).map(({ id }) => `${id}\n`);
      expect(ids).toBe(expected.length);
      if (ids > 0) expect((await readAll(body.open())).toString("latin1")).toBe(expected.join(""));
    }),
    { numRuns: 200 },
  );
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
  const { body } = await writer.finish();
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

test("IDs one by one are the same as IDs in batches, and the size and the count are known at any time", async () => {
  await using folder = await createTemporaryFolder();
  const writer = createUploadWriter(join(folder.path, "single.txt"));
  const bytes = Buffer.from("20,18446744073709551615,7");
  const column = { idStart: Int32Array.of(0, 3, 24), idEnd: Int32Array.of(2, 23, 25) };
  const words = { high: new Int32Array(3), low: new Int32Array(3) };
  const told: number[][] = [];
  for (const row of [1, 2, 0]) {
    writer.add(bytes, { ...column, ...words }, row);
    told.push([writer.countIds(), writer.countBytes()]);
    if (row === 2) await writer.flush();
  }
  expect(told).toEqual([
    [1, 21],
    [2, 23],
    [3, 26],
  ]);
  const { path, ids, digest } = await writer.finish();
  const expected = "18446744073709551615\n7\n20\n";
  expect([await readFile(path, "latin1"), ids]).toEqual([expected, 3]);
  expect(digest).toBe(createHash("sha256").update(expected).digest("hex"));
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
  const upload = await writer.finish();
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
  expect(await rejectionOf(writer.finish())).toMatchObject({
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
