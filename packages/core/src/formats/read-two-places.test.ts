import { describe, expect, test } from "vitest";
import { driveReader } from "../../test/drive-reader.ts";
import { type Reading, readPieces } from "../../test/read-pieces.ts";
import type { IdPlace } from "../types.ts";
import { openReader, type ReaderOptions } from "./open-reader.ts";
import { createCsvReader } from "./read-csv.ts";
import { createJsonlReader } from "./read-jsonl.ts";

const both: readonly IdPlace[] = [{ type: "tweets" }, { type: "users" }];
const named = (tweets: string, users: string): readonly IdPlace[] => [
  { type: "tweets", field: tweets },
  { type: "users", field: users },
];

/** Each entry as `tweet ID|user ID`, and the faults. */
interface SeenPairs {
  readonly pairs: readonly string[];
  readonly faults: readonly string[];
  readonly choices: readonly string[];
}

function readCsv(
  text: string,
  { places = both, separator = ",", cuts = [] as readonly number[] }: Partial<CsvGiven> = {},
): SeenPairs {
  const choices: string[] = [];
  const { entries, others, faults } = driveReader(
    (onFault) => createCsvReader({ separator, places, onFault, onChoice: (choice) => choices.push(choice) }),
    Buffer.from(text),
    { cuts },
  );
  return { pairs: entries.map(({ id }, at) => `${id}|${others?.[at]?.join("|")}`), faults, choices };
}

interface CsvGiven {
  readonly places: readonly IdPlace[];
  readonly separator: "," | "\t";
  readonly cuts: readonly number[];
}

function readJsonl(text: string, places: readonly IdPlace[] = both, cuts: readonly number[] = []): SeenPairs {
  const choices: string[] = [];
  const reading = readPieces(
    (onFault) => createJsonlReader({ places, onFault, onChoice: (choice) => choices.push(choice) }),
    { text, cuts },
  );
  const pairs = reading.entries.map(({ id }, at) => `${id}|${reading.others?.[at]?.join("|")}`);
  return { pairs, choices, faults: reading.faults.map(tellFault) };
}

function tellFault({ line, message, refused }: Reading["faults"][number]): string {
  return `${line}${refused ? "!" : ""} ${message}`;
}

