import { expect, test } from "vitest";
import { createRandom } from "../../test/bytes.ts";
import { driveReader } from "../../test/drive-reader.ts";
import { formatId } from "../ids/parse-id.ts";
import type { JobType } from "../types.ts";
import { batchEntries, type OnFault } from "./entry-reader.ts";
import { createTxtReader } from "./read-txt.ts";

/** A list is never refused by its reader. */
const noFaults: OnFault = {
  badEntry() {},
  refuse(message) {
    throw new Error(message);
  },
};

/** What a list holds: entries as `line-end excluded ID, start, end`, and the numbers of its bad lines. */
interface Content {
  readonly entries: readonly string[];
  readonly badLines: readonly number[];
}

/** Brings the bytes as a driver does: up to each cut, what is left again, and all of it as the last. */
function readRegions(bytes: Buffer, cuts: readonly number[]): Content {
  const badLines: number[] = [];
  const entries: string[] = [];
  const reader = createTxtReader({ ...noFaults, badEntry: (line) => void badLines.push(line) });
  let from = 0;
  for (const to of [...cuts, bytes.length]) {
    const last = to === bytes.length;
    // Bytes that came with an earlier use of the buffer; a reader may not take them for the file's.
    const buffer = Buffer.concat([bytes.subarray(0, to), Buffer.from("9\n99\n")]);
    for (;;) {
      const stop = reader.read(buffer, { from, to, last });
      const { batch } = reader;
      for (let row = 0; row < batch.count; row++) {
        const [{ high, low, idStart, idEnd }] = batch.ids;
        const id = formatId(high[row] as number, low[row] as number);
        expect(buffer.toString("latin1", idStart[row], idEnd[row])).toBe(id);
        entries.push(`${id} ${batch.start[row]}-${batch.end[row]}`);
      }
      if (stop === from) break;
      from = stop;
    }
  }
  expect(from).toBe(bytes.length);
  return { entries, badLines };
}

/** The same by string functions. */
function readNaively(text: string): Content {
  const entries: string[] = [];
  const badLines: number[] = [];
  let at = 0;
  // Without any LF, each CR ends a line.
  const isMac = !text.includes("\n") && /\r./s.test(text);
  const lines = text.match(isMac ? /[^\r]*\r|[^\r]+$/g : /[^\n]*\n|[^\n]+$/g) ?? [];
  const trim = (line = ""): string => line.replaceAll(/^[ \t\r]+|[ \t\r\n]+$/g, "");
  let hasContent = false;
  for (const [index, line] of lines.entries()) {
    const trimmed = trim(line);
    if (trimmed === "0" && !hasContent && /^(?!1$)(?:[1-9][0-9]{0,19})?$/.test(trim(lines[index + 1]))) {
      at += line.length;
      continue;
    }
    if (trimmed !== "" && !trimmed.startsWith("#")) hasContent = true;
    const isId = /^[1-9][0-9]{0,19}$/.test(trimmed) && BigInt(trimmed) < 2n ** 64n;
    if (isId) entries.push(`${trimmed} ${at}-${at + line.length}`);
    else if (trimmed !== "" && !trimmed.startsWith("#")) badLines.push(index + 1);
    at += line.length;
  }
  return { entries, badLines };
}

const dirty =
  "20\n\r\n  21\t\r\n# 22\n\nnot an ID\n18446744073709551615\r\n18446744073709551616\n007\n1\u00ff\n#\n \t\n23\r24\n25 26\n27";

test.for([dirty, `${dirty}\n`, `${dirty}\r`, `${dirty}\n#`, "", "\n", "20", "20\n", "#", "x", "\n\n20\n\n"])(
  "wherever %j is cut into two regions, it holds the same",
  (text) => {
    const bytes = Buffer.from(text, "latin1");
    const expected = readNaively(text);
    for (let cut = 0; cut <= bytes.length; cut++) {
      expect(readRegions(bytes, cut === bytes.length ? [] : [cut])).toEqual(expected);
    }
  },
);

test("byte by byte a list holds the same", () => {
  const bytes = Buffer.from(dirty, "latin1");
  expect(readRegions(bytes, [...bytes.keys()])).toEqual(readNaively(dirty));
});

