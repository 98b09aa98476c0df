import { describe, expect, test } from "vitest";
import { readEmbedded } from "../../../test/read-embedded.ts";
import { type Reading, readPieces } from "../../../test/read-pieces.ts";
import { formatId } from "../../ids/parse-id.ts";
import type { IdPlace } from "../../types.ts";
import { openReader } from "../open-reader.ts";
import { findPages } from "./looks-like-pages.ts";
import { createPagesReader, maxPageBytes } from "./read-pages.ts";
import { refusePages } from "./reads-pages.ts";

function read(text: string, cuts: readonly number[] = []): Reading {
  return readPieces((onFault) => createPagesReader({ onFault }), { text, cuts });
}

const page = (ids: readonly string[], rest = ""): string =>
  `{"data": [${ids.map((id) => `{"id": "${id}", "text": "x", "author_id": "12"}`).join(", ")}]${rest}}\n`;
const includes =
  ', "includes": {"users": [{"id": "12"}], "tweets": [{"id": "7", "text": "y"}]}, "meta": {"result_count": 2}';

describe("pages", () => {
  test("are entries of what they have in data and includes.tweets, with their own bytes", () => {
    const text = `${page(["1", "2"], includes)}\r\n${page(["18446744073709551615"])}`;
    const { entries, faults } = read(text);
    expect(faults).toEqual([]);
    expect(entries.map(({ id }) => id)).toEqual(["1", "2", "7", "18446744073709551615"]);
    expect(entries[2]).toMatchObject({ text: '{"id": "7", "text": "y"}', digits: "7" });
    for (let cut = 1; cut < text.length; cut++) expect(read(text, [cut]).entries).toEqual(entries);
  });

  test("may have one post, or none", () => {
    const text =
      '{"data":{"id":"1","text":"x"}}\n{"meta":{"result_count":0}}\n{"data":[]}\n{"errors":[{"value":"5"}]}\n';
    const { entries, faults } = read(text);
    expect([entries.map(({ id }) => id), faults]).toEqual([["1"], []]);
  });

  test("with more posts than a usual batch are one container all the same", () => {
    const ids = Array.from({ length: 5_000 }, (_, at) => String(at + 1));
    const text = Buffer.from(page(["9"]) + page(ids) + page(["8"]));
    const reader = createPagesReader({ onFault: { badEntry: expect.fail, refuse: expect.fail } });
    const counts: (readonly number[])[] = [];
    for (let from = 0; from < text.length; ) {
      from = reader.read(text, { from, to: text.length, last: true });
      const { count, containers } = reader.batch;
      counts.push([count, containers?.count ?? 0]);
    }
    expect(counts).toEqual([
      [1, 1],
      [5_000, 1],
      [1, 1],
    ]);
  });

  test("say which posts a post holds by its text", () => {
    const retweet =
      '{"data":[{"id":"1","text":"RT","referenced_tweets":[{"type":"retweeted","id":"7"}]}],"includes":{"tweets":[{"id":"7","text":"y"}]}}\n';
    const { posts, choices } = readEmbedded(retweet, (onFault, onChoice) =>
      createPagesReader({ onFault, onChoice }),
    );
    expect(posts).toEqual([[{ id: "7", place: "" }], []]);
    expect(choices).toEqual([
      "reads pages of X's API, one per line: the posts in data and in includes.tweets",
      expect.stringContaining("referenced_tweets"),
    ]);
    expect(
      readEmbedded(retweet, (onFault) => createPagesReader({ onFault, embeddedPosts: "ignore" })).posts,
    ).toEqual([[], []]);
  });

  test.for([
    ['{"id":"1"', "is not a page"],
    ['{"data":[{"id":"1"}],"data":[]}', "is not a page"],
    ['{"data":[{"id":"1"}],"includes":{"tweets":[],"tweets":[]}}', "is not a page"],
    ["[]", "is not a page"],
    ['{"id":"5","text":"x"}', "is not a page"],
    ['{"data":[{"id":"1"}],"id":"5"}', "is not a page"],
    ['{"__twarc":{"url":"x"}}', "is not a page"],
    ["{}", "is not a page"],
    ['{"data":[{"id":5,"id_str":"6"}]}', "has a post in data with id_str beside id"],
    ['{"data":[{"tweet_id":"6","id":"5","text":"x"}]}', "has a post in data with tweet_id beside id"],
    ['{"data":[{"id":"5","username":"u"}]}', "has a user in data"],
    ['{"data":[{"id":"5","\\u0069d\\u005fstr":"6"}]}', "has a post in data with id_str beside id"],
    ['{"data":[{"id":"5","Tweet Id":"6","text":"x"}]}', "has a post in data with Tweet Id beside id"],
    ['{"data":[{"id":1.2e18}]}', "has a post in data without a valid ID"],
    ['{"data":["5"]}', "has a post in data without a valid ID"],
    ['{"includes":{"tweets":[{"text":"x"}]}}', "has a post in includes.tweets without a valid ID"],
    [
      '{"data":[{"id":"1","quoted_status":{"text":"b"}}]}',
      "holds a post in quoted_status without a valid ID",
    ],
  ] as const)("%s is a bad entry", ([line, fault]) => {
    const { entries, faults } = read(`${page(["1"])}${line}\n${page(["2"])}`);
    expect(entries.map(({ id }) => id)).toEqual(["1", "2"]);
    expect(faults).toEqual([{ line: 2, message: expect.stringContaining(fault) }]);
  });

  test("that are too long are bad entries, and those as long as can be are not", () => {
    const pad = (length: number): string => page(["1"]).replace('"x"', `"${"x".repeat(length)}"`);
    const most = maxPageBytes - page(["1"]).length + 2;
    expect(read(pad(most) + page(["2"])).entries.map(({ id }) => id)).toEqual(["1", "2"]);
    const { entries, faults } = read(pad(most + 1) + page(["2"]));
    expect([entries.map(({ id }) => id), faults]).toEqual([
      ["2"],
      [{ line: 1, message: "is longer than 16 MiB" }],
    ]);
  });

  test("give the other posts of a page that has a bad one", () => {
    const { entries, faults } = read('{"data":[{"id":"1"},{"id":null},{"id":"3"}]}\n');
    expect([entries.map(({ id }) => id), faults.length]).toEqual([["1", "3"], 1]);
  });
});

