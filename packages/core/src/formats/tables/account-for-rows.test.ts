import { expect, test } from "vitest";
import { driveReader, type SeenEntries } from "../../../test/drive-reader.ts";
import { type CsvReaderOptions, createCsvReader } from "../read-csv.ts";
import { maxCsvRecordBytes } from "./account-for-rows.ts";

const id = (last: number): string => String(1_230_000_000_000_000_000n + BigInt(last));

interface Seen extends SeenEntries {
  readonly choices: readonly string[];
}

/** What stands in a table of tabs, or of the separator that is given; whole, and cut at every byte, which must not matter. */
function read(text: string, options: Partial<CsvReaderOptions> = {}): Seen {
  const content = Buffer.from(text);
  const seen = [[], content.length < 2_000 ? [...content.keys()] : []].map((cuts) => {
    const choices: string[] = [];
    const onChoice = (choice: string): void => void choices.push(choice);
    const read = driveReader(
      (onFault) =>
        createCsvReader({ separator: "\t", places: [{ type: "tweets" }], onChoice, ...options, onFault }),
      content,
      { cuts },
    );
    return { ...read, choices: choices.filter((choice) => choice.startsWith("quotes")) };
  });
  expect(seen[1]).toEqual(seen[0]);
  return seen[0] as Seen;
}

const plainRows = (from: number, count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => `${id(from + at)}\tplain\tneg`);
const table = (...rows: readonly string[]): string => `tweet_id\ttext\tlabel\n${rows.join("\n")}\n`;

const lone = [`${id(1)}\t"so true\tpos`, `${id(2)}\tplain\tneg`, `${id(3)}\the is 5 feet 11"\tpos`];

test("a tsv whose quotes swallow rows is read without quoting, and says why", () => {
  const { entries, faults, choices } = read(table(...lone, ...plainRows(4, 10)));
  expect(entries.map((entry) => entry.id)).toEqual(Array.from({ length: 13 }, (_, at) => id(at + 1)));
  expect(faults).toEqual([]);
  expect(choices).toEqual([
    "quotes are part of the text: the record in line 2 is 1 row of 3 lines if quotes enclose fields, and 2 of these are rows of their own if quotes are text",
  ]);
});

test.for([
  [`${id(2)}\t"so true" he said\tpos`, "has text after a closing quote"],
  [`${id(2)}\t"so true\tpos`, "has a quote that is never closed"],
] as const)("%j at the end of a tsv is told the same way", ([row, reason]) => {
  const { entries, faults, choices } = read(table(`${id(1)}\t"a"\tpos`, row));
  expect([entries.length, faults]).toEqual([2, []]);
  expect(choices).toEqual([`quotes are part of the text: the record in line 3 ${reason}`]);
});

test("IDs in the forms of tools are rows, too", () => {
  const address = (text: string): string => `https://twitter.com/user_1/status/${text}?s=20`;
  for (const form of [(text: string) => `x${text}`, (text: string) => `'${text}'`, address]) {
    const text = `tweet_id\ttext\n${form(id(1))}\t"a\n${form(id(2))}\tb"\n`;
    expect(read(text, { separator: "\t", quoting: "auto" }).choices).toHaveLength(1);
  }
});

test.for([
  ["a record of several lines", `${id(1)}\t"a\n b"\tpos`],
  ["a separator in quotes", `${id(1)}\t"a\tb"\tpos`],
] as const)("%s and swallowed rows in one tsv are refused with both counts and lines", ([, first]) => {
  const line = 2 + first.split("\n").length;
  const { entries, faults, choices } = read(table(first, ...lone, ...plainRows(4, 3)));
  expect([entries.length, choices]).toEqual([1, []]);
  expect(faults).toEqual([
    `${line}! is 1 row of 3 lines if quotes enclose fields, and 2 of these are rows of their own if quotes are text, while line 2 needs its quotes: set \`quoting\` to \`none\` if quotes are part of the text, or to \`csv\` if they enclose it`,
  ]);
});

test.for([
  [`${id(8)}\t"a\n b"\tpos`, "holds no ID, and may be the rest of line 5, where a quote is not closed"],
  [`${id(8)}\t"a\n\n${id(9)}\tb"\tpos`, "holds no ID, and may be the rest of line 5"],
  [`${id(8)}\t"a\tb"\tpos`, "has as many columns as the others only if quotes enclose a separator"],
] as const)("once quotes are text, %j is refused, as it needs them", ([row, flaw]) => {
  const { entries, faults } = read(table(...lone, row, ...plainRows(10, 3)));
  expect(entries.length).toBeLessThanOrEqual(4);
  expect(faults).toEqual([expect.stringContaining(`! ${flaw}`)]);
  expect(faults[0]).toContain("set `quoting`");
});

