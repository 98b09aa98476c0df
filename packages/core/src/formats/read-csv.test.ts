import { expect, test } from "vitest";
import { driveReader, type SeenEntries } from "../../test/drive-reader.ts";
import { type CsvReaderOptions, createCsvReader } from "./read-csv.ts";
import { maxCsvRecordBytes } from "./tables/account-for-rows.ts";

type Options = Partial<Omit<CsvReaderOptions, "onFault">> & {
  readonly cuts?: readonly number[];
  /** Of the only place. */
  readonly field?: string;
};

function readCsv(text: string, options: Options = {}): SeenEntries {
  const { cuts = [], field, ...rest } = options;
  const createReader = (onFault: CsvReaderOptions["onFault"]) =>
    createCsvReader({ separator: ",", places: [{ type: "tweets", field }], ...rest, onFault });
  return driveReader(createReader, Buffer.from(text), { cuts });
}

/** The records of the entries, as text. */
function entriesOf(text: string, options?: Options): readonly string[] {
  const bytes = Buffer.from(text);
  return readCsv(text, options).entries.map(({ start, end }) => bytes.toString("utf8", start, end));
}

test("quotes, doubled quotes, separators and line breaks inside quotes belong to their record", () => {
  const records = [
    '"a, b",20,"x"\r\n',
    '"he said ""go""\r\nand\n left",21,\n',
    '"""",22,""\n',
    'né 5" disk,23,"y"',
  ];
  const text = `text,tweet_id,more\r\n${records.join("")}`;
  expect(entriesOf(text)).toEqual(records);
  expect(readCsv(text)).toMatchObject({
    entries: [{ id: "20" }, { id: "21" }, { id: "22" }, { id: "23" }],
    faults: [],
  });
});

test("an ID may stand in quotes, and spaces around both", () => {
  const records = ['"20"\n', ' "21" \n', '" 22\t"\r\n', "\t23 \n", '"24" \n', ' " 25 " '];
  expect(entriesOf(`id\n${records.join("")}`)).toEqual(records);
});

test("tab and semicolon separate as the comma does", () => {
  expect(readCsv('lang\ttweet_id\nen, x\t20\n"a\tb"\t21\n', { separator: "\t" }).entries).toHaveLength(2);
  expect(readCsv('text;id\na,b;20\n"c;d";21\n', { separator: ";" }).entries).toHaveLength(2);
});

test("blank lines and a header are not entries, and # is not a comment", () => {
  const text = "\n \r\nid,x\n\n20,1\n\t\r\n#21,2\n";
  expect(readCsv(text)).toEqual({
    entries: [{ start: 10, end: 15, id: "20" }],
    faults: ["7 is not an ID: an ID is one decimal number"],
  });
});

test("bad records are told with the first line of each, and are not entries", () => {
  const records = [
    '"a\nb",20',
    "c",
    '"d\n\n",',
    "e,1.23E+18",
    "f,-5",
    '"g"h,"21"',
    "i,22",
    '"j",""',
    '23,"k\nx',
  ];
  expect(readCsv(`text,id\n${records.join("\n")}`)).toMatchObject({
    entries: [{ id: "20" }, { id: "22" }],
    faults: [
      "4 has too few columns: the IDs are in column 2",
      "5 has no ID in column 2",
      "8 is not an ID: a spreadsheet has rounded it; export the column again as text",
      "9 is not an ID: IDs are not negative",
      "10 has text after a closing quote: write a quote inside quotes twice, or set `quoting: none` if quotes are part of the text",
      "12 has no ID in column 2",
      "13 has a quote that is never closed: write a quote inside quotes twice, or set `quoting: none` if quotes are part of the text",
    ],
  });
});

test("a column that cannot be told is the only fault, and nothing is an entry", () => {
  expect(readCsv("\nname,text\n20,a\n21,b\n")).toEqual({
    entries: [],
    faults: [expect.stringMatching(/^2! names no column that is known to hold IDs of tweets/)],
  });
  expect(readCsv('"id"x,y\n20,21\n')).toEqual({
    entries: [],
    faults: [
      "1! has text after a closing quote: write a quote inside quotes twice, or set `quoting: none` if quotes are part of the text",
    ],
  });
});

