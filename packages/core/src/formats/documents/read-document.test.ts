import { expect, test } from "vitest";
import { type Reading, readPieces } from "../../../test/read-pieces.ts";
import type { IdPlace, JobType } from "../../types.ts";
import { createDocumentReader } from "./read-document.ts";

interface Given {
  readonly field?: string | undefined;
  readonly type?: JobType;
  readonly places?: readonly IdPlace[];
  readonly cuts?: readonly number[];
  readonly scrubFields?: readonly string[];
}

interface Seen extends Reading {
  readonly ids: readonly string[];
  readonly choices: readonly string[];
}

function read(
  text: string,
  { field, type = "tweets", places = [{ type, field }], cuts = [], scrubFields }: Given = {},
): Seen {
  const choices: string[] = [];
  let refusal: string | undefined;
  try {
    const reading = readPieces(
      (onFault) => {
        const reader = createDocumentReader({
          places,
          scrubFields,
          onFault: {
            ...onFault,
            refuse: (message, line) => {
              refusal = message;
              onFault.refuse(message, line);
            },
          },
          onChoice: (choice) => choices.push(choice),
        });
        if (reader === undefined) throw new Error(refusal);
        return reader;
      },
      { text, cuts },
    );
    return { ...reading, ids: reading.entries.map(({ id }) => id), choices };
  } catch (error) {
    if (refusal === undefined || !(error instanceof Error) || error.message !== refusal) throw error;
    return {
      entries: [],
      others: undefined,
      faults: [{ message: refusal, refused: true }],
      ids: [],
      choices,
    };
  }
}

const [one, two, three] = ["1230000798458642537", "1230001664694508197", "1230002634354281968"] as const;

test.for<[string, string | undefined, string]>([
  [`["${one}", "${two}"]`, undefined, "[]: each element is one"],
  [`[${one},${two}]`, undefined, "[]: each element is one"],
  [`[{"id":${one}},{"id":"${two}"}]`, undefined, '"id" of []: line 1'],
  [
    `[\n  {\n    "id_str": "${one}"\n  },\r\n  {\n    "id_str": "${two}"\n  }\n]\n`,
    undefined,
    '"id_str" of []: line 2',
  ],
  [`{"done":["${one}","${two}"],"failed":[]}`, undefined, "done[]: each element is one"],
  [
    `{"tweets":[{"id":"${one}"},{"id":"${two}"}],"users":[{"id":"12345678901"}]}`,
    undefined,
    '"id" of tweets[]',
  ],
  [`{"media":[{"id":"${three}"}],"tweets":[{"id":"${one}"},{"id":"${two}"}]}`, undefined, '"id" of tweets[]'],
  [
    `{"users":[{"id":"12345678901"}],"tweets":[{"id":"${one}"},{"id":"${two}"}]}`,
    undefined,
    '"id" of tweets[]',
  ],
  [`{"a":{"b":{"c":["${one}","${two}"]}},"d":[["${three}"]]}`, undefined, "a.b.c[]: each element"],
  [
    `{"meta":{"count":2},"labels":["a",1],"data":[{"id":"${one}"},{"id":"${two}"}]}`,
    undefined,
    '"id" of data[]',
  ],
  [`{"${one}":{"x":[1]},"${two}":null}`, undefined, "{}: each key is one"],
  [`{"v":-12.5e3,"data":{"${one}":{"x":[1]},"${two}":null}}`, undefined, "data.{}: each key is one"],
  [
    `window.YTD.tweets.part0 = [ {"tweet":{"id":"${one}","id_str":"${one}"}},\n{"tweet":{"id_str":"${two}"}} ]`,
    undefined,
    'reads the IDs from "tweet.id_str" of [], as in an archive of X',
  ],
  [
    `window.YTD.like.part12=[{"like":{"tweetId":"${one}","fullText":"x"}},{"like":{"tweetId":"${two}"}}];\n`,
    undefined,
    "",
  ],
  [
    `[{"tweet":{"id_str":"${one}","in_reply_to_status_id":"1"}},{"tweet":{"id_str":"${two}"}}]`,
    undefined,
    "",
  ],
  [
    `{"other":[{"id":"${three}"}],"tweets":[{"id":"${one}"},{"id":"${two}"}]}`,
    "tweets[].id",
    'reads the IDs from "id" of tweets[], as `field` says',
  ],
  [`{"data":[{"id":"${one}"},{"id":"${two}"}],"includes":{"tweets":[{"id":"${three}"}]}}`, "data[].id", ""],
  [`[{"a":[{"id":"${one}"}]},{"b":1},{"a":[]},{"a":null},{"a":[{"id":"${two}"}]}]`, "[].a[].id", ""],
  [`[["${one}"],["${two}"]]`, "[][]", ""],
  [`{"x":{"id":"${one}"},"y":{"id":"${two}"}}`, "{}.id", ""],
  [`[{"post":{"id":"${one}"},"id":"${three}"},{"post":{"id":"${two}"}}]`, "post.id", ""],
  [`[{"post.id":"${one}"},{"post.id":"${two}"}]`, "post.id", ""],
  [`{"tw\\u0065ets":[{"\\u0069d":"${one}"},{"id":"${two}"}]}`, "tweets[].id", ""],
])("in %j the field %s leads to its entries, wherever it is cut", ([text, field, choice]) => {
  const whole = read(text, { field });
  expect(whole.faults).toEqual([]);
  expect(whole.ids).toEqual([one, two]);
  expect(whole.entries.map(({ digits }) => digits)).toEqual([one, two]);
  expect(whole.choices.join()).toContain(choice);
  for (let cut = 1; cut < text.length; cut++) {
    expect(read(text, { field, cuts: [cut] }), `cut at ${cut}`).toEqual(whole);
  }
});

