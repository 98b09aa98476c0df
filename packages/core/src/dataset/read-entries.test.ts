import { expect, test } from "vitest";
import { createRandom } from "../../test/bytes.ts";
import { rejectionOf } from "../../test/rejection-of.ts";
import { createTemporaryFolder } from "../../test/temporary-folder.ts";
import { formatId } from "../ids/parse-id.ts";
import { readEntries } from "./read-entries.ts";
import { openFile } from "./read-file.ts";

interface Seen {
  readonly ids: readonly string[];
  /** What was told of the file, as latin1: entries in angle brackets. */
  readonly pieces: readonly string[];
  readonly faults: readonly string[];
  readonly read: string;
  readonly chunkBytes: number;
}

async function readAllEntries(content: string | Uint8Array): Promise<Seen> {
  await using folder = await createTemporaryFolder();
  await using opened = await openFile(await folder.write("ids.txt", content));
  const ids: string[] = [];
  const pieces: string[] = [];
  const faults: string[] = [];
  const read: Buffer[] = [];
  let chunkBytes = 0;
  const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString("latin1");
  await readEntries(
    opened,
    {
      onRead: (bytes) => read.push(Buffer.from(bytes)),
      onEntry(high, low, bytes) {
        ids.push(formatId(high, low));
        pieces.push(`<${textOf(bytes)}>`);
      },
      onOther: (bytes) => pieces.push(textOf(bytes)),
      onFault: ({ file, line, message }, withheld) =>
        faults.push(`${file}:${line}${withheld ? "!" : ""} ${message}`),
      async onChunk(sizeBytes) {
        chunkBytes += sizeBytes;
      },
    },
    { name: "ids.txt" },
  );
  return { ids, pieces, faults, read: Buffer.concat(read).toString("latin1"), chunkBytes };
}

test("every dirt of a real list is kept apart from its entries", async () => {
  const { ids, pieces, faults } = await readAllEntries("\ufeff# list\r\n20\r\n\r\n  21\t\n#22\n\n23");
  expect(ids).toEqual(["20", "21", "23"]);
  expect(pieces).toEqual([
    "\u00ef\u00bb\u00bf",
    "# list\r\n",
    "<20\r\n>",
    "\r\n",
    "<  21\t\n>",
    "#22\n",
    "\n",
    "<23>",
  ]);
  expect(faults).toEqual([]);
});

test("every byte of a file is told exactly once, in order, over chunks too", async () => {
  const random = createRandom(11);
  const parts = [
    "\n",
    "\r\n",
    "12345678901234567\n",
    " 99 \n",
    "# note\n",
    "bad line\n",
    "\u00ff\u00fe\n",
    "7",
  ];
  let content = "";
  while (content.length < 700_000) content += parts[Math.floor(random() * parts.length)];
  const { pieces, read, chunkBytes } = await readAllEntries(Buffer.from(content, "latin1"));
  expect(pieces.join("").replaceAll(/[<>]/g, "") === content).toBe(true);
  expect(read === content).toBe(true);
  expect(chunkBytes).toBe(content.length);
});

test("faults are told with their file and line, and their bytes are still kept", async () => {
  const { ids, pieces, faults } = await readAllEntries("20\n\n# x\n1.2E+18\n21\nname\n");
  expect(ids).toEqual(["20", "21"]);
  expect(pieces).toContain("1.2E+18\n");
  expect(faults).toEqual([
    "ids.txt:4 is not an ID: a spreadsheet has rounded it; export the column again as text",
    "ids.txt:6 is not an ID: write one decimal number a line",
  ]);
});

test("a line of more than 64 KiB is a fault whose bytes nobody gets, and the lines after it count on", async () => {
  const { ids, faults } = await readAllEntries(`20\n${"1".repeat(65_537)}\n21\nx\n`);
  expect(ids).toEqual(["20", "21"]);
  expect(faults).toEqual([
    "ids.txt:2! is longer than 64 KiB, so it is no ID",
    "ids.txt:4 is not an ID: write one decimal number a line",
  ]);
});

test.for(["", "\ufeff"])(
  "a pointer of Git LFS behind %j is told as what it is, and nothing else of it",
  async (start) => {
    const pointer = `${start}version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n`;
    const { ids, faults } = await readAllEntries(pointer);
    expect(ids).toEqual([]);
    expect(faults).toEqual([
      expect.stringMatching(/^ids\.txt:undefined! is a Git LFS pointer.*`lfs: true`$/),
    ]);
  },
);

test("a byte order mark is one only at the beginning, and makes an empty file of itself", async () => {
  expect(await readAllEntries("\ufeff")).toMatchObject({
    ids: [],
    faults: [],
    pieces: ["\u00ef\u00bb\u00bf"],
  });
  expect((await readAllEntries("\ufeff20")).ids).toEqual(["20"]);
  expect((await readAllEntries("20\n\ufeff21\n")).faults).toHaveLength(1);
  expect((await readAllEntries("\ufeff\ufeff20\n")).faults).toHaveLength(1);
});

test("lines end at LF alone: a lone CR or U+2028 parts no entries", async () => {
  for (const content of ["20\r21\n", "20\u202821\n", "20\u008521\n"]) {
    const { ids, faults } = await readAllEntries(content);
    expect([ids, faults.length]).toEqual([[], 1]);
  }
});

test("an abort throws the signal's own reason", async () => {
  await using folder = await createTemporaryFolder();
  await using opened = await openFile(await folder.write("ids.txt", "20\n"));
  const options = { name: "ids.txt", signal: AbortSignal.abort("enough") };
  expect(await rejectionOf(readEntries(opened, { onEntry: () => {} }, options))).toBe("enough");
});
