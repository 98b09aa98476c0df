import { expect, test } from "vitest";
import { type Reading, readPieces } from "../../test/read-pieces.ts";
import type { JobType } from "../types.ts";
import { createJsonlReader } from "./read-jsonl.ts";

function read(
  lines: readonly string[],
  type: JobType = "tweets",
  cuts: readonly number[] = [],
): Reading & { readonly choices: readonly string[] } {
  const choices: string[] = [];
  const reading = readPieces(
    (onFault) =>
      createJsonlReader({ places: [{ type }], onFault, onChoice: (choice) => choices.push(choice) }),
    { text: lines.map((line) => `${line}\n`).join(""), cuts },
  );
  return { ...reading, choices };
}

test.for([
  ["tweets", '{"tid":"20","uid":"30"}', "20", 'reads the IDs from "tid": line 1 has one there'],
  ["users", '{"tid":"20","uid":"30"}', "30", 'reads the IDs from "uid": line 1 has one there'],
  [
    "tweets",
    '{"id":20,"id_str":"20","user":{"id":30}}',
    "20",
    'reads the IDs from "id_str": line 1 has one there; "id" says the same',
  ],
  ["tweets", '{"tweet_id":20}', "20", 'reads the IDs from "tweet_id": line 1 has one there'],
  ["tweets", '{"id":"row-1","tweet_id":20}', "20", 'reads the IDs from "tweet_id": line 1 has one there'],
  ["tweets", '{"id_str":null,"id":20}', "20", 'reads the IDs from "id": line 1 has one there'],
  ["tweets", '{"id":1,"tweet_id":"20"}', "20", 'reads the IDs from "tweet_id": line 1 has one there'],
  [
    "tweets",
    '{"id":1,"tweetId":"1230000798458642537"}',
    "1230000798458642537",
    'reads the IDs from "tweetId": line 1 has one there',
  ],
  ["tweets", '{"id":1,"Twitter ID":"20"}', "20", 'reads the IDs from "Twitter ID": line 1 has one there'],
  ["users", '{"id":20,"author-id":"30"}', "30", 'reads the IDs from "author-id": line 1 has one there'],
  [
    "users",
    '{"id":"20","pinned_tweet_id":"1230000798458642537"}',
    "20",
    'reads the IDs from "id": line 1 has one there',
  ],
  [
    "tweets",
    '{"id":"20","in_reply_to_user_id":"1230000798458642537"}',
    "20",
    'reads the IDs from "id": line 1 has one there',
  ],
  ["users", '{"text":"","author_id":"30"}', "30", 'reads the IDs from "author_id": line 1 has one there'],
  [
    "users",
    '{"tid":20,"user":{"id":30,"id_str":"30"}}',
    "30",
    'reads the IDs from "user.id_str": line 1 has one there; "user.id" says the same',
  ],
] as const)("a list of %s like %j is read by the usual name", ([type, line, id, choice]) => {
  const { entries, faults, choices } = read([line, line], type);
  expect(entries.map((entry) => entry.id)).toEqual([id, id]);
  expect(faults).toEqual([]);
  expect(choices).toEqual([choice]);
});

test.for([
  ["tweets", '{"id":1,"ref":"1417856744319971329"}', '"id" and "ref"'],
  ["tweets", '{"tid":1,"a\\n":"1417856744319971329"}', '"tid" and another field'],
  ["users", '{"id":1,"tweet_id":"20"}', '"id" and "tweet_id"'],
  ["users", '{"uid":"20","author_id":"30"}', '"uid" and "author_id"'],
  ["tweets", '{"id":1417856744319971300,"id_str":"1417856744319971329"}', '"id_str" and "id"'],
  ["users", '{"id_str":"20","user":{"id_str":"30"}}', '"id_str" and "user.id_str"'],
] as const)("a list of %s like %j is refused as a whole: its IDs differ", ([type, line, names]) => {
  const { entries, faults, choices } = read([line, '{"tid":1,"uid":1}'], type);
  expect(entries).toEqual([]);
  expect(choices).toEqual([]);
  expect(faults).toEqual([
    { line: 1, message: `has different IDs in ${names}: name one of them in \`field\``, refused: true },
  ]);
});

const numbered = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `{"id":${index + 1}}`);

test("a rival that comes up within the first hundred records ends the reading there", () => {
  const { entries, faults } = read([...numbered(99), '{"id":1,"tid":2}', ...numbered(50)]);
  expect(entries).toHaveLength(99);
  expect(faults).toEqual([
    { line: 100, message: 'has different IDs in "tid" and "id": name one of them in `field`', refused: true },
  ]);
});

