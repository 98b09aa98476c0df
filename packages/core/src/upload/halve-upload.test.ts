import { createHash } from "node:crypto";
import { appendFile, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readAll } from "../../test/bytes.ts";
import { toWords } from "../../test/id-words.ts";
import { makeIds } from "../../test/make-part.ts";
import { partsOf } from "../../test/parts-of.ts";
import { rejectionOf } from "../../test/rejection-of.ts";
import { createTemporaryFolder, type TemporaryFolder } from "../../test/temporary-folder.ts";
import { IdSet } from "../ids/id-set.ts";
import { type HalveOptions, halveUpload } from "./halve-upload.ts";
import type { UploadFile } from "./upload-file.ts";
import { writeParts } from "./write-parts.ts";

interface Collected {
  readonly upload: UploadFile;
  readonly submitted: IdSet;
  readonly options: HalveOptions;
}

/** An upload of these IDs as part 0, and how part 5 is to be made of it. */
async function writeIds(folder: TemporaryFolder, ids: readonly string[]): Promise<Collected> {
  const submitted = new IdSet();
  for (const id of ids) submitted.add(...toWords(BigInt(id)));
  const [upload] = await writeParts("tweets", submitted, { folder: folder.path });
  if (upload === undefined) throw new Error("There is no upload.");
  const paths = [join(folder.path, "first.txt"), join(folder.path, "second.txt")] as const;
  return { upload, submitted, options: { paths, submitted, secondPart: 5 } };
}

test.for([2, 3, 4, 5, 101, 30_001])("an upload of %d IDs is divided in the middle", async (count) => {
  await using folder = await createTemporaryFolder();
  const ids = makeIds(count);
  const { upload, submitted, options } = await writeIds(folder, ids);
  const halves = await halveUpload(upload, options);
  const middle = Math.ceil(count / 2);
  const expected = [ids.slice(0, middle), ids.slice(middle)];
  for (const [at, half] of halves.entries()) {
    const text = `${expected[at]?.join("\n")}\n`;
    expect((await readFile(half.path, "latin1")) === text).toBe(true);
    const place = at === 0 ? upload.place : BigInt(ids[middle] as string);
    expect(half).toMatchObject({ path: options.paths[at], ids: expected[at]?.length, place });
    expect(half.digest).toBe(createHash("sha256").update(text).digest("hex"));
    expect(half.body.sizeBytes).toBe(text.length);
    expect((await readAll(half.body.open())).toString() === text).toBe(true);
  }
  const asked = [0, middle - 1, middle, count - 1];
  expect(
    partsOf(
      submitted,
      asked.map((at) => BigInt(ids[at] as string)),
    ),
  ).toEqual([0, 0, 5, 5]);
  expect(submitted.size).toBe(count);
});

test("the same upload gives the same halves, and a half can be halved again", async () => {
  await using folder = await createTemporaryFolder();
  const ids = ["3", "7", "20", "1160164553482756096", "18446744073709551615"];
  const { upload, submitted, options } = await writeIds(folder, ids);
  const [first, second] = await halveUpload(upload, options);
  await using other = await createTemporaryFolder();
  const again = await writeIds(other, ids);
  expect((await halveUpload(again.upload, again.options)).map(({ digest }) => digest)).toEqual([
    first.digest,
    second.digest,
  ]);
  const paths = [join(folder.path, "third.txt"), join(folder.path, "fourth.txt")] as const;
  const quarters = await halveUpload(first, { ...options, paths, secondPart: 6 });
  expect(await Promise.all(quarters.map(({ path }) => readFile(path, "latin1")))).toEqual(["3\n7\n", "20\n"]);
  expect(quarters.map(({ place }) => place)).toEqual([0n, 20n]);
  expect(partsOf(submitted, ids.map(BigInt))).toEqual([0, 0, 6, 5, 5]);
});

/** What somebody else may do to the file in the meantime. */
const changes: readonly (readonly [string, (path: string) => Promise<void>])[] = [
  ["has another ID in place of one", (path) => writeFile(path, "20\n21\n99\n23\n")],
  ["has its IDs in another order", (path) => writeFile(path, "21\n20\n22\n23\n")],
  ["has one ID more", (path) => appendFile(path, "24\n")],
  ["has one ID less", (path) => truncate(path, 9)],
  ["has a blank line", (path) => appendFile(path, "\n")],
  ["is cut within a line", (path) => truncate(path, 11)],
  ["holds no IDs", (path) => writeFile(path, "canary\n")],
  ["holds a line without an end", (path) => writeFile(path, "1".repeat(300_000))],
  ["is empty", (path) => writeFile(path, "")],
];

test.for(changes)("an upload that %s is not divided", async ([, change]) => {
  await using folder = await createTemporaryFolder();
  const { upload, options } = await writeIds(folder, ["20", "21", "22", "23"]);
  await change(upload.path);
  const error = await rejectionOf(halveUpload(upload, options));
  expect(error).toMatchObject({ code: "UPLOAD_CHANGED", retryable: false });
  expect(String(error)).not.toContain("canary");
});

test("an upload that is gone is told without its path, and no half is made", async () => {
  await using folder = await createTemporaryFolder();
  const { upload, options } = await writeIds(folder, ["20", "21"]);
  await rm(upload.path);
  expect(await rejectionOf(halveUpload(upload, options))).toMatchObject({
    code: "FILE_UNREADABLE",
    message: "The temporary file for the upload cannot be read (ENOENT).",
  });
  expect(await readdir(folder.path)).toEqual([]);
});

test("an abort throws the signal's own reason, and a folder that is not there FILE_UNWRITABLE", async () => {
  await using folder = await createTemporaryFolder();
  const { upload, options } = await writeIds(folder, ["20", "21"]);
  const signal = AbortSignal.abort("enough");
  expect(await rejectionOf(halveUpload(upload, { ...options, signal }))).toBe("enough");
  const paths = [join(folder.path, "missing", "a"), join(folder.path, "missing", "b")] as const;
  expect(await rejectionOf(halveUpload(upload, { ...options, paths }))).toMatchObject({
    code: "FILE_UNWRITABLE",
  });
});