test.for(["20,\n21,a\n22,9\n23,\n", "a title\n22,9\n", "20\n22,9\n"])(
  "a later record with IDs in two columns ends a choice that no name made: %j",
  (text) => {
    const line = text.split("\n").indexOf("22,9") + 1;
    expect(readCsv(text).faults).toEqual([
      `${line}! has IDs in column 1 and column 2, and no header that tells them apart: set \`field\` to the number of the IDs' column`,
    ]);
    expect(readCsv(text).entries).toHaveLength(line === 3 ? 2 : line - 1 - (text.startsWith("a") ? 1 : 0));
    expect(readCsv(text, { field: "1" }).entries.length).toBeGreaterThan(0);
  },
);

test("the choice is told once", () => {
  const told: string[] = [];
  readCsv("id\n20\n21\n", { onChoice: (text) => told.push(text), cuts: [2, 4, 7] });
  expect(told).toEqual(["column 1 (id) holds the IDs: it has a usual name for those of tweets"]);
});

test("a list of one column is read on behind lines that are not only digits, with the right lines", () => {
  const lines = Array.from({ length: 5_000 }, (_, index) =>
    index % 700 === 699 ? ` "${index}"\r` : `${index + 1}`,
  );
  lines[4_500] = "x";
  const { entries, faults } = readCsv(`id\n${lines.join("\n")}`);
  expect(entries).toHaveLength(4_999);
  expect(faults).toEqual(["4502 is not an ID: an ID is one decimal number"]);
});

test.for([0, 1])("a record of %i bytes over 1 MiB ends the reading, however it is cut", (over) => {
  const record = `"${"x\n".repeat(maxCsvRecordBytes / 2 - 4)}",1234${over ? "5" : ""}\n`;
  expect(record.length - maxCsvRecordBytes).toBe(over);
  const text = `text,id\na,20\n${record}b,21\n`;
  const whole = readCsv(text);
  expect(whole.entries).toHaveLength(over ? 1 : 3);
  expect(whole.faults).toEqual(
    over ? ["3! is longer than 1 MiB: close its quote; nothing after it was read"] : [],
  );
  const end = 13 + record.length;
  for (const cuts of [[15, 600_000], [end - 1], [end], [end - 2, end - 1, end, end + 1]]) {
    expect(readCsv(text, { cuts })).toEqual(whole);
  }
});

test("IDs are read as tools write them, and the columns of a record each have their own form", () => {
  const told: string[] = [];
  const onChoice = (text: string): void => void told.push(text);
  const rtweet = '"user_id","status_id"\n"x1000","x1230000798458642537"\n"x1001","x1230001664694508197"\n';
  expect(readCsv(rtweet, { field: "status_id", onChoice }).entries.map(({ id }) => id)).toEqual([
    "1230000798458642537",
    "1230001664694508197",
  ]);
  expect(told.at(-1)).toBe("the IDs are written after an `x` (`idForm: x`), like the first one");
  const texts = [
    "tweet id, tweet\n'20',\"made-up, text\"\n'21',b\n",
    'tweet_id,text\n="20",a\n="21",b\n',
    'tweet_id,text\n"=""20""",a\n"=""21""",b\n',
    "tweet_id\n'20\n'21\n",
    "tweet_id,url\nhttps://x.com/a/status/20,a\nhttps://x.com/a/status/21,b\n",
  ];
  for (const text of texts) {
    const { entries, faults } = readCsv(text);
    expect({ ids: entries.map(({ id }) => id), faults }).toEqual({ ids: ["20", "21"], faults: [] });
  }
  const { entries, faults } = readCsv("tweet_id\n'20'\n21\n22\n'23'\n");
  expect(entries.map(({ id }) => id)).toEqual(["20", "23"]);
  expect(faults).toHaveLength(2);
});
