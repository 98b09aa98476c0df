import { expect, test, vi } from "vitest";
import { createRandom } from "../../test/bytes.ts";
import { collectBatches } from "../../test/collect-batches.ts";
import { rejectionOf } from "../../test/rejection-of.ts";
import { createTemporaryFolder } from "../../test/temporary-folder.ts";
import { pieceBytes } from "../compression/read-ahead.ts";
import { openFile } from "../files/read-file.ts";
import type { Fault } from "../types.ts";
import { createEntryBatch, type EntryReader, type OnFault } from "./entry-reader.ts";
import { readBatches } from "./read-batches.ts";
import { createTxtReader } from "./read-txt.ts";

const bufferBytes = pieceBytes;
const bom = "\u00ef\u00bb\u00bf";

const scrubsNothing: Pick<EntryReader, "scrubbedField" | "findUnscrubbed" | "holdsOnlyIds"> = {
  scrubbedField: "",
  findUnscrubbed: () => [],
  holdsOnlyIds: () => true,
};
const refuseNone = ({ message }: Fault): never => {
  throw new Error(message);
};

/** Records that end with `;` and may be four buffers long; each is an entry. */
function createLongReader(): EntryReader {
  const batch = createEntryBatch(1);
  const [{ high, low }] = batch.ids;
  return {
    ...scrubsNothing,
    batch,
    maxRecordBytes: 4 * bufferBytes,
    read(bytes, { from, to, last }) {
      batch.count = 0;
      const found = bytes.subarray(from, to).indexOf(0x3b);
      if (found === -1 && !last) return from;
      const stop = found === -1 ? to : from + found + 1;
      batch.start[0] = from;
      batch.end[0] = stop;
      low[0] = stop - from;
      high[0] = 0;
      batch.count = 1;
      return stop;
    },
  };
}

test("every dirt of a real list is kept apart from its entries", async () => {
  const { ids, marked, faults } = await collectBatches("\ufeff# list\r\n20\r\n\r\n  21\t\n#22\n\n23");
  expect(ids).toEqual(["20", "21", "23"]);
  expect(marked).toBe(`${bom}# list\r\n<20\r\n>\r\n<  21\t\n>#22\n\n<23>`);
  expect(faults).toEqual([]);
});

test("every byte of a file is told exactly once, in order, over pieces too", { tags: ["slow"] }, async () => {
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
  while (content.length < 3 * bufferBytes) content += parts[Math.floor(random() * parts.length)];
  const { marked, read, regions, pieces } = await collectBatches(Buffer.from(content, "latin1"));
  expect(marked.replaceAll(/[<>]/g, "") === content).toBe(true);
  expect(read === content).toBe(true);
  expect(regions.reduce((sum, size) => sum + size, 0)).toBe(content.length);
  expect(pieces).toBeGreaterThan(2);
});

test("an entry that is cut by the end of a piece is whole, wherever the cut falls", async () => {
  const ids = Array.from({ length: 30 }, (_, at) => String(10n ** 18n + BigInt(at)));
  const comments = `#${"x".repeat(8_190)}\n`.repeat(bufferBytes / 8_192 - 1);
  for (let shift = 0; shift <= 21; shift++) {
    const padding = `#${"x".repeat(bufferBytes - comments.length - 300 - shift)}\n`;
    const told = await collectBatches(`${comments}${padding}${ids.join("\n")}\n`);
    expect([told.pieces, told.ids, told.faults]).toEqual([2, ids, []]);
  }
});

test.for([-1, 0, 1])(
  "a file of the buffer's size and %d bytes is read whole, with or without a final newline",
  async (more) => {
    const line = "1234567\n";
    const rest = `${"8".repeat(7 + more)}\n`;
    const content = line.repeat(bufferBytes / 8 - 1) + rest;
    expect(content.length).toBe(bufferBytes + more);
    const whole = await collectBatches(content);
    expect([whole.ids.length, whole.ids.at(-1), whole.faults]).toEqual([bufferBytes / 8, rest.trim(), []]);
    const open = await collectBatches(`${content.slice(0, -1)}8`);
    expect([open.ids.length, open.ids.at(-1), open.faults]).toEqual([bufferBytes / 8, `${rest.trim()}8`, []]);
    expect(open.marked.endsWith(`<${rest.trim()}8>`)).toBe(true);
  },
);

test("an empty file has no entries and no faults", async () => {
  expect(await collectBatches("")).toEqual({
    ids: [],
    marked: "",
    faults: [],
    read: "",
    regions: [],
    pieces: 1,
  });
});

