import { expect, test } from "vitest";
import { driveReader } from "../../../test/drive-reader.ts";
import type { IdPlace } from "../../types.ts";
import { createCsvReader } from "../read-csv.ts";

const id = "1230000798458642537";
const other = "1230000798458642599";
const user = "2244994945";

function read(lines: readonly string[], place: IdPlace = { type: "tweets" }) {
  const { entries, faults } = driveReader(
    (onFault) => createCsvReader({ separator: ",", places: [place], onFault }),
    Buffer.from(`${lines.join("\n")}\n`),
  );
  return { ids: entries.map((entry) => entry.id), faults };
}

test.for([
  [
    "name,tweet_id,text",
    `x,${id},a`,
    `Doe, 42,${other},a`,
    "has 4 columns where the table has 3, and",
    "column 3 and not 2",
  ],
  [
    "score,tweet_id,text",
    `1,${id},a`,
    `0,52,${other},a`,
    "has 4 columns where the table has 3, and",
    "column 3 and not 2",
  ],
  [
    "score,url_id,tweet_id,n",
    `1,2,${id},3`,
    `1,${other},3`,
    "has 3 columns where the table has 4, and",
    "column 2 and not 3",
  ],
  [
    "score,tweet_id",
    `1,${id}`,
    `0,52,https://x.com/a/status/20000000000000000`,
    "has 3 columns",
    "column 3 and not 2",
  ],
  ["name,tweet_id,text", `x,${id},a`, "Doe, 42,NA,a", "has 4 columns", "column 2 is too short for an ID"],
  [
    "name,tweet_ids,text",
    `x,"${id} ${other}",a`,
    `Doe,42,"${other} ${id}",a`,
    "has 4 columns",
    "column 2 is too short",
  ],
] as const)("below %s and %s, the row %s is a bad entry", ([header, fine, shifted, count, where]) => {
  const { ids, faults } = read([header, fine, shifted, fine]);
  expect(ids).not.toContain("42");
  expect(ids).not.toContain("52");
  expect(faults).toEqual([expect.stringContaining(count)]);
  expect(faults[0]).toContain(where);
  expect(faults[0]).toContain("`separator`");
});

test("a row without a header above it is judged by the first one", () => {
  expect(read([`0,${id},a`, `0,52,${other},a`]).faults).toEqual([
    expect.stringContaining("has IDs in column 2 and column 3"),
  ]);
  const rows = Array.from({ length: 101 }, (_, at) => `0,${BigInt(id) + BigInt(at)},a`);
  expect(read([...rows, `0,52,${other},a`]).faults).toEqual([
    expect.stringMatching(/^102 has 4 columns where the table has 3/),
  ]);
});

test("a header that is one name short, as R writes it, is told with the number that reads the table", () => {
  const rows = [`"3","${user}",0`, `"7","${user}",1`];
  const { ids, faults } = read(['"user_id","n"', ...rows], { type: "users" });
  expect(ids).toEqual([]);
  expect(faults).toHaveLength(2);
  expect(faults[0]).toContain("what looks like its ID is in column 2 and not 1");
  expect(faults[0]).toContain("`field: 2` if all rows are so");
  const given = { type: "users", field: "2" } as const;
  expect(read(['"user_id","n"', ...rows], given)).toEqual({ ids: [user, user], faults: [] });
  expect(read(['"user_id"', `"bob","${user}"`], given)).toEqual({ ids: [user], faults: [] });
  expect(read(['"user_id"', `"bob","${user}"`], { type: "users" }).faults[0]).toContain("`field: 2`");
});

test("a row that is uneven behind its ID is an entry", () => {
  expect(read(["tweet_id,text", `${id},hello, world`, `${other}`, `${id},a,,`])).toEqual({
    ids: [id, other, id],
    faults: [],
  });
  expect(read(["n,tweet_id,text", "1,1467810369,hello, world", "1,52,a,,"]).ids).toEqual([
    "1467810369",
    "52",
  ]);
  expect(read(["user_id,tweet_id,text", `12,${id},hello, world`], { type: "users" })).toEqual({
    ids: ["12"],
    faults: [],
  });
  expect(read(["user_id,created,text", "12,1558360800123,hello, world"], { type: "users" }).ids).toEqual([
    "12",
  ]);
});
