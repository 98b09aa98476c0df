import { describe, expect, test } from "vitest";
import { type EmbeddedReading, readEmbedded } from "../../../test/read-embedded.ts";
import type { Dataset, IdPlace } from "../../types.ts";
import { createJsonlReader } from "../read-jsonl.ts";

interface Given {
  readonly places?: readonly IdPlace[];
  readonly embeddedPosts?: Dataset["embeddedPosts"];
}

function read(text: string, { places = [{ type: "tweets" }], ...rest }: Given = {}): EmbeddedReading {
  return readEmbedded(text, (onFault, onChoice) => createJsonlReader({ places, onFault, onChoice, ...rest }));
}

/** The posts in the only line, as `ID` or, where `null` can take their place, `ID{}`. */
function readOne(text: string, given?: Given): readonly string[] {
  const { posts, faults } = read(text, given);
  expect(faults).toEqual([]);
  return (posts[0] ?? []).map(({ id, place }) =>
    place === "" ? id : `${id}${place.replaceAll(/[^{}]/g, "")}`,
  );
}

describe("a whole post holds", () => {
  test.for([
    ["nothing, if it has no such keys", '{"id_str":"1","text":"a"}', []],
    [
      "nothing in null",
      '{"id_str":"1","retweeted_status":null,"quoted_status":null,"referenced_tweets":null}',
      [],
    ],
    ["the quoted post", '{"id_str":"1","text":"a","quoted_status":{"id_str":"2","text":"b"}}', ["2{}"]],
    [
      "those that snscrape writes",
      '{"id":1,"rawContent":"RT","retweetedTweet":{"id":2,"rawContent":"b"},"quotedTweet":{"id":3,"content":"c"}}',
      ["2", "3{}"],
    ],
    [
      "those that scrapers of Apify write",
      '{"id":"1","text":"RT","retweeted_tweet":{"id":"2","text":"b"},"quoted_tweet":{"id_str":"3","text":"c"},"quote":{"id":"4","text":"d"}}',
      ["2", "3{}", "4{}"],
    ],
    ["no post in a quote of its own kind", '{"id":"1","quote":{"text":"To be"}}', []],
    ["no post in a quote that is a text", '{"id":"1","quote":"To be"}', []],
    ["the retweeted one", '{"id_str":"1","text":"RT","retweeted_status":{"id_str":"2","text":"b"}}', ["2"]],
    [
      "it as an object alone without a text",
      '{"id":1,"retweeted_status":{"id_str":"2","text":"b"}}',
      ["2{}"],
    ],
    [
      "what the retweeted one quotes, both times",
      '{"id":1,"full_text":"RT","quoted_status":{"id":3,"text":"c"},"retweeted_status":{"id":2,"full_text":"b","quoted_status":{"id":3,"text":"c"}}}',
      ["3{}", "2", "3{}"],
    ],
    ["a post by its exact ID", '{"id":1,"quoted_status":{"id":1.2e18,"id_str":"2","text":"b"}}', ["2{}"]],
    ["a post by its number alone", '{"id":1,"quoted_status":{"id_str":null,"id":2,"text":"b"}}', ["2{}"]],
    ["a key with an escape", '{"id":1,"quoted\\u005fstatus":{"\\u0069d":2,"text":"b"}}', ["2{}"]],
    [
      "both of a key that stands twice",
      '{"id":1,"quoted_status":{"id":2,"x":1},"quoted_status":{"id":3,"x":1}}',
      ["2{}", "3{}"],
    ],
    ["no post of v1.1 without content", '{"id":1,"text":"a","quoted_status":{"id":2,"id_str":"2"}}', []],
    [
      "a retweeted one without content, by its copy",
      '{"id":1,"text":"RT","retweeted_status":{"id":2}}',
      ["2"],
    ],
    [
      "none that nothing is told of",
      '{"id":1,"text":"RT","retweeted_status":{},"quoted_status":{"id":null}}',
      [],
    ],
    ["none by a copy that is empty", '{"id":1,"text":"","full_text":null,"retweeted_status":{"id":2}}', []],
    [
      "posts of v2 with content, and the retweeted one",
      '{"id":"1","text":"RT","referenced_tweets":[{"type":"replied_to","id":"2"},{"type":"quoted","id":"3","text":"c"},{"id":"4","type":"retweeted"},null,"5"]}',
      ["3{}", "4"],
    ],
    [
      "what a post of v2 quotes itself",
      '{"id":"1","text":"a","referenced_tweets":[{"type":"quoted","id":"3","text":"c","referenced_tweets":[{"type":"quoted","id":"4","text":"d"}]}]}',
      ["3{{}}", "4{}"],
    ],
    ["nothing deeper than the post itself", '{"id":1,"x":{"quoted_status":{"id":2,"text":"b"}}}', []],
    [
      "nothing in texts",
      '{"id":1,"text":"\\"quoted_status\\":{\\"id\\":2,","quote_count":3,"retweeted":{"id":4,"x":1}}',
      [],
    ],
  ] as const)("%s", ([, line, ids]) => {
    expect(readOne(line)).toEqual(ids);
  });
});