test("random lists, cut at random, hold what a naive reading finds", () => {
  const random = createRandom(43);
  const below = (limit: number): number => Math.floor(random() * limit);
  const parts = [
    "1160164553482756096",
    "7",
    "0",
    "\n",
    "\n",
    "\r\n",
    " ",
    "\t",
    "#",
    "?",
    "99999999999999999999",
    "\r",
  ];
  for (let round = 0; round < 500; round++) {
    let text = "";
    for (let left = below(60); left > 0; left--) text += parts[below(parts.length)];
    const cuts = Array.from({ length: below(5) }, () => below(text.length)).toSorted((a, b) => a - b);
    const bytes = Buffer.from(text, "latin1");
    expect(readRegions(bytes, text === "" ? [] : cuts)).toEqual(readNaively(text));
  }
});

test.for([-1, 0, 1, batchEntries])(
  "a list of a batch and %d entries is told in batches, none lost",
  (more) => {
    for (const end of ["\n", "\r\n", "\n\n"]) {
      const text = Array.from({ length: batchEntries + more }, (_, at) => `${1_000_000 + at}${end}`).join("");
      const bytes = Buffer.from(`${text}x`, "latin1");
      const reader = createTxtReader(noFaults);
      const stop = reader.read(bytes, { from: 0, to: text.length, last: false });
      expect(reader.batch.count).toBe(Math.min(batchEntries, batchEntries + more));
      if (more > 0) expect(stop).toBe(reader.batch.end[batchEntries - 1]);
      expect(readRegions(Buffer.from(text), [])).toEqual(readNaively(text));
    }
  },
);

test("line numbers go on over batches and regions, past every kind of line", () => {
  const text = `${"20\n".repeat(3_000)}\n# x\n 21 \nbad\n${"22\r\n".repeat(3_000)}bad\n23\nbad`;
  const bytes = Buffer.from(text);
  expect(readRegions(bytes, [5_000, 9_001, 15_000]).badLines).toEqual([3_004, 6_005, 6_007]);
});

test("without its line end a line is whole only in the last region", () => {
  const reader = createTxtReader(noFaults);
  const bytes = Buffer.from("20 x");
  for (const to of [1, 2, 3]) {
    expect([reader.read(bytes, { from: 0, to, last: false }), reader.batch.count]).toEqual([0, 0]);
  }
  expect([reader.read(bytes, { from: 0, to: 3, last: true }), reader.batch.count]).toEqual([3, 1]);
});

test("beside LF, a lone CR or U+2028 parts no entries", () => {
  for (const text of ["20\r21\n", "20\u202821\n", "20\u008521\n"]) {
    expect(readRegions(Buffer.from(text), [])).toEqual({ entries: [], badLines: [1] });
  }
});

test("a line of more than 64 KiB is a fault and no entry, and the lines after it count on", () => {
  const faults: unknown[] = [];
  const reader = createTxtReader({
    ...noFaults,
    badEntry: (line, message) => void faults.push({ line, message }),
  });
  const space = (sizeBytes: number): string => `${" ".repeat(sizeBytes - 2)}20\n`;
  const bytes = Buffer.from(`${space(65_536)}${space(65_537)}21\nx\n\0`);
  const to = bytes.length - 1;
  expect(reader.read(bytes, { from: 0, to, last: false })).toBe(to);
  expect([...reader.batch.ids[0].low.subarray(0, reader.batch.count)]).toEqual([20, 21]);
  expect(faults).toEqual([
    { line: 2, message: "is longer than 64 KiB, so it is not an ID" },
    { line: 4, message: "is not an ID: write one decimal number per line" },
  ]);
});

test("all lines have the form of the first ID, which is told once, also where lines of digits follow", () => {
  const faults: string[] = [];
  const told: string[] = [];
  const reader = createTxtReader(
    { ...noFaults, badEntry: (line, message) => void faults.push(`${line} ${message}`) },
    { onChoice: (text) => told.push(text) },
  );
  const text =
    "# from a form\nhttps://x.com/a/status/1230000798458642537?s=20\r\n1230001664694508197\n\n https://twitter.com/b/status/20 \n";
  const bytes = Buffer.from(`${text}\0`);
  expect(reader.read(bytes, { from: 0, to: text.length, last: true })).toBe(text.length);
  const [{ idStart, idEnd }] = reader.batch.ids;
  expect([0, 1].map((row) => bytes.toString("latin1", idStart[row], idEnd[row]))).toEqual([
    "1230000798458642537",
    "20",
  ]);
  expect(reader.batch.count).toBe(2);
  expect(told).toHaveLength(1);
  expect(faults).toEqual([
    expect.stringMatching(/^3 holds an ID as `plain`, and the others are written as `post-address`/),
  ]);
});