describe("a csv of posts and their authors", () => {
  test("gives both IDs of a record, or the one that it has", () => {
    const text = [
      "text,user_id,tweet_id\n",
      "a,30,20\n",
      "b,,21\r\n",
      'c,"32",\n',
      'd," ","23"\r\n',
      '"e, ""f""\n",34,"24"\n',
      "g,18446744073709551615,18446744073709551614",
    ].join("");
    const expected = ["20|30", "21|", "|32", "23|", "24|34", "18446744073709551614|18446744073709551615"];
    expect(readCsv(text)).toMatchObject({ pairs: expected, faults: [] });
    expect(readCsv(text.replaceAll(",", "\t"), { separator: "\t" }).pairs).toEqual(expected);
  });

  test("says of each column why it was chosen", () => {
    expect(readCsv("user_id,tweet_id\n30,20\n").choices).toEqual([
      "column 2 (tweet_id) holds the IDs: it has a usual name for those of tweets; column 1 (user_id) holds the IDs: it has a usual name for those of users",
    ]);
  });

  test("is read by numbers, with a header or without, also where the first record has but one ID", () => {
    const places = named("2", "1");
    expect(readCsv("a,b\n30,20\n", { places }).pairs).toEqual(["20|30"]);
    expect(readCsv("30,20\n,21\n", { places }).pairs).toEqual(["20|30", "21|"]);
    expect(readCsv(",21\n30,20\n", { places }).pairs).toEqual(["21|", "20|30"]);
    expect(readCsv("30,\n31,20\n", { places }).pairs).toEqual(["|30", "20|31"]);
  });

  test.for([
    ["x,,", "has no ID in column 3 and column 2"],
    ['x,"", ', "has no ID in column 3 and column 2"],
    ["x", "has too few columns: the IDs are in column 3"],
    ["x,30", "has too few columns: the IDs are in column 3"],
    ["x,30,1.2E+18", "is not an ID: a spreadsheet has rounded it; export the column again as text"],
    ["x,-30,20", "is not an ID: IDs are not negative"],
    ["x,@name,20", "is not an ID: write the numeric ID, not the name"],
    ["x,@name,", "is not an ID: write the numeric ID, not the name"],
    [
      'x,"30"y,20',
      "has text after a closing quote: write a quote inside quotes twice, or set `quoting: none` if quotes are part of the text",
    ],
  ] as const)("has a bad entry in %j, whatever the other place holds", ([record, message]) => {
    const { pairs, faults } = readCsv(`text,user_id,tweet_id\na,30,20\n${record}\nb,31,21\n`);
    expect(pairs).toEqual(["20|30", "21|31"]);
    expect(faults).toEqual([`3 ${message}`]);
  });

  test("has a bad entry where the second place's column is missing", () => {
    const { pairs, faults } = readCsv("tweet_id,user_id\n20\n21,31\n");
    expect([pairs, faults]).toEqual([["21|31"], ["2 has too few columns: the IDs are in column 2"]]);
  });

  test.for([
    ["a,b\n20,30\n", named("1", "1"), "1! has IDs of both types in column 1: set a `field` for each"],
    ["ab,c\n20,30\n", named("ab", "AB"), "1! has IDs of both types in column 1: set a `field` for each"],
    ["id,text\n20,x\n", both, "1! has IDs of both types in column 1: set a `field` for each"],
    ["20,x\n", both, "1! has IDs of both types in column 1: set a `field` for each"],
    ["20,30\n", both, "1! has IDs in column 1 and column 2, and no header that tells them apart"],
    [
      "20,30\n",
      [{ type: "tweets", field: "1" }, { type: "users" }],
      "1! has IDs in column 1 and column 2, and no header that tells them apart",
    ],
    [
      "20,x\n",
      [{ type: "tweets", field: "2" }, { type: "users" }],
      "1! has no header that says where the IDs of each type are: set a `field` for each",
    ],
    [
      "tweet_id,30\n20,31\n",
      named("1", "2"),
      "1! begins with a record that has a column's name and an ID in it: set each `field` to a number",
    ],
    ["tweet_id,name\n20,x\n", both, "1! names no column that is known to hold IDs of users"],
    ["tweet_id,user_id,author_id\n20,1,2\n", both, "1! may have its IDs in column 2 (user_id) and column 3"],
  ] as const)("is refused as a whole where it cannot be told: %j", ([text, places, message]) => {
    const { pairs, faults } = readCsv(text, { places });
    expect(pairs).toEqual([]);
    expect(faults).toEqual([expect.stringContaining(message)]);
  });

  test("is the same however it is cut", () => {
    const text = 'u,t\r\n"30",20\n,"21"\r\n"3\nx",5\n33 , \n,\n 34 ,22';
    const places = named("t", "u");
    const whole = readCsv(text, { places });
    expect(whole.pairs).toEqual(["20|30", "21|", "|33", "22|34"]);
    expect(whole.faults).toHaveLength(2);
    for (let cut = 1; cut < text.length; cut++) {
      expect(readCsv(text, { places, cuts: [cut] })).toEqual(whole);
    }
    expect(readCsv(text, { places, cuts: [...text].map((_, at) => at) })).toEqual(whole);
  });

  test("gives more entries than one batch holds, each with its own pair", () => {
    const rows = Array.from({ length: 5_000 }, (_, at) => [at % 3 ? at + 1 : "", at % 5 ? at + 7_001 : ""]);
    const good = rows.filter(([tweet, user]) => tweet !== "" || user !== "");
    const { pairs, faults } = readCsv(`tweet_id,user_id\n${rows.map((row) => `${row.join()}\n`).join("")}`);
    expect(pairs).toEqual(good.map((row) => row.join("|")));
    expect(faults).toHaveLength(rows.length - good.length);
  });
});