test.for<[string, string | undefined, string[]]>([
  ["[20, 21]", undefined, ["20", "21"]],
  [`{"12":1,"${one}":2}`, "{}", ["12", one]],
  ["[]", undefined, []],
  ["{}", undefined, []],
  ["[ ]\n", "[].id", []],
  ["{}", "tweets[].id", []],
  ['{"tweets":[]}', undefined, []],
  ['{"tweets":[],"count":0}', "tweets[].id", []],
  ['{"tweets":null,"x":[]}', "tweets[].id", []],
  ['{"data":{}}', undefined, []],
  ["", undefined, []],
  [" \n", undefined, []],
  ["window.YTD.tweets.part0 = []", undefined, []],
  [`{"${one}":{"id":${one},"user":{"id":"${two}"}}}`, undefined, [one]],
  [`{"by_day":{"20200101":3},"times":[1577836800],"tweets":["${one}"]}`, undefined, [one]],
  [`{"id":7,"user":{"id":"${two}"},"user_id":"${two}","tweets":[{"id":"${one}"}]}`, undefined, [one]],
  [
    `{"edit_history_tweet_ids":["${two}"],"referenced_tweets":[{"id":"${two}"}],"a":["${one}"]}`,
    undefined,
    [one],
  ],
])("the entries of %j are %s %j", ([text, field, ids]) => {
  const seen = read(text, { field });
  // A named list that is nowhere is a fault, unless the document is empty.
  expect(seen.faults.length).toBe(text.includes("null") ? 1 : 0);
  expect(seen.ids).toEqual(ids);
});

test("an entry goes from the end of the one before it, of whatever kind, and the first from itself", () => {
  const text = `{"a":[ {"id":${one}} ,\n{"x":1} , {"id":${two}},"z",{"id":${three}} ], "b":[]}`;
  const seen = read(text, { field: "a[].id" });
  expect(seen.entries.map((entry) => entry.text)).toEqual([
    `{"id":${one}}`,
    ` , {"id":${two}}`,
    `,{"id":${three}}`,
  ]);
  expect(seen.faults.map(({ line }) => line)).toEqual([2, 2]);
});

test.for<[string, string | undefined, number, string]>([
  ['[\n{"id":1},\n{"x":1}]', "[].id", 3, 'lacks the field "id"'],
  ['[{"id":1},{"x":1}]', "[].id", 1, 'element 2: lacks the field "id"'],
  [`{"${one}":1,"a":2}`, undefined, 1, "member 2: is not an ID"],
  ["[1,\n1.5E+18]", undefined, 2, "a spreadsheet has rounded it"],
  ["[1,\nnull]", undefined, 2, "is empty where an ID should be"],
  ['[1,\n""]', undefined, 2, "is empty where an ID should be"],
  ["[1,\n[2]]", undefined, 2, "is not an ID"],
  ['["1",\n"@name"]', undefined, 2, "not the name"],
  ['[{"id":1},\n7]', undefined, 2, "is not an object"],
  ['[{"id":1},\n{"id":2,"id":3}]', "[].id", 2, "twice"],
  [`[{"id":{"$numberLong":"${one}"}}]`, "[].id", 1, 'write "id.$numberLong" in `field`'],
  [`[{"id":"${one}","id":"${one}"}]`, undefined, 1, 'has a key of "id" twice'],
  ['[{"id":1},\n{"id":"\\u0031"}]', "[].id", 2, "is not an ID"],
  ['[{"x":1},\n{"id":1}]', undefined, 1, "element 1: has no ID where others have one"],
  ['[{"x":1},\n{"y":1}]', undefined, 1, "element 1: has no ID in a field of a usual name"],
])("in %j by %s line %i is a bad entry: %s", ([text, field, line, message]) => {
  const { faults } = read(text, { field });
  expect(faults[0]).toEqual({ line, message: expect.stringContaining(message) });
  expect(faults.every(({ refused }) => refused === undefined)).toBe(true);
});