test("behind lines of digits no other form is an ID", () => {
  for (const text of ["20\n'21'\n", "20\n21\n'22'\n", "\n20 \n'22'\n"]) {
    expect(readRegions(Buffer.from(text), []).badLines).toEqual([text.split("\n").length - 1]);
  }
});

/** The IDs, what was told, and the faults, of which `!` ended the reading; cut at every byte. */
function readTold(text: string, type: JobType = "tweets") {
  const bytes = Buffer.from(text);
  const readings = [[], ...Array.from({ length: bytes.length - 1 }, (_, at) => [at + 1])].map((cuts) => {
    const told: string[] = [];
    const { entries, faults } = driveReader(
      (onFault) => createTxtReader(onFault, { type, onChoice: (choice) => told.push(choice) }),
      bytes,
      { cuts, misleading: "9" },
    );
    return { ids: entries.map(({ id }) => id), faults, told };
  });
  const [uncut, ...others] = readings as [(typeof readings)[0], ...typeof readings];
  for (const other of others) expect(other).toEqual(uncut);
  return uncut;
}

test("the name of a column alone is a header, at the top and in the middle, and is told once", () => {
  for (const name of ["id", "tweet_id", "TweetID", '"tweet id"', " id_str\r"]) {
    const { ids, faults, told } = readTold(`# list\n${name}\n20\n21\n${name}\n22`);
    expect({ ids, faults }).toEqual({ ids: ["20", "21", "22"], faults: [] });
    expect(told).toEqual([expect.stringMatching(/^line 2 is a header: it is the name of a column, /)]);
  }
  expect(readTold("name\n20\n").faults).toHaveLength(1);
  expect(readTold("20\nid, text\n").faults).toHaveLength(1);
});

test("a header that names the other type ends the reading", () => {
  expect(readTold("user_id\n20\n").faults).toEqual([expect.stringMatching(/^1! .*set `type: users`/)]);
  expect(readTold("20\ntweet_id\n21\n", "users")).toMatchObject({
    ids: ["20"],
    faults: [expect.stringMatching(/^2! .*set `type: tweets`/)],
  });
  expect(readTold("user_id\n20\n", "users").ids).toEqual(["20"]);
});

const long = "1230000798458642537";

test.for([
  [`0\n${long}\n`, [long], 0],
  [`# x\r\n\r\n0\r\n${long}`, [long], 0],
  [`"0"\n"${long}"\n`, [long], 0],
  [`0\n123\n`, ["123"], 0],
  ["0\n", [], 0],
  ["0", [], 0],
  ['"0"\n', [], 0],
  ["0\n1\n2\n", ["1", "2"], 1],
  [`20\n0\n${long}\n`, ["20", long], 1],
  [`0\n0\n${long}\n`, [long], 2],
  [`0\n${long},1\n`, [], 2],
] as const)("pandas' 0 is a header above an ID alone, or nothing: %j", ([text, expected, faults]) => {
  const reading = readTold(text);
  expect(reading.ids).toEqual(expected);
  expect(reading.faults).toHaveLength(faults);
});

test("without any LF each CR ends a line, and entries take it with them", () => {
  const text = "# mac\r20\r 21 \r\r22";
  expect(readRegions(Buffer.from(text), [])).toEqual({
    entries: ["20 6-9", "21 9-14", "22 15-17"],
    badLines: [],
  });
  expect(readTold(text).ids).toEqual(["20", "21", "22"]);
});

test("a LF behind 64 KiB of lines that end with CR ends the reading", () => {
  const text = `${"20\r".repeat(30_000)}21\n22\r`;
  const { entries, faults } = driveReader((onFault) => createTxtReader(onFault), Buffer.from(text), {
    cuts: [80_000],
  });
  expect(entries).toHaveLength(30_000);
  expect(faults).toEqual([expect.stringMatching(/^30001! ends with a line feed, and the lines before it/)]);
});