test("a record that is longer than the buffer is told whole, where the reader allows it", async () => {
  for (const sizeBytes of [bufferBytes - 1, bufferBytes, bufferBytes + 1, 4 * bufferBytes]) {
    const content = `a;${"x".repeat(sizeBytes - 1)};b;c`;
    const { ids, marked, faults } = await collectBatches(content, createLongReader);
    expect([ids, faults]).toEqual([["2", String(sizeBytes), "2", "1"], []]);
    expect(marked === `<a;><${"x".repeat(sizeBytes - 1)};><b;><c>`).toBe(true);
  }
});

test("a record that is longer than the reader allows ends the reading, and its bytes go to nobody", async () => {
  const { ids, marked, faults } = await collectBatches(`20\n${"1".repeat(bufferBytes + 40_000)}\n21\nx\n`);
  expect([ids, marked]).toEqual([["20"], "<20\n>"]);
  expect(faults).toEqual([
    "ids.txt:undefined! has a line that is longer than 64 KiB: it is not a list of IDs",
  ]);
  const long = await collectBatches(`a;${"x".repeat(8 * bufferBytes)};b`, createLongReader);
  expect([long.ids, long.faults.length]).toEqual([["2"], 1]);
});

test("faults are told with their file and line, and their bytes are still kept", async () => {
  const { ids, marked, faults } = await collectBatches("20\n\n# x\n1.2E+18\n21\nname\n");
  expect(ids).toEqual(["20", "21"]);
  expect(marked).toBe("<20\n>\n# x\n1.2E+18\n<21\n>name\n");
  expect(faults).toEqual([
    "ids.txt:4 is not an ID: a spreadsheet has rounded it; export the column again as text",
    "ids.txt:6 is not an ID: write one decimal number per line",
  ]);
});

test.for(["", "\ufeff"])(
  "a pointer of Git LFS behind %j is told as what it is, and nothing else of it",
  async (start) => {
    const pointer = `${start}version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n`;
    const { ids, faults } = await collectBatches(pointer);
    expect(ids).toEqual([]);
    expect(faults).toEqual([
      expect.stringMatching(/^ids\.txt:undefined! is a Git LFS pointer.*`lfs: true`$/),
    ]);
  },
);

test("what only begins like a pointer of Git LFS is a list", async () => {
  const { ids, faults } = await collectBatches("version https://git-lfs.github.com/spec\n20\n");
  expect([ids, faults.length]).toEqual([["20"], 1]);
});

test("a byte order mark is one only at the beginning, and makes an empty file of itself", async () => {
  expect(await collectBatches("\ufeff")).toMatchObject({ ids: [], faults: [], marked: bom });
  expect(await collectBatches("\ufeff20")).toMatchObject({ ids: ["20"], faults: [], marked: `${bom}<20>` });
  expect((await collectBatches("20\n\ufeff21\n")).faults).toHaveLength(1);
  expect((await collectBatches("\ufeff\ufeff20\n")).faults).toHaveLength(1);
  expect((await collectBatches(Buffer.from("\u00ef\u00bb", "latin1"))).faults).toHaveLength(1);
});

test("an abort throws the signal's own reason, before the first byte and between pieces", async () => {
  await using folder = await createTemporaryFolder();
  const file = await folder.write("ids.txt", "1234567\n".repeat(400_000));
  for (const pieces of [0, 1, 2]) {
    await using opened = await openFile(file);
    const abort = new AbortController();
    if (pieces === 0) abort.abort("enough");
    let entries = 0;
    let seen = 0;
    const visitor = {
      onRefusal: refuseNone,
      onBatch: (_bytes: Uint8Array, _region: unknown, { batch: { count } }: EntryReader) => {
        entries += count;
      },
      async onPiece() {
        if (++seen === pieces) abort.abort("enough");
      },
    };
    const options = {
      name: "ids.txt",
      createReader: (onFault: OnFault) => createTxtReader(onFault),
      signal: abort.signal,
    };
    expect(await rejectionOf(readBatches(opened, visitor, options))).toBe("enough");
    expect(entries).toBe((pieces * bufferBytes) / 8);
  }
});

/** For a machine that is busy with other work; ms. */
const patience = 30_000;

