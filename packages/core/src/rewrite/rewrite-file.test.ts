import { appendFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { constants, gunzipSync, gzipSync, zstdCompressSync, zstdDecompressSync } from "node:zlib";
import { expect, test } from "vitest";
import { createRandom } from "../../test/bytes.ts";
import { actBefore, classifyIds } from "../../test/classify-ids.ts";
import { rejectionOf } from "../../test/rejection-of.ts";
import { rewriteContent } from "../../test/rewrite-content.ts";
import { createTemporaryFolder } from "../../test/temporary-folder.ts";
import type { ReaderOptions } from "../formats/open-reader.ts";
import type { Classifier } from "../types.ts";
import { rewriteToNewFile } from "./rewrite-file.ts";

const list: ReaderOptions = { ids: [{ type: "tweets" }] };

/** The compliant copy of a list, and what was said of it. */
const rewrite = (content: Uint8Array | string, classifier: Classifier) =>
  rewriteContent({ content, classifiers: [classifier] });

/** The same by string functions: whole lines go, nothing else changes. */
function rewriteNaively(content: string, gone: ReadonlySet<string>): string {
  const lines = content.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  return lines.filter((line) => !gone.has(line.replaceAll(/[ \t\r\n]/g, ""))).join("");
}

const dirty = "\u00ef\u00bb\u00bf20\r\n\r\n# 20\n  21\t\n\n22\n20\nnot an ID\n\u00ff\n 20 \r\n23";

test("kept bytes are the same bytes: order mark, line ends, blanks, comments, spaces, even what is not an ID", async () => {
  const { copy, change } = await rewrite(Buffer.from(dirty, "latin1"), classifyIds(["20", "22"], ["23"]));
  expect(copy.toString("latin1")).toBe("\u00ef\u00bb\u00bf\r\n# 20\n  21\t\n\nnot an ID\n\u00ff\n23");
  expect(change).toEqual({
    entries: 6,
    removed: 4,
    scrubbed: 0,
    unverified: 1,
  });
});

test.for([
  ["", ""],
  ["20", ""],
  ["20\n", ""],
  ["20\n21", "21"],
  ["21\n20", "21\n"],
  ["21\r\n20", "21\r\n"],
  ["\ufeff20\n", "\ufeff"],
  ["\ufeff20\n21\n", "\ufeff21\n"],
  ["20\n20\n20", ""],
  ["\n20\n\n", "\n\n"],
  ["#\n20", "#\n"],
  ["201\n20\n120\n", "201\n120\n"],
] as const)("without 20, %j becomes %j", async ([content, expected]) => {
  expect((await rewrite(content, classifyIds(["20"]))).copy.toString()).toBe(expected);
});

test("removing nothing is the identity, for any bytes", async () => {
  const random = createRandom(23);
  const alphabet = Buffer.from("0123456789\n\n\r \t#x\u0000\u00ff", "latin1");
  for (let round = 0; round < 30; round++) {
    const size = Math.floor(random() * 3_000);
    const content = Buffer.from(
      Array.from({ length: size }, () => alphabet[Math.floor(random() * alphabet.length)] as number),
    );
    const { copy, change } = await rewrite(content, classifyIds([]));
    expect(copy.equals(content)).toBe(true);
    expect(change).toMatchObject({ removed: 0, unverified: 0 });
  }
});

test("over several chunks, and for random dirt, the copy is that of a naive rewrite", async () => {
  const random = createRandom(29);
  const ids = Array.from({ length: 500 }, (_, index) => String(1_160_164_553_482_756_096n + BigInt(index)));
  const ends = ["\n", "\r\n", " \n", "\t\r\n", "\n\n", "\n# note\n"];
  const gone = new Set(ids.filter(() => random() < 0.3));
  let content = random() < 0.5 ? "\u00ef\u00bb\u00bf" : "";
  while (content.length < 800_000) {
    content +=
      (random() < 0.1 ? "  " : "") +
      ids[Math.floor(random() * ids.length)] +
      ends[Math.floor(random() * ends.length)];
  }
  content += ids[0];
  // The mark would be part of the first line for the naive rewrite.
  const start = content.startsWith("\u00ef") ? 3 : 0;
  const expected = content.slice(0, start) + rewriteNaively(content.slice(start), gone);
  const { copy, change } = await rewrite(Buffer.from(content, "latin1"), classifyIds(gone));
  expect(copy.toString("latin1") === expected).toBe(true);
  expect(change.removed).toBeGreaterThan(gone.size);
});

test("of more entries than are classified at once, each is decided by itself", async () => {
  const ids = Array.from({ length: 5_000 }, (_, index) => String(1_160_164_553_482_756_096n + BigInt(index)));
  const gone = ids.filter((_, index) => index % 3 === 0 || (index > 2_000 && index < 2_100));
  const content = ids.map((id) => `${id}\n`).join("");
  const { copy, change } = await rewrite(content, classifyIds(gone, ids.slice(-10)));
  expect(copy.toString() === rewriteNaively(content, new Set(gone))).toBe(true);
  expect(change).toEqual({ entries: 5_000, removed: gone.length, scrubbed: 0, unverified: 7 });
});

test("a line that is too long for an ID but was read whole is kept like any other that is not an ID", async () => {
  const long = `${"1".repeat(70_000)}\n`;
  const { copy, change } = await rewrite(`20\n${long}21\n`, classifyIds(["20"]));
  expect(copy.toString() === `${long}21\n`).toBe(true);
  expect(change).toEqual({ entries: 2, removed: 1, scrubbed: 0, unverified: 0 });
});

test("the new file is for its owner alone", async () => {
  await using folder = await createTemporaryFolder();
  const from = await folder.write("ids.txt", "20\n");
  const to = join(folder.path, "new.txt");
  await rewriteToNewFile(
    { from: from.path, to },
    { name: "ids.txt", reader: list, classifiers: [classifyIds([])] },
  );
  expect((await stat(to)).mode & 0o777).toBe(0o600);
});

test.for<readonly [string, string, unknown]>([
  [
    "a line that is too long to be kept",
    `20\n${"1".repeat(2_000_000)}\n`,
    {
      code: "DATASET_INVALID",
      what: "ids.txt cannot be rewritten.",
      faults: [{ file: "ids.txt", message: expect.stringContaining("longer than 64 KiB") }],
    },
  ],
  [
    "a pointer of Git LFS",
    "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\n",
    { code: "DATASET_INVALID", faults: [{ file: "ids.txt" }] },
  ],
  ["a classifier that fails", "20\n21\n", { message: "a bug" }],
])("%s ends it, and nothing is left behind", async ([, content, expected]) => {
  await using folder = await createTemporaryFolder();
  const from = await folder.write("ids.txt", content);
  const classifier = actBefore(classifyIds([]), (low) => {
    if (low.includes(21)) throw new TypeError("a bug");
  });
  const paths = { from: from.path, to: join(folder.path, "new.txt") };
  expect(
    await rejectionOf(rewriteToNewFile(paths, { name: "ids.txt", reader: list, classifiers: [classifier] })),
  ).toMatchObject(expected as object);
  expect(await readdir(folder.path)).toEqual(["ids.txt"]);
  expect(await readFile(from.path, "latin1")).toBe(content);
});

test("a file is never rewritten into itself, whichever way its path is spelled", async () => {
  await using folder = await createTemporaryFolder();
  const { path } = await folder.write("ids.txt", "20\n21\n");
  for (const to of [
    path,
    `${folder.path}/./ids.txt`,
    `${folder.path}/../${folder.path.split("/").at(-1)}/ids.txt`,
  ]) {
    const rewriting = rewriteToNewFile(
      { from: path, to },
      { name: "ids.txt", reader: list, classifiers: [classifyIds(["20"])] },
    );
    expect(await rejectionOf(rewriting)).toMatchObject({
      code: "OPTION_INVALID",
      message: "The new ids.txt cannot replace the old one.",
    });
  }
  expect(await readFile(path, "latin1")).toBe("20\n21\n");
});

test("an abort throws the signal's own reason, and nothing is left behind", async () => {
  await using folder = await createTemporaryFolder();
  const from = await folder.write("ids.txt", "20\n");
  const abort = new AbortController();
  const classifier = actBefore(classifyIds([]), () => abort.abort("enough"));
  const paths = { from: from.path, to: join(folder.path, "new.txt") };
  expect(
    await rejectionOf(
      rewriteToNewFile(paths, {
        name: "ids.txt",
        reader: list,
        classifiers: [classifier],
        signal: abort.signal,
      }),
    ),
  ).toBe("enough");
  expect(await readdir(folder.path)).toEqual(["ids.txt"]);
});

test.for(["gz", "zst"] as const)(
  "a .%s file that loses nothing keeps its bytes, however it was compressed",
  async (compression) => {
    await using folder = await createTemporaryFolder();
    const compressText = (text: string): Buffer =>
      compression === "gz"
        ? gzipSync(text, { level: 1 })
        : zstdCompressSync(text, { params: { [constants.ZSTD_c_checksumFlag]: 0 } });
    const compressed = Buffer.concat([compressText("20\n21\n".repeat(500)), compressText("22\n")]);
    const from = await folder.write(`ids.txt.${compression}`, compressed);
    const rewrite = async (ids: readonly string[]): Promise<Buffer> => {
      const to = join(folder.path, "new");
      await rewriteToNewFile(
        { from: from.path, to },
        { name: from.name, reader: list, classifiers: [classifyIds(ids)] },
      );
      return readFile(to);
    };
    expect((await rewrite([])).equals(compressed)).toBe(true);
    const changed = await rewrite(["22"]);
    expect((compression === "gz" ? gunzipSync(changed) : zstdDecompressSync(changed)).toString()).toBe(
      "20\n21\n".repeat(500),
    );
  },
);

/** Rewrites `name` of a folder to `new/copy` beside it, with something done in the middle. */
async function rewriteWhile(
  folder: { readonly path: string },
  {
    name,
    classifier = classifyIds([]),
    act,
  }: { name: string; classifier?: Classifier; act?: (to: string) => void },
): Promise<string> {
  const to = join(folder.path, "new", "copy");
  mkdirSync(join(folder.path, "new"));
  let acted = false;
  const acting = actBefore(classifier, () => {
    if (!acted) act?.(to);
    acted = true;
  });
  const reader: ReaderOptions = { ...list, format: "csv", scrubFields: ["place"] };
  await rewriteToNewFile({ from: join(folder.path, name), to }, { name, reader, classifiers: [acting] });
  return to;
}

test("a compressed file of which fields alone are scrubbed is not the old one again", async () => {
  await using folder = await createTemporaryFolder();
  await folder.write("ids.csv.gz", gzipSync("id,place\n20,here\n21,there\n"));
  const to = await rewriteWhile(folder, { name: "ids.csv.gz", classifier: classifyIds([], [], ["20"]) });
  expect(gunzipSync(await readFile(to)).toString()).toBe("id,place\n20,\n21,there\n");
});

test("an ID to scrub in a bare list keeps its entry, which holds no location", async () => {
  const { copy, change } = await rewrite("20\n21\n", classifyIds([], [], ["20"]));
  expect(copy.toString()).toBe("20\n21\n");
  expect(change).toEqual({ entries: 2, removed: 0, scrubbed: 0, unverified: 0 });
});

test("an entry that has no ID in one of its places is not unverified for it, whatever is said of nought", async () => {
  const { copy, change } = await rewriteContent({
    content: "id,user\n20,\n4294967296,7\n21,8\n",
    classifiers: [classifyIds(["4294967296"]), classifyIds([], ["0", "8"])],
    reader: {
      ids: [
        { type: "tweets", field: "id" },
        { type: "users", field: "user" },
      ],
      format: "csv",
    },
  });
  expect(copy.toString()).toBe("id,user\n20,\n21,8\n");
  expect(change).toEqual({ entries: 3, removed: 1, scrubbed: 0, unverified: 1 });
});

test("a compressed file that is replaced in the meantime is not copied in part from each", async () => {
  await using folder = await createTemporaryFolder();
  const { path } = await folder.write("ids.csv.gz", gzipSync("id,place\n20,here\n"));
  const act = (): void => {
    writeFileSync(`${path}.new`, gzipSync("id,place\n30,here\n"));
    renameSync(`${path}.new`, path);
  };
  expect(await rejectionOf(rewriteWhile(folder, { name: "ids.csv.gz", act }))).toMatchObject({
    code: "FILE_CHANGED",
    message: "ids.csv.gz was changed while it was being rewritten.",
  });
  expect(await readdir(join(folder.path, "new"))).toEqual([]);
});

test("a plain file is read once, so that what comes to it in the meantime does not matter", async () => {
  await using folder = await createTemporaryFolder();
  const { path } = await folder.write("ids.csv", "id,place\n20,here\n");
  const to = await rewriteWhile(folder, { name: "ids.csv", act: () => appendFileSync(path, "30,here\n") });
  expect(await readFile(to, "utf8")).toMatch(/^id,place\n20,here\n/);
});

test("where the new file is gone already its failure is told, and not that", async () => {
  await using folder = await createTemporaryFolder();
  await folder.write("ids.csv", "id,place\n20,here\n");
  const bug = new TypeError("a bug");
  const act = (to: string): void => {
    rmSync(to);
    throw bug;
  };
  expect(await rejectionOf(rewriteWhile(folder, { name: "ids.csv", act }))).toBe(bug);
});

test("a new file that cannot be made is named, at first, for a second copy, and where it cannot be removed", async () => {
  await using folder = await createTemporaryFolder();
  const from = await folder.write("ids.csv.gz", gzipSync("id,place\n20,here\n"));
  const paths = { from: from.path, to: join(folder.path, "none", "copy") };
  const rewriting = rewriteToNewFile(paths, {
    name: from.name,
    reader: list,
    classifiers: [classifyIds([])],
  });
  expect(await rejectionOf(rewriting)).toMatchObject({
    code: "FILE_UNWRITABLE",
    message: "The new ids.csv.gz cannot be written (ENOENT).",
  });
  const losesFolder = (): void => rmSync(join(folder.path, "new"), { recursive: true });
  expect(await rejectionOf(rewriteWhile(folder, { name: "ids.csv.gz", act: losesFolder }))).toMatchObject({
    message: "The new ids.csv.gz cannot be written (ENOENT).",
  });
  const becomesFolder = (to: string): void => {
    rmSync(to);
    mkdirSync(to);
  };
  expect(await rejectionOf(rewriteWhile(folder, { name: "ids.csv.gz", act: becomesFolder }))).toMatchObject({
    code: "FILE_UNWRITABLE",
    message: expect.stringContaining("The new ids.csv.gz cannot be written (E"),
  });
});