describe("JSON lines of posts and their authors", () => {
  test("give both IDs of a record, or the one that it has, by the usual names", () => {
    const { pairs, faults, choices } = readJsonl(
      [
        '{"tid":"20","uid":30}\n',
        '{"uid":"31","tid":null}\r\n',
        '{"tid":22}\n',
        '{"tid":23,"uid":""}\n',
        '{"tid":" ","uid":34}\n',
        '{"tid":"1160164553482756096","uid":null}\n',
        '{"tid":null,"uid":18446744073709551615}',
      ].join(""),
    );
    expect(pairs).toEqual([
      ...["20|30", "|31", "22|", "23|", "|34"],
      "1160164553482756096|",
      "|18446744073709551615",
    ]);
    expect(faults).toEqual([]);
    expect(choices).toEqual([
      'reads the IDs of tweets from "tid": line 1 has one there',
      'reads the IDs of users from "uid": line 1 has one there',
    ]);
  });

  test("choose the second field by the first record that has it", () => {
    const { pairs, choices } = readJsonl('{"tid":20}\n{"tid":21}\n{"tid":22,"uid":32}\n{"uid":33}\n');
    expect(pairs).toEqual(["20|", "21|", "22|32", "|33"]);
    expect(choices[1]).toBe('reads the IDs of users from "uid": line 3 has one there');
  });

  test("are read by paths", () => {
    const places = named("id_str", "user.id_str");
    const line = '{"user":{"x":{"id_str":1},"id_str":"30"},"id":5,"id_str":"20"}\n';
    expect(readJsonl(line, places)).toMatchObject({ pairs: ["20|30"], faults: [], choices: [] });
  });

  test.for([
    ['{"t":null,"u":null}', '1 has no ID in the field "t"; has no ID in the field "u"'],
    ['{"u":""}', '1 lacks the field "t": add it, or name another in `field`; has no ID in the field "u"'],
    ["{}", '1 lacks the field "t": add it, or name another in `field`; lacks the field "u": add it'],
    ['{"t":20,"u":1e9}', "1 is not an ID: a spreadsheet has rounded it; export the column again as text"],
    ['{"t":20,"u":"@x"}', "1 is not an ID: write the numeric ID, not the name"],
    ['{"t":-1,"u":30}', "1 is not an ID: IDs are not negative"],
    ['{"t":20,"u":1,"u":2}', '1 has a key of "u" twice: keep one of them'],
    ['{"t":20,"u":{}}', "1 is not an ID: an ID is one decimal number"],
    ['{"t":20,"u":30', "1 is not a JSON object: write one whole object per line"],
  ] as const)("have a bad entry in %j, whatever the other place holds", ([line, message]) => {
    const { pairs, faults } = readJsonl(`${line}\n{"t":21,"u":31}\n`, named("t", "u"));
    expect(pairs).toEqual(["21|31"]);
    expect(faults).toEqual([expect.stringContaining(message)]);
  });

  test.for([
    ['{"t":20}\n', named("t", "t"), '1! has IDs of both types in the field "t": set a `field` for each'],
    ['{"id":20}\n', both, '1! has IDs of both types in the field "id": set a `field` for each'],
    [
      '{"a":{"b":20}}\n',
      named("a.b", "a.b"),
      '1! has IDs of both types in the field "a.b": set a `field` for each',
    ],
    ['{"tid":20,"uid":1,"author_id":2}\n', both, '1! has different IDs in "uid" and "author_id": name one'],
    ['{"tid":1,"tweet_id":2,"uid":3}\n', both, '1! has different IDs in "tid" and "tweet_id": name one'],
  ] as const)("are refused as a whole where it cannot be told: %j", ([text, places, message]) => {
    const { pairs, faults } = readJsonl(`${text}{"t":1,"tid":5,"uid":6}\n`, places);
    expect(pairs).toEqual([]);
    expect(faults).toEqual([expect.stringContaining(message)]);
  });

  test("are refused where the second field turns out to be the first", () => {
    const { pairs, faults } = readJsonl('{"id":20}\n{"uid":30}\n{"id":21}\n', [
      { type: "tweets", field: "id" },
      { type: "users" },
    ]);
    expect(pairs).toEqual([]);
    expect(faults).toEqual(['1! has IDs of both types in the field "id": set a `field` for each']);
  });

  test("are refused where a hundred records do not tell the second field", () => {
    const line = (at: number): string => `{"tid":${at + 1}}\n`;
    const { pairs, faults } = readJsonl(Array.from({ length: 120 }, (_, at) => line(at)).join(""));
    expect(pairs).toHaveLength(99);
    expect(faults).toEqual([
      "100! has no ID in a field of a usual name in its first 100 records: name the right one in `field`",
    ]);
  });

  test("are the same however they are cut", () => {
    const text =
      '\n{"x":[1],"t":"20","u":30}\r\n{"u":null,"t":21}\n{"t":"","u":""}\n{"t":1,"u":"x"}\n{"u":"34"}';
    for (const [places, tweets] of [
      [named("t", "u"), "t"],
      [both, "tid"],
    ] as const) {
      const own = text
        .replaceAll('"t"', `"${tweets}"`)
        .replaceAll('"u"', `"${tweets === "t" ? "u" : "uid"}"`);
      const whole = readJsonl(own, places);
      expect(whole.pairs).toEqual(["20|30", "21|", "|34"]);
      expect(whole.faults).toHaveLength(2);
      for (let cut = 1; cut < own.length; cut++) expect(readJsonl(own, places, [cut])).toEqual(whole);
      expect(readJsonl(own, places, [...own].map((_, at) => at).slice(1))).toEqual(whole);
    }
  });
});

test.for<readonly [string, Partial<ReaderOptions>]>([
  ["two places", { ids: both }],
  ["a field to scrub", { scrubFields: ["2"] }],
])("a bare list is refused where %s would need fields", ([, options]) => {
  const refusals: string[] = [];
  const onFault = { badEntry: () => {}, refuse: (message: string) => void refusals.push(message) };
  const file = { name: "ids.txt", firstBytes: Buffer.from("20\n") };
  expect(openReader(file, { ids: [{ type: "tweets" }], ...options }, onFault)).toBeUndefined();
  expect(refusals).toEqual(["is a bare list: it has one ID per line, and no fields"]);
  expect(openReader(file, { ids: [{ type: "tweets" }], scrubFields: [] }, onFault)).toBeDefined();
});