test("a better field that the records before lack is refused, as without these it would be read", () => {
  const { faults } = read(['{"id":1}', '{"id":2,"id_str":"2"}', '{"id":3}']);
  expect(faults).toEqual([
    { line: 2, message: expect.stringContaining('has its ID in "id_str" as well'), refused: true },
  ]);
  expect(read(['{"id":1,"id_str":"1"}', '{"id_str":"2","id":2}']).faults).toEqual([]);
  expect(read(['{"tid":1,"post_id":"1"}', '{"post_id":"2","tid":2}']).faults).toEqual([]);
});

test("after a hundred records the choice stands", () => {
  const { entries, faults } = read([...numbered(100), '{"id":101,"tid":101}', '{"tid":3}', '{"id":103}']);
  expect(entries.map(({ id }) => id).slice(100)).toEqual(["101", "103"]);
  expect(faults).toEqual([{ line: 102, message: expect.stringContaining('lacks the field "id"') }]);
});

test("records without an ID before the first one are faults of their lines", () => {
  const { entries, faults, choices } = read(["", '{"about":"list"}', "no", '{"id":"1e9"}', '{"id":20}']);
  expect(entries.map(({ id }) => id)).toEqual(["20"]);
  expect(faults).toEqual([
    { line: 2, message: expect.stringContaining('has no field of a usual name, for example "tweet_id"') },
    { line: 3, message: expect.stringContaining("is not a JSON object") },
    { line: 4, message: expect.stringContaining("rounded") },
  ]);
  expect(choices).toEqual(['reads the IDs from "id": line 5 has one there']);
});

test("a file is given up when a hundred records have no ID", () => {
  const { entries, faults } = read([...Array.from({ length: 100 }, () => '{"name":"x"}'), '{"id":20}', "no"]);
  expect(entries).toEqual([]);
  expect(faults).toHaveLength(100);
  expect(faults[99]).toEqual({
    line: 100,
    message: expect.stringContaining("in its first 100 records"),
    refused: true,
  });
});

test("the choice is the same however the file is cut", () => {
  const lines = ["", '{"id":"x"}', '{"tid":"20","id":20}', '{"tid":"21"}', '{"tid":1,"id":2}', '{"tid":3}'];
  const uncut = read(lines);
  expect(uncut.entries).toHaveLength(4);
  for (let cut = 1; cut < lines.join("\n").length; cut++) expect(read(lines, "tweets", [cut])).toEqual(uncut);
});

test.for([
  ["tweets", '{"user_id":20}', "`type: users`"],
  ["users", '{"tweetId":20}', "`type: tweets`"],
] as const)(
  "where IDs of %s are wanted, %j is not a reason to guess: the type that fits is named",
  ([type, line, cure]) => {
    const { entries, faults } = read([line], type);
    expect(entries).toEqual([]);
    expect(faults).toEqual([{ line: 1, message: expect.stringContaining(cure) }]);
  },
);

function readNamed(lines: readonly string[], field: string, type: JobType) {
  const choices: string[] = [];
  const reading = readPieces(
    (onFault) =>
      createJsonlReader({ places: [{ type, field }], onFault, onChoice: (text) => choices.push(text) }),
    { text: lines.map((line) => `${line}\n`).join(""), cuts: [] },
  );
  return { ids: reading.entries.map(({ id }) => id), faults: reading.faults, choices };
}

test.for([
  ["author_id", "tweets"],
  ["user.id_str", "tweets"],
  ["data.tweetId", "users"],
] as const)("a field that is named like those of the other type is refused: %s for %s", ([field, type]) => {
  const { ids, faults } = readNamed(['{"id":1}', '{"id":2}'], field, type);
  expect(ids).toEqual([]);
  expect(faults).toEqual([
    { line: 1, message: expect.stringContaining(`"${field}" is a name of`), refused: true },
  ]);
});

test("a path with dots is found as one key, too, where there is no such path, and it is told", () => {
  const flat = readNamed(['{"user.id_str":"20"}', '{"user.id_str":"21"}'], "user.id_str", "users");
  expect(flat).toEqual({
    ids: ["20", "21"],
    faults: [],
    choices: ['reads the IDs from "user.id_str", under a key with dots: line 1 has one there'],
  });
  const nested = readNamed(
    ['{"user":{"id_str":"20"},"user.id_str":"1"}', '{"user.id_str":"21"}'],
    "user.id_str",
    "users",
  );
  expect(nested.ids).toEqual(["20"]);
  expect(nested.faults).toHaveLength(1);
});