test.for<[string, string | undefined, number | undefined, string]>([
  ["[1,\n2", undefined, 2, "it was cut off"],
  ['[1,\n"2', undefined, 2, "it was cut off"],
  ['{"a":[1],\n', "a[]", 2, "it was cut off"],
  ["[1,\n2,]", undefined, 2, "there is a comma before a closing bracket"],
  ['{"a":[1],\n}', "a[]", 2, "there is a comma before a closing bracket"],
  ["[1]\n[2]", undefined, 2, "more content after the end"],
  ["[1]\nx", undefined, 2, "more content after the end"],
  ["[1];", undefined, 1, "more content after the end"],
  ["[1,\n// no\n2]", undefined, 2, "it has a comment"],
  ['[{"id":1,\n"x":NaN}]', "[].id", 2, "for example NaN, None or True"],
  ['{"x":-Infinity,"a":[1]}', "a[]", 1, "for example NaN, None or True"],
  ["['1']", undefined, 1, "single quotes"],
  ['{"a":[1}', "a[]", 1, "is not valid JSON from here on"],
  ["[1 2]", undefined, 1, "is not valid JSON from here on"],
  ["window.location = []", undefined, 1, "is a script"],
  ["window.YTD", undefined, 1, "is a script"],
  ["20", undefined, 1, "is one JSON value"],
  [`{"a":[{"id":"${one}"}],"b":[{"id":"${two}"}]}`, undefined, 1, "has IDs in both a[] and b[]"],
  [`{"a":["${one}"],"tweets":["${two}"]}`, undefined, 1, "has IDs in both a[] and tweets[]"],
  [`{"tweets":["${one}"],"tweets":["${two}"]}`, undefined, 1, "has IDs in tweets[] twice"],
  [`{"tweets":["${one}"],"tweets":["${two}"]}`, "tweets[]", 1, "has a key of `field` twice"],
  [`{"a":1,"${one}":{}}`, undefined, 1, "set `field: {}`"],
  [`{"data":[{"id":"${one}"}],\n"includes":{}}`, undefined, 2, "is a response of X's API"],
  [`[{"name":"x","accounts":[{"id":"1000"}]}]`, undefined, 1, "for example `[].accounts[].id`"],
  [`{"data":[{"x y":{"id":"1000"}}]}`, undefined, 1, "for example `tweets[].id`"],
  ['{"a":{"x":1}}', undefined, 1, "for example `tweets[].id`"],
  [`{"a":["${one}"],"::x ${three}":["${two}"]}`, undefined, 1, "has IDs in both a[] and …[]"],
  [`{"tweets":["${one}"]}`, "tweet[]", 1, "has nothing at `tweet[]`"],
  [`{"tweets":["${one}"]}`, "tweets.{}", 1, "has no object at `tweets.{}`"],
  [`{"tweets":{"${one}":1}}`, "tweets[]", 1, "has no array at `tweets[]`"],
  ['{"tweets":7}', "tweets[]", 1, "has no array at `tweets[]`"],
  [`[["${one}"]]`, "[].a[]", 1, "write `[]` for its elements"],
  [`{"a":["${one}"]}`, "a[0]", undefined, "write `[]` for all of them"],
  [`[{"id":"${one}","id_str":"${two}"}]`, undefined, 1, "has different IDs in"],
  [
    `{\n"id_str":"${one}",\n"entities":{"user_mentions":[{"id_str":"${two}"}]}}`,
    undefined,
    3,
    "is one object with an ID of its own in `id_str`",
  ],
  [
    `{"data":{"id":"${one}","edit_history_tweet_ids":["${one}"]}}`,
    undefined,
    1,
    "is one object with an ID of its own in `data.id`",
  ],
  [
    `{"tweet":{"id":${one}},"replies":[{"id":"${two}"}]}`,
    undefined,
    1,
    "has an ID in `tweet.id` beside the list replies[]",
  ],
  [
    `{"replies":[{"id":"${two}"}],\n"post_id":"${one}"}`,
    undefined,
    2,
    "say so in `field`, for example `replies[]`",
  ],
  [`{"tweets":[{"x":"${two}"}],"x":"${one}"}`, "x", 1, "has an ID in `x` beside the list tweets[]"],
  [`{"20200101":[{"id":"${one}"}]}`, undefined, 1, "for example `{}[].id`"],
  [`{"x":{"2020-01-01T10:00":["${one}"]}}`, undefined, 1, "for example `x.{}[]`"],
  [`{"12345678":{"tweet_id":"${one}"}}`, undefined, 1, "set `field: {}.tweet_id`"],
  [`{"${one}":["${two}"]}`, undefined, 1, "set `field: {}` if the keys are meant, or `field: {}[]`"],
  [`{"${one}":1,\n"${two}":[null,{"id":${three}}]}`, undefined, 2, "or `field: {}[].id`"],
  [`{"${one}":{"tweets":[{"id":"${two}"}]}}`, undefined, 1, "or `field: {}.tweets[].id`"],
  [
    `{"${one}":{"id":"${one}","quoted_status":{"id":"${two}"}}}`,
    undefined,
    1,
    "set `field: {}` if the keys are meant, or `field: {}.id`",
  ],
  [
    `{"ann":[{"id":"${one}"}],"bob":[{"id":"${two}"}]}`,
    undefined,
    1,
    "for those of all such lists, `{}[]` or `{}[].id`",
  ],
  [`{"times":[1577836800],"days":[20200131]}`, undefined, 1, "for example `times[]` or `days[]`"],
  ["[1577836800000,1577836801000]", undefined, 1, "for example `[]`"],
  [`{"12345678":{"n":1}}`, undefined, 1, "or `{}` for the keys of an object"],
  [`{"id":"${one}","tweets":[]}`, undefined, 1, "with an ID of its own in `id`"],
  [`{"a":{"id":"${one}"},"b":{"id":"${two}"}}`, undefined, 1, "set `field: {}.id`"],
])("%j is refused by %s at line %s: %s", ([text, field, line, message]) => {
  const whole = read(text, { field });
  expect(JSON.stringify(whole.faults)).not.toMatch(/12300/);
  expect(whole.faults.at(-1)).toEqual({
    ...(line !== undefined && { line }),
    message: expect.stringContaining(message),
    refused: true,
  });
  for (let cut = 1; cut < text.length; cut++) {
    expect(read(text, { field, cuts: [cut] }).faults, `cut at ${cut}`).toEqual(whole.faults);
  }
});