test("the next piece is told of while one is handled, and no third before that has ended", async () => {
  await using folder = await createTemporaryFolder();
  const file = await folder.write("ids.txt", "1234567\n".repeat(500_000));
  await using opened = await openFile(file);
  const handled: Array<PromiseWithResolvers<void>> = [];
  const seen: string[] = [];
  const reading = readBatches(
    opened,
    {
      onRefusal: refuseNone,
      onBatch: () => {
        if (seen.at(-1) !== `read ${handled.length}`) seen.push(`read ${handled.length}`);
      },
      onPiece() {
        seen.push(`handling ${handled.length}`);
        handled.push(Promise.withResolvers());
        return (handled.at(-1) as PromiseWithResolvers<void>).promise;
      },
    },
    { name: "ids.txt", createReader: (onFault) => createTxtReader(onFault) },
  );
  await vi.waitFor(() => expect(seen).toHaveLength(3), patience);
  expect(seen).toEqual(["read 0", "handling 0", "read 1"]);
  handled[0]?.resolve();
  await vi.waitFor(() => expect(seen).toHaveLength(5), patience);
  expect(seen.slice(3)).toEqual(["handling 1", "read 2"]);
  handled[1]?.reject(new Error("The disk is full."));
  expect(await rejectionOf(reading)).toMatchObject({ message: "The disk is full." });
  expect(handled).toHaveLength(2);
});

test("whoever reads gets no answer before what was made of the last piece is handled, whatever ends the reading", async () => {
  await using folder = await createTemporaryFolder();
  const file = await folder.write("ids.txt", `${"1234567\n".repeat(140_000)}bad\n`);
  for (const fails of [false, true]) {
    await using opened = await openFile(file);
    let handledPieces = 0;
    const visitor = {
      onRefusal: refuseNone,
      onBatch: () => {},
      onBadEntry: () => {
        if (fails) throw new Error("enough");
      },
      async onPiece() {
        await new Promise((resolve) => setTimeout(resolve, 20));
        handledPieces++;
      },
    };
    const options = { name: "ids.txt", createReader: (onFault: OnFault) => createTxtReader(onFault) };
    const reading = readBatches(opened, visitor, options);
    if (fails) expect(await rejectionOf(reading)).toMatchObject({ message: "enough" });
    else await reading;
    expect(handledPieces).toBe(fails ? 1 : 2);
  }
});

test("the memory of the pieces is given back at the end, and not after a failure: a thread may still read it", async () => {
  await using folder = await createTemporaryFolder();
  const file = await folder.write("ids.txt", "1234567\n".repeat(300_000));
  for (const fails of [false, true]) {
    await using opened = await openFile(file);
    const pieces = new Set<ArrayBufferLike>();
    const visitor = {
      onRefusal: refuseNone,
      onBatch: ({ buffer }: Uint8Array) => void pieces.add(buffer),
      async onPiece() {
        if (fails && pieces.size === 2) throw new Error("The disk is full.");
      },
    };
    const options = { name: "ids.txt", createReader: (onFault: OnFault) => createTxtReader(onFault) };
    const reading = readBatches(opened, visitor, options);
    if (fails) expect(await rejectionOf(reading)).toMatchObject({ message: "The disk is full." });
    else await reading;
    expect([...pieces].map(({ byteLength }) => byteLength > 0)).toEqual(Array(3).fill(fails));
  }
});

test("a file that cannot be read is FILE_UNREADABLE, by its name", async () => {
  await using folder = await createTemporaryFolder();
  const opened = await openFile(await folder.write("ids.txt", "20\n"));
  await opened.handle.close();
  const options = { name: "ids.txt", createReader: (onFault: OnFault) => createTxtReader(onFault) };
  expect(
    await rejectionOf(readBatches(opened, { onBatch: () => {}, onRefusal: refuseNone }, options)),
  ).toMatchObject({
    code: "FILE_UNREADABLE",
    message: "ids.txt cannot be read (EBADF).",
  });
});

test("bytes that a reader leaves at the end of a file are a fault for which nothing may be written", async () => {
  await using folder = await createTemporaryFolder();
  const file = await folder.write("ids.txt", "1\n2\n");
  await using opened = await openFile(file);
  const faults: unknown[] = [];
  const lazyReader = (): EntryReader => ({
    ...scrubsNothing,
    batch: createEntryBatch(1),
    maxRecordBytes: 100,
    read: (_, { from }) => from,
  });
  await readBatches(
    opened,
    {
      onBatch: () => {},
      onBadEntry: (fault) => faults.push(["bad entry", fault]),
      onRefusal: (fault) => faults.push(["refusal", fault]),
    },
    { name: "ids.txt", createReader: lazyReader },
  );
  expect(faults).toEqual([["refusal", { file: "ids.txt", message: "could not be read to its end" }]]);
});
