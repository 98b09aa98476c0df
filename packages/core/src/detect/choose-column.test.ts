import { expect, test } from "vitest";
import { type ColumnChoice, type ColumnRefusal, type ColumnWish, chooseColumn } from "./choose-column.ts";

const id = "1160164553482756096";

function choose(record: string, field?: ColumnWish["field"], type: ColumnWish["type"] = "tweets") {
  return chooseColumn(record.split(","), { field, type });
}

function isChoice(chosen: ColumnChoice | ColumnRefusal): chosen is ColumnChoice {
  return "column" in chosen;
}

/** Number of the column, with `header` if there is one; or the refusal. */
function summarize(chosen: ColumnChoice | ColumnRefusal): string {
  if (!isChoice(chosen)) return `refused: ${chosen.refusal}`;
  return `${chosen.column + 1}${chosen.hasHeader ? " header" : ""}`;
}

test.for([
  ["tweet_id,date,time,lang,country_code", "tweets", "1 header"],
  ["row,Tweet ID,text", "tweets", "2 header"],
  ["id,tid,uid", "tweets", "2 header"],
  ["id,tid,uid", "users", "3 header"],
  ["id,id_str,text", "tweets", "2 header"],
  ["id,text,author_id", "tweets", "1 header"],
  ["id,text,author_id", "users", "3 header"],
  ["id,name,twitter_id", "users", "3 header"],
  ["id,Twitter ID,text", "tweets", "2 header"],
  ["id,tweetId", "tweets", "2 header"],
  ["TweetID,Expert", "tweets", "1 header"],
  ["tweet_id,tweet_id_str", "tweets", "2 header"],
  ["id_str,from_user,text,in_reply_to_user_id_str,from_user_id_str", "users", "5 header"],
  ["id_str,from_user,text,in_reply_to_user_id_str,from_user_id_str", "tweets", "1 header"],
  ["external_author_id,author,tweet_id", "users", "1 header"],
  ["numbers", "tweets", "1 header"],
  [id, "tweets", "1"],
  [`en,${id},text`, "tweets", "2"],
  [`${id},en,2020`, "tweets", "1"],
  ["0", "tweets", "1"],
  ["1.16E+18", "tweets", "1"],
  [`="${id}"`, "tweets", "1"],
  ["https://x.com/a/status/1", "tweets", "1"],
] as const)("of %s the column of %s is %s", ([record, type, expected]) => {
  expect(summarize(choose(record, undefined, type))).toBe(expected);
});

test.for([
  ["tweet_id,status_id", "tweets", "column 1 (tweet_id) and column 2 (status_id)"],
  ["id,text,ID", "tweets", "column 1 (id) and column 3 (ID)"],
  ["id,tweet_id", "users", "column 1 (id) and column 2 (tweet_id)"],
  [`${id},en,2020`, "users", "column 1 and column 3, and no header"],
  [`${id},en,${id}`, "tweets", "column 1 and column 3, and no header"],
  ["en,12,2020", "tweets", "column 2 and column 3, and no header"],
  [`${id},id`, "tweets", "a column's name and an ID"],
  ["name,text", "tweets", "it has column 1 (name) and column 2 (text): "],
  ["alice,1.16E+18", "tweets", "hold IDs of tweets; it has 2 columns: set `field`"],
] as const)("%s is refused for %s, which asks for `field`", ([record, type, part]) => {
  const answer = summarize(choose(record, undefined, type));
  expect(answer).toContain(part);
  expect(answer).toMatch(/^refused: .*: set `field`|^refused: .*; set `field`/);
});

test.for([
  ["a,b,c", "b", "2 header"],
  ["B,b", "b", "2 header"],
  ["a,B", "b", "2 header"],
  ["a,b", " b ", "2 header"],
  ["b,a,b", "b", "refused: has the name in `field` more than once, as column 1 and column 3"],
  ["B,a,B", "b", "refused: has the name in `field` more than once, as column 1 and column 3"],
  ["a,c", "b", "refused: has no column of the name in `field`; it has 2 columns: "],
  ["text,c", "b", "refused: has no column of the name in `field`; it has column 1 (text) and column 2 (c): "],
  [`${id},c`, "b", "refused: has no column of the name in `field`; its first record holds an ID, so"],
] as const)("of %s the column named %s is %s", ([record, field, expected]) => {
  expect(summarize(choose(record, field)).slice(0, expected.length)).toBe(expected);
});

test.for([
  ["name,uid", 2, "2 header"],
  [`name,${id}`, 2, "2"],
  ["name,1.16E+18", 2, "2"],
  ["name,-5", 2, "2"],
  [`,${id}`, 1, "1"],
  [",text", 1, "1 header"],
  ["a,b", 3, "refused: has no column of the number in `field`: columns are numbered from 1 to 2 here"],
  ["a,b", 0, "refused: has no column of the number in `field`: columns are numbered from 1 to 2 here"],
  ["a,b", 1.5, "refused: has no column of the number in `field`: columns are numbered from 1 to 2 here"],
] as const)("of %s the column of number %s is %s", ([record, field, expected]) => {
  expect(summarize(choose(record, field))).toBe(expected);
});

test("the choice says what was chosen and why", () => {
  const textOf = (chosen: ColumnChoice | ColumnRefusal) => isChoice(chosen) && chosen.text;
  expect([
    textOf(choose("lang,tweet_id")),
    textOf(choose(`en,${id}`)),
    textOf(choose("lang,tid", "TID")),
    textOf(choose(`en,${id}`, 2)),
    textOf(choose("list")),
  ]).toEqual([
    "column 2 (tweet_id) holds the IDs: it has a usual name for those of tweets",
    "column 2 holds the IDs: it is the only one with a long number in it; there is no header",
    "column 2 (tid) holds the IDs, as `field` says",
    "column 2 holds the IDs, as `field` says; there is no header",
    "column 1 holds the IDs: there is no other; the first record is a header",
  ]);
});

test("names are repeated only of a header beyond doubt, and only so many", () => {
  const names = ["text", "", ...Array.from({ length: 30 }, (_, index) => `n${index}`)];
  const answer = summarize(chooseColumn(names, { field: "missing", type: "tweets" }));
  expect(answer).toContain("it has column 1 (text), column 2, column 3 (n0), ");
  expect(answer).toContain("column 20 (n17) and 12 more: ");
  for (const data of ["a\nb", "::error::x", "x".repeat(41), "@alice", "0170 1234567", "text"]) {
    const refused = summarize(chooseColumn(["text", "alice", data], { field: "missing", type: "tweets" }));
    expect(refused).toContain("it has 3 columns: ");
  }
});

test.for([
  ["user_id,status_id", "user_id", "tweets", "set `type: users`"],
  ["user_id,status_id", "Status ID", "users", "set `type: tweets`"],
] as const)(
  "of %s the column named %s is refused for %s, as its name speaks of the other type",
  ([record, field, type, part]) => {
    expect(summarize(choose(record, field, type))).toContain(part);
    expect(summarize(choose(record, 1, type))).toBe("1 header");
  },
);

test("where there are usual names of the other type alone, that type is named", () => {
  expect(summarize(choose("user_id,text"))).toContain("set `type: users`");
  expect(summarize(choose("status_id,text", undefined, "users"))).toContain("set `type: tweets`");
});
test.for(["x1160164553482756096", "u1000", "tweet:1160164553482756096", "'1160164553482756096'", "0"])(
  "%s under a number in `field` is not a header",
  (first) => {
    expect(summarize(choose(`${first},text`, 1))).toBe("1");
  },
);
