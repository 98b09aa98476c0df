import { expect, test } from "vitest";
import { createRandom } from "../../test/bytes.ts";
import { toWords } from "../../test/id-words.ts";
import { batchEntries, createEntryBatch, type EntryBatch } from "./entry-reader.ts";
import { readPlainLines } from "./read-plain-lines.ts";

interface Plain {
  /** Where it stopped. */
  readonly at: number;
  readonly batch: EntryBatch;
}

/** Reads `text` between digits and line ends that do not belong to it. */
function readPlain(text: string, from = 0, batch = createEntryBatch(1)): Plain {
  const bytes = Buffer.from(`${text}7\n8\n`, "latin1");
  return { at: readPlainLines(bytes, { at: from, to: text.length }, batch), batch };
}

const shared = createEntryBatch(1);

/** The words of the only line, or undefined if it is left to others. */
function readOne(text: string): readonly number[] | undefined {
  shared.count = 0;
  const { at, batch } = readPlain(`${text}\n`, 0, shared);
  if (at !== (batch.count === 0 ? 0 : text.length + 1)) throw new Error(`${text} was left at ${at}.`);
  return batch.count === 0 ? undefined : [batch.ids[0].high[0] as number, batch.ids[0].low[0] as number];
}

/** The same by BigInt. */
function readNaively(text: string): readonly number[] | undefined {
  if (!/^[1-9][0-9]*$/.test(text) || BigInt(text) >= 2n ** 64n) return undefined;
  return toWords(BigInt(text));
}

const powers = Array.from({ length: 21 }, (_, exponent) => 10n ** BigInt(exponent));
const edges = [
  ...powers,
  ...Array.from({ length: 65 }, (_, exponent) => 2n ** BigInt(exponent)),
  2n ** 53n,
  18_446_744_073_709_551_615n,
  999_999_999_999_999_999n * 10n,
  18_446_744_073_699_999_999n,
];

test("values at every edge have the words that BigInt gives them, and what is not an ID is left alone", () => {
  for (const edge of edges) {
    for (const value of [edge - 2n, edge - 1n, edge, edge + 1n, edge + 2n]) {
      const text = String(value);
      expect([text, readOne(text)]).toEqual([text, readNaively(text)]);
    }
  }
});

test("random values of 1 to 21 digits have the words that BigInt gives them", () => {
  const random = createRandom(41);
  for (let round = 0; round < 20_000; round++) {
    const digits = 1 + Math.floor(random() * 21);
    let text = String(1 + Math.floor(random() * 9));
    while (text.length < digits) text += Math.floor(random() * 10);
    const [words, expected] = [readOne(text), readNaively(text)];
    if (words?.join() !== expected?.join()) throw new Error(`${text} was read as ${words}, not ${expected}.`);
  }
});

test.for([
  "",
  "0",
  "007",
  "+1",
  "-1",
  " 1",
  "1 ",
  "1\r\r",
  "1\r2",
  "123456789012345678\r\r",
  "#1",
  "1.0",
  "1e3",
  "1/",
  "1:",
  "/",
  ":",
  "\u00ff",
  "1\u0000",
])("the line %j is left to others, behind and before plain ones", (text) => {
  expect(readOne(text)).toBeUndefined();
  const { at, batch } = readPlain(`20\n21\n${text}\n22\n`);
  expect([at, batch.count]).toEqual([6, 2]);
});

test("each line is told with where it stands", () => {
  const { at, batch } = readPlain("xx20\n18446744073709551615\n7\n", 2);
  expect([at, batch.count]).toEqual([28, 3]);
  expect([...batch.start.subarray(0, 3)]).toEqual([2, 5, 26]);
  expect([...batch.ids[0].idStart.subarray(0, 3)]).toEqual([2, 5, 26]);
  expect([...batch.ids[0].idEnd.subarray(0, 3)]).toEqual([4, 25, 27]);
  expect([...batch.end.subarray(0, 3)]).toEqual([5, 26, 28]);
});

test("CR LF ends a line as LF does, and is not part of the ID", () => {
  const { at, batch } = readPlain("20\r\n18446744073709551615\r\n1160164553482756096\r\n7\n");
  expect([at, batch.count]).toEqual([49, 4]);
  expect([...batch.start.subarray(0, 4)]).toEqual([0, 4, 26, 47]);
  expect([...batch.ids[0].idEnd.subarray(0, 4)]).toEqual([2, 24, 45, 48]);
  expect([...batch.end.subarray(0, 4)]).toEqual([4, 26, 47, 49]);
});

/** The lines of a text that are plain, up to the first that is not, by string functions. */
function readLinesNaively(text: string): readonly string[] {
  const lines = text.split("\n").slice(0, -1);
  const words = lines.map((line) => readNaively(line.replace(/\r$/, ""))?.join());
  const stop = words.indexOf(undefined);
  return (stop === -1 ? words : words.slice(0, stop)) as readonly string[];
}

test("lines of all lengths in any mixture, cut anywhere, are read as one by one", () => {
  const random = createRandom(43);
  const pieces = ["9", "77", "123456789", "1234567890123456", "12345678901234567", "1160164553482756096"];
  const others = [
    "18446744073709551615",
    "18446744073709551616",
    "",
    "0160164553482756096",
    "11601645534827560 9",
  ];
  for (let round = 0; round < 3_000; round++) {
    const end = random() < 0.3 ? "\r\n" : "\n";
    let text = "";
    for (let line = Math.floor(random() * 150); line > 0; line--) {
      const from = random() < 0.005 ? others : pieces.slice(random() < 0.5 ? 4 : 0);
      text += from[Math.floor(random() * from.length)] + end;
    }
    text = text.slice(0, text.length - Math.floor(random() * 25));
    const { at, batch } = readPlain(text);
    const expected = readLinesNaively(text);
    const found = Array.from(
      { length: batch.count },
      (_, row) => `${batch.ids[0].high[row]},${batch.ids[0].low[row]}`,
    );
    if (found.join(" ") !== expected.join(" ")) throw new Error(JSON.stringify(text));
    expect(at).toBe(text.split("\n").slice(0, batch.count).join("\n").length + (batch.count > 0 ? 1 : 0));
  }
});

test("what comes after `to` is not part of it, even the end of its last line", () => {
  const bytes = Buffer.from("20\n21\n");
  for (const [to, count] of [
    [0, 0],
    [1, 0],
    [2, 0],
    [3, 1],
    [4, 1],
    [5, 1],
    [6, 2],
  ] as const) {
    const batch = createEntryBatch(1);
    expect([readPlainLines(bytes, { at: 0, to }, batch), batch.count]).toEqual([count * 3, count]);
  }
});

test("a batch that has some rows already is filled up to its end and no further", () => {
  const text = "20\n".repeat(batchEntries + 5);
  const batch = createEntryBatch(1);
  batch.count = batchEntries - 2;
  expect(readPlain(text, 0, batch).at).toBe(6);
  expect(batch.count).toBe(batchEntries);
  expect(readPlain(text, 6, batch).at).toBe(6);
  expect(readPlain(text).at).toBe(3 * batchEntries);
});