test.for([
  ["posts", '{"data":[{"id":"1"}],"includes":{}}'],
  ["posts", '\n{"data":{"id":"1"}}'],
  ["nothing", '{"meta":{"result_count":0}}'],
  ["posts", '{"includes":{"users":[]},"data":[{"text":"x","id":"1'],
  ["posts", '{"data":[{"id":"1","text":"cut'],
  ["nothing", '{"__twarc":{"url":"x"},"data":[]}'],
  ["posts", '{"errors":[{"value":"5"}]}\n{"meta":{"result_count":0}}\n{"data":[{"id":"1"}]}\n'],
  ["users", '{"data":[{"id":"1","name":"n","username":"u"}]}'],
  ["posts", '{"data":[{"id":"1","username":"u","text":"x"}]}'],
  [undefined, '{"errors":[]}\n{"id":"1","text":"x"}\n'],
  [undefined, '{"meta":{"result_count":0}}\n{"meta":{},"id":"1"}\n'],
  [undefined, '{"data": [\n{"id":"1"},\n{"id":"2"}\n]}\n'],
  [undefined, '{"meta": {"count":2},\n"tweets":[{"id":"1"}]}\n'],
  [undefined, '{"data":[{"id":12,"id_str":"1"}]}'],
  [undefined, '{"data":[{"id":"5","tweet_id":"1"}]}'],
  [undefined, '{"data":[{"tweetId":"1","id":"5"}]}'],
  [undefined, '{"data":[{"id":"1"}],"id":"5"}'],
  [undefined, '{"id":"1","text":"x"}'],
  [undefined, '{"data":{"user":{"id":"1"}}}'],
  [undefined, '{"data":["1"]}'],
  [undefined, '{"data":5}'],
  [undefined, "{}"],
  [undefined, "[]"],
  [undefined, ""],
] as const)("the pages of a file hold %s for %j", ([expected, text]) => {
  expect(findPages(Buffer.from(text))).toBe(expected);
});

test("pages whose own IDs would be blanked are refused", () => {
  const faults: string[] = [];
  const onFault = { badEntry: expect.fail, refuse: (text: string) => faults.push(text) };
  const content = { name: "a.jsonl", firstBytes: Buffer.from(page(["1"])) };
  expect(
    openReader(content, { ids: [{ type: "tweets" }], scrubFields: ["geo", "id"] }, onFault),
  ).toBeUndefined();
  expect(faults).toEqual(['would blank its own IDs: take "id" out of the fields to blank']);
});