test.for([
  ['{"id":1,"quoted_status":{"text":"b"}}', "holds a post in quoted_status without a valid ID"],
  ['{"id":1,"quoted_status":{"id":1.2e18,"text":"b"}}', "holds a post in quoted_status without a valid ID"],
  ['{"id":1,"quoted_status":{"id":2,"id":3,"text":"b"}}', "holds a post in quoted_status without a valid ID"],
  [
    `{"id":1,"referenced_tweets":[${'{"id":"2","text":"a"},'.repeat(65).slice(0, -1)}]}`,
    "holds more than 64 other posts",
  ],
  [`{"id":1${',"quoted_status":{"id":2,"text":"b"'.repeat(9)}${"}".repeat(10)}`, "more than 8 deep"],
] as const)("%s is a bad entry, and none if the posts inside are ignored", ([line, fault]) => {
  const next = '\n{"id":5,"text":"x"}';
  const { posts, faults } = read(line + next);
  expect(faults).toEqual([expect.stringMatching(`^1 .*${fault}.*set \`embeddedPosts\` to \`ignore\``)]);
  expect(posts).toEqual([[]]);
  expect(read(line + next, { embeddedPosts: "ignore" })).toMatchObject({ posts: [[], []], faults: [] });
});

const quote = '{"id":1,"user_id":7,"reply_to":5,"text":"a","quoted_status":{"id":2,"text":"b"}}';

test.for([
  ["the field by its name", [{ type: "tweets", field: "id" }], ["2{}"]],
  ["the second place", [{ type: "users", field: "user_id" }, { type: "tweets" }], ["2{}"]],
  ["a field that is not a post's own ID", [{ type: "tweets", field: "reply_to" }], []],
  ["no place of posts", [{ type: "users", field: "user_id" }], []],
] as const)("posts inside are looked for beside the post's own ID: %s", ([, places, ids]) => {
  expect(readOne(quote, { places })).toEqual(ids);
});

test("each key that holds posts is told once, with what turns it off", () => {
  const { choices } = read(`${quote}\n${quote}\n{"id":9,"text":"RT","retweeted_status":{"id":3}}\n`);
  expect(choices.filter((text) => text.startsWith("also checks"))).toEqual([
    "also checks the posts inside: quoted_status (`embeddedPosts: ignore` turns it off)",
    "also checks the posts inside: retweeted_status (`embeddedPosts: ignore` turns it off)",
  ]);
  expect(read(`${quote}\n`, { embeddedPosts: "ignore" }).choices).toEqual([
    expect.stringContaining('from "id"'),
  ]);
});

test("posts inside are seen in lines before the one that tells the field, and in those far behind it", () => {
  const early = '{"user_id":7,"quoted_status":{"id":2,"text":"b"}}\n';
  const plain = Array.from({ length: 5_000 }, (_, at) => `{"id":${at + 10},"user_id":7}\n`).join("");
  const both: readonly IdPlace[] = [{ type: "users", field: "user_id" }, { type: "tweets" }];
  const { posts } = read(`${early}${plain}${quote}\n${plain}`, { places: both });
  expect(posts).toHaveLength(10_002);
  const found = posts.flatMap((inside, at) => inside.map(({ id }) => [at, id]));
  expect(found).toEqual([
    [0, "2"],
    [5_001, "2"],
  ]);
});

test.for([
  ["data.id", true],
  ["_source.id_str", true],
  ["user.name", false],
  ["id", false],
] as const)("that posts inside are not looked for is told for the field %s: %s", ([field, isTold]) => {
  const text = '{"id":"1","data":{"id":"1"},"_source":{"id_str":"1"},"user":{"name":"1"}}';
  const place = { type: "tweets", field } as const;
  const isDenial = (choice: string): boolean => choice.startsWith("does not look for posts inside posts");
  expect(read(text, { places: [place] }).choices.some(isDenial)).toBe(isTold);
  expect(read(text, { places: [place], embeddedPosts: "ignore" }).choices.some(isDenial)).toBe(false);
});