test("rows of short IDs that quotes swallow are counted, though a separator in their text makes them uneven", () => {
  const places = [{ type: "users" }] as const;
  const users = (...rows: readonly string[]): string => `user_id,text\n${rows.join("\n")}\n`;
  const swallowed = users('2244994945,"so true', "2245002864,hello, world", '2245010783,5 feet 11"');
  expect(read(swallowed, { separator: ",", places }).faults).toEqual([
    expect.stringMatching(/^2! is 1 row of 3 lines if quotes enclose fields, and 2 of these are rows/),
  ]);
  const uneven = users('2244994945,"so true', "2245002864,hello, world", '"');
  expect(read(uneven, { separator: ",", places }).faults).toEqual([
    expect.stringMatching(/^2! is 1 row of 3 lines if quotes enclose fields, and 1 of these is a row/),
  ]);
  const text = users('2244994945,"call\n2245002864\nor in 2012, or, 2013\n12, 13, 14\n"');
  expect(read(text, { separator: ",", places })).toMatchObject({ entries: { length: 1 }, faults: [] });
});

test("what was set is not doubted", () => {
  const swallowing = table(...lone, ...plainRows(4, 3));
  expect(read(swallowing, { quoting: "csv" }).entries).toHaveLength(4);
  expect(read(swallowing, { quoting: "none" })).toMatchObject({ entries: { length: 6 }, choices: [] });
  const embedded = `tweet_id,text\n${id(1)},"a table:\n${id(2)},x\n"\n`;
  expect(read(embedded, { separator: ",", quoting: "csv" })).toMatchObject({
    entries: { length: 1 },
    faults: [],
  });
  expect(read(embedded, { separator: "," }).faults).toEqual([
    expect.stringMatching(
      /^2! is 1 row of 3 lines if quotes enclose fields, and 1 of these is a row of its own/,
    ),
  ]);
});

test("a csv that needs its quotes is read with them, wherever its IDs are", () => {
  const first = `tweet_id,text\n${id(1)},"a\n1) b, c\nd ""e""\n\n"\n${id(2)},"x,y"\n`;
  expect(read(first, { separator: "," })).toMatchObject({ entries: { length: 2 }, faults: [], choices: [] });
  const last = `text,tweet_id\n"a\nb",${id(1)}\n"\n2012\n,c",${id(2)}\n`;
  expect(read(last, { separator: "," })).toMatchObject({ entries: { length: 2 }, faults: [], choices: [] });
  const headless = `"a\nb",${id(1)}\n"c",${id(2)}\n`;
  expect(read(headless, { separator: "," })).toMatchObject({ entries: { length: 2 }, faults: [] });
});

test("a quote that is open for too long is told by what it swallows, however it is cut", () => {
  const rows = plainRows(10, maxCsvRecordBytes / 30);
  const text = table(`${id(1)}\t"open\tpos`, ...rows);
  for (const cuts of [[], [50], [maxCsvRecordBytes + 100], [900_000, maxCsvRecordBytes + 20]]) {
    const read = driveReader(
      (onFault) => createCsvReader({ separator: "\t", places: [{ type: "tweets" }], onFault }),
      Buffer.from(text),
      { cuts },
    );
    expect([read.entries.length, read.faults]).toEqual([rows.length + 1, []]);
    const csv = driveReader(
      (onFault) => createCsvReader({ separator: ",", places: [{ type: "tweets" }], onFault }),
      Buffer.from(text.replaceAll("\t", ",")),
      { cuts },
    );
    expect([csv.entries.length, csv.faults.length]).toEqual([0, 1]);
    expect(csv.faults[0]).toContain("are rows of their own if quotes are text: set `quoting`");
  }
});

test.for([",", "\t"] as const)(
  "lines that end with CR alone are records, with %j between fields",
  (separator) => {
    const rows = ["tweet_id,text", `${id(1)},a`, `${id(2)},"b\n\rc"`, "", `"${id(3)}",d`];
    const text = rows.join("\r").replaceAll(",", separator);
    for (const end of ["", "\r", "\r\r"]) {
      const { entries, faults } = read(`${text}${end}`, { separator });
      expect([entries.map((entry) => entry.id), faults]).toEqual([[id(1), id(2), id(3)], []]);
    }
    expect(read(`${text}\n`, { separator }).faults).toEqual([
      "6! ends with a line feed, and the lines before it with a carriage return: end all lines in one way",
    ]);
  },
);

test("a list of one column may end its lines with CR, and with CR CR LF", () => {
  const list = ["id", id(1), id(2), id(3)];
  for (const end of ["\r", "\n", "\r\n", "\r\r\n"]) {
    for (const last of ["", end]) {
      expect(read(list.join(end) + last, { separator: "," })).toMatchObject({
        entries: { length: 3 },
        faults: [],
      });
    }
  }
});

test("a lone CR among lines that end with LF is a fault, and refused where it may end a row", () => {
  const text = (row: string): string => `tweet_id,text\n${id(1)},a\n${row}\n${id(3)},c\n`;
  expect(read(text(`${id(2)},b\rc`), { separator: "," })).toMatchObject({
    entries: { length: 2 },
    faults: [
      "3 has a carriage return in the middle: end each line with a line feed, and put text with line breaks in quotes",
    ],
  });
  expect(read(text(`${id(2)},b\r${id(4)},c`), { separator: "," })).toMatchObject({
    entries: { length: 1 },
    faults: [
      "3! is 1 row if only a line feed ends a line, and 2 rows if a carriage return does, too: end all lines in one way",
    ],
  });
});