test.for<readonly [readonly IdPlace[], string]>([
  [[{ type: "tweets" }], "1"],
  [[{ type: "tweets", field: "id" }], "1"],
  [[{ type: "tweets", field: "data[].id" }], "1"],
  [[{ type: "users" }], "twarc2 flatten"],
  [[{ type: "tweets" }, { type: "users" }], "twarc2 flatten"],
  [[{ type: "users", field: "data.author_id" }], "lacks the field"],
])("a file of pages is read for %j as %s", ([ids, expected]) => {
  const text = page(["1"]);
  const faults: string[] = [];
  const onFault = {
    badEntry: (_: number, text: string) => faults.push(text),
    refuse: (text: string) => faults.push(text),
  };
  const reader = openReader({ name: "a.jsonl", firstBytes: Buffer.from(text) }, { ids }, onFault);
  reader?.read(Buffer.from(`${text} `), { from: 0, to: text.length, last: true });
  const seen = faults[0] ?? String(reader?.batch.ids[0].low[0]);
  expect(seen).toContain(expected);
});

test("pages of users are refused where posts are asked for", () => {
  const faults: string[] = [];
  const onFault = { badEntry: expect.fail, refuse: (text: string) => faults.push(text) };
  const firstBytes = Buffer.from('{"data":[{"id":"1","name":"n","username":"u"}],"meta":{}}\n');
  for (const name of ["a.jsonl", "a.json"]) {
    expect(openReader({ name, firstBytes }, { ids: [{ type: "tweets" }] }, onFault)).toBeUndefined();
    expect(faults.pop()).toContain("`type: users`");
  }
});

test.for<readonly [readonly IdPlace[], string, readonly (readonly string[])[]]>([
  [[{ type: "tweets" }, { type: "users" }], '{"data":[{"id":"1","author_id":"12"}]}', [["1"], ["12"]]],
  [[{ type: "users" }], '{"data":[{"id":"12","name":"n","username":"u"}]}', [["12"]]],
  [
    [{ type: "tweets" }],
    '{"data":[{"id":1160164550339724264,"id_str":"1160164550339724264"}]}',
    [["1160164550339724264"]],
  ],
  [[{ type: "tweets" }], '{"data": [\n{"id":"1"},\n{"id":"2"}\n]}\n', [["1", "2"]]],
  [[{ type: "tweets" }], '{"meta": {"count":2},\n"tweets":[{"id":"1"}]}\n', [["1"]]],
])("what is not a page of posts is read as a document for %j: %s", ([ids, text, expected]) => {
  const onFault = { badEntry: expect.fail, refuse: expect.fail };
  const reader = openReader({ name: "a.json", firstBytes: Buffer.from(text) }, { ids }, onFault);
  reader?.read(Buffer.from(`${text} `), { from: 0, to: text.length, last: true });
  const batch = reader?.batch;
  const found = batch?.ids.map(({ high, low }) =>
    Array.from({ length: batch.count }, (_, row) => formatId(high[row] as number, low[row] as number)),
  );
  expect(found).toEqual(expected);
});

test("a line that is not a page is not a reason to pass its ID over in silence", () => {
  const text = `${page(["3"])}{"id":"1","text":"x"}\n{"meta":{"result_count":0}}\n`;
  expect(read(text).faults).toEqual([{ line: 2, message: expect.stringContaining("is not a page") }]);
});

test.for(["geo", "data[].geo", "data.geo", "includes.tweets[].geo"])(
  "the posts' own field is blanked that is named as %s",
  (field) => {
    const reader = createPagesReader({
      scrubFields: [field],
      onFault: { badEntry: expect.fail, refuse: expect.fail },
    });
    const post = Buffer.from('{"id":"1","geo":{"place_id":"5"}}');
    const [span] = reader.findUnscrubbed(post, { start: 0, end: post.length });
    expect(post.subarray(span?.start, span?.end).toString()).toBe('{"place_id":"5"}');
  },
);

test.for([
  ["includes.places[].name", "fields to blank are those of a post"],
  ["[].geo", "fields to blank are those of a post"],
  ["data[].id", "would blank its own IDs"],
] as const)("pages are refused where %s is to be blanked", ([field, fault]) => {
  const refusal = refusePages("posts", { ids: [{ type: "tweets" }], scrubFields: ["geo", field] });
  expect(refusal).toContain(fault);
});