test("posts and their authors are read from one list, or from a list each", () => {
  const places = [{ type: "tweets" }, { type: "users", field: "user.id" }] as const;
  const text = `[{"id":"${one}","user":{"id":"7"}},\n{"id":"${two}"},{"user":{"id":"8"}},{}]`;
  const seen = read(text, { places });
  expect(seen.ids).toEqual([one, two, ""]);
  expect(seen.others).toEqual([["7"], [""], ["8"]]);
  expect(seen.faults).toHaveLength(1);
  const apart = [
    { type: "tweets", field: "tweets[].id" },
    { type: "users", field: "users[]" },
  ] as const;
  const both = read(`{"users":["7"],"x":["9"],"tweets":[{"id":"${one}"}]}`, { places: apart });
  expect(both.ids).toEqual(["", one]);
  expect(both.others).toEqual([["7"], [""]]);
});

test("one list of IDs within another is refused, as is a field to blank in another list", () => {
  const within = [
    { type: "users", field: "[].id" },
    { type: "tweets", field: "[].tweets[].id" },
  ] as const;
  expect(read("[]", { places: within }).faults[0]?.message).toContain("one list of IDs within another");
  expect(read("[]", { field: "a[].id", scrubFields: ["b[].geo"] }).faults[0]?.message).toContain(
    "no IDs in b[]",
  );
  expect(read('[{"id":1}]', { field: "[].id", scrubFields: ["[].id"] }).faults[0]?.message).toContain(
    "blank its own IDs",
  );
});

test("an ID as a number is read digit by digit", () => {
  expect(read('[{"id":18446744073709551615},{"id":9007199254740993}]').ids).toEqual([
    "18446744073709551615",
    "9007199254740993",
  ]);
});

test("fields are found alike in elements on one line and on several", () => {
  const elements = Array.from({ length: 250 }, (_, index) => ({
    n: { id: index },
    id: String(1_000 + index),
  }));
  for (const space of [undefined, 2, "\t"]) {
    expect(read(JSON.stringify(elements, undefined, space)).ids).toEqual(elements.map(({ id }) => id));
  }
});
