import { describe, expect, test } from "vitest";
import { classifyIds } from "../../test/classify-ids.ts";
import { rejectionOf } from "../../test/rejection-of.ts";
import { rewriteContent } from "../../test/rewrite-content.ts";
import type { FileChange } from "./rewrite-file.ts";

interface Plan {
  readonly fields: readonly string[];
  readonly format?: "csv" | "tsv" | "jsonl";
  /** Where the tweet's ID is. */
  readonly field?: string;
}

/** Rewrites where 20 is to be scrubbed, and 30 to be removed. */
async function scrub(
  content: string,
  { fields, format = "csv", field }: Plan,
): Promise<{ readonly change: FileChange; readonly text: string }> {
  const { change, copy } = await rewriteContent({
    content: Buffer.from(content, "latin1"),
    classifiers: [classifyIds(["30"], ["40"], ["20"])],
    reader: { ids: [{ type: "tweets", field }], format, scrubFields: fields },
  });
  return { change, text: copy.toString("latin1") };
}

/** What happens to one csv record of `id,place,more`. */
async function scrubRecord(record: string, fields: readonly string[] = ["place"]): Promise<string> {
  const header = "id,place,more\r\n";
  const { text } = await scrub(header + record, { fields });
  expect(text.slice(0, header.length)).toBe(header);
  return text.slice(header.length);
}

/** What happens to one line of JSON. */
async function scrubLine(line: string, fields: readonly string[] = ["place"]): Promise<string> {
  return (await scrub(line, { fields, format: "jsonl", field: "id" })).text;
}

describe("in csv", () => {
  test.for([
    ["20,here,x\n", "20,,x\n"],
    ["20,here,x\r\n", "20,,x\r\n"],
    ['20,"here, ""or"" \r\nthere",x\n', "20,,x\n"],
    ["20, here\t,x", "20,,x"],
    ['"20" ,"here" , x\n', '"20" ,, x\n'],
    ["20,0,x\n", "20,,x\n"],
    ["20,\u00ff,x\n", "20,,x\n"],
    ["21,here,x\n", "21,here,x\n"],
    ["40,here,x\n", "40,here,x\n"],
    ["30,here,x\n", ""],
  ] as const)(
    "the field is emptied, and no other byte changes: %j becomes %j",
    async ([record, expected]) => {
      expect(await scrubRecord(record)).toBe(expected);
    },
  );

  test.for([
    ["20,x,here\n", "20,x,\n"],
    ["20,x,here\r\n", "20,x,\r\n"],
    ['20,x,"here"\r\n', "20,x,\r\n"],
    ['20,x,"he\r\nre" \r\n', "20,x,\r\n"],
    ["20,x,here", "20,x,"],
    ['20,x,"here"', "20,x,"],
  ] as const)("of the last column the line end stays: %j becomes %j", async ([record, expected]) => {
    expect(await scrubRecord(record, ["more"])).toBe(expected);
  });

  test("columns are told by name or number, in any order, and one that is named twice is one", async () => {
    expect(await scrubRecord("20,here,there\n", ["more", "PLACE"])).toBe("20,,\n");
    expect(await scrubRecord("20,here,there\n", ["3", "2"])).toBe("20,,\n");
    expect(await scrubRecord("20,here,there\n", ["3", "more"])).toBe("20,here,\n");
    const listed = await scrub("20,here\n21,there\n20,\n", { fields: ["2"], field: "1" });
    expect(listed.text).toBe("20,\n21,there\n20,\n");
  });

  test("a tab parts the fields of a tsv, and a comma does not", async () => {
    const { text } = await scrub("id\tplace\n20\there, there\n", { fields: ["place"], format: "tsv" });
    expect(text).toBe("id\tplace\n20\t\n");
  });

  test.for(["20,,x\n", '20,"",x\r\n', "20, \t,x\n", '20," ",x\n', "20\n", "20,"])(
    "a record whose field is scrubbed already is as it should be, and stays: %j",
    async (record) => {
      const { text, change } = await scrub(`id,place,more\n${record}`, { fields: ["place"] });
      expect(text).toBe(`id,place,more\n${record}`);
      expect(change).toEqual({ entries: 1, removed: 0, scrubbed: 0, unverified: 0 });
    },
  );

  test.for([
    [
      "id,place\n20,x\n",
      ["geo"],
      "by the name of a field to blank; it has column 1 (id) and column 2 (place)",
    ],
    [
      "id,place,place\n20,x,y\n",
      ["place"],
      "has no column, or more than one, by the name of a field to blank",
    ],
    ["id,place\n20,x\n", ["3"], "has no column 3 to blank: it has 2"],
    ["20,x\n", ["place"], "has no header, so name the fields to blank by their numbers"],
    ["id,place\n20,x\n", ["place", "id"], "would blank its own IDs: take `id` out of the fields to blank"],
    ["id,place\n20,x\n", ["1"], "would blank its own IDs: take `1` out of the fields to blank"],
  ] as const)("the file is refused where fields cannot be meant: %j", async ([content, fields, message]) => {
    expect(await rejectionOf(scrub(content, { fields }))).toMatchObject({
      code: "DATASET_INVALID",
      faults: [{ line: 1, message: expect.stringContaining(message) }],
    });
  });
});

describe("in JSON lines", () => {
  test.for([
    ['{"id":20,"place":"here"}\n', '{"id":20,"place":null}\n'],
    ['{ "place" : "a\\"b}" , "id" : "20" }\r\n', '{ "place" : null , "id" : "20" }\r\n'],
    ['{"id":20,"place":{"a":[1,{"b":"]"}]},"x":1}', '{"id":20,"place":null,"x":1}'],
    ['{"id":20,"place":[1, 2]}\n', '{"id":20,"place":null}\n'],
    ['{"id":20,"place":1.5e3}\n', '{"id":20,"place":null}\n'],
    ['{"id":20,"place":false}\n', '{"id":20,"place":null}\n'],
    ['{"id":20,"place":""}\n', '{"id":20,"place":null}\n'],
    ['{"id":20,"pl\\u0061ce":"here"}\n', '{"id":20,"pl\\u0061ce":null}\n'],
    ['{"id":20,"x":{"place":"kept"},"place":"here"}\n', '{"id":20,"x":{"place":"kept"},"place":null}\n'],
    ['{"place":1,"id":20,"place":[2]}\n', '{"place":null,"id":20,"place":null}\n'],
    ['{"place":null,"id":20,"place":"here"}\n', '{"place":null,"id":20,"place":null}\n'],
    ['{"id":21,"place":"here"}\n', '{"id":21,"place":"here"}\n'],
    ['{"id":40,"place":"here"}\n', '{"id":40,"place":"here"}\n'],
    ['{"id":30,"place":"here"}\n', ""],
  ] as const)(
    "the value becomes null, and no other byte changes: %j becomes %j",
    async ([line, expected]) => {
      expect(await scrubLine(line)).toBe(expected);
    },
  );

  test.for([
    ["geo.at", '{"id":20,"geo":{"x":1,"at":[1,2]}}\n', '{"id":20,"geo":{"x":1,"at":null}}\n'],
    [
      "geo.at",
      '{"geo":{"at":1},"id":20,"geo":{"at":2}}\n',
      '{"geo":{"at":null},"id":20,"geo":{"at":null}}\n',
    ],
    ["geo.at", '{"id":20,"geo":null,"at":1}\n', '{"id":20,"geo":null,"at":1}\n'],
    ["geo.at", '{"id":20,"geo":"at","x":{"geo":{"at":1}}}\n', '{"id":20,"geo":"at","x":{"geo":{"at":1}}}\n'],
    ["a.b.c", '{"a":{"b":{"c":{"d":1}}},"id":20}', '{"a":{"b":{"c":null}},"id":20}'],
  ] as const)("a path leads into objects: %s in %j", async ([field, line, expected]) => {
    expect(await scrubLine(line, [field])).toBe(expected);
  });

  test.for([
    [["geo", "geo.at"], '{"id":20,"geo":null}\n'],
    [["geo.at", "geo"], '{"id":20,"geo":null}\n'],
    [["geo.at", "geo.at"], '{"id":20,"geo":{"x":1,"at":null}}\n'],
    [["geo.at", "geo.x"], '{"id":20,"geo":{"x":null,"at":null}}\n'],
  ] as const)("fields inside one another are scrubbed once: %j", async ([fields, expected]) => {
    expect(await scrubLine('{"id":20,"geo":{"x":1,"at":[2]}}\n', fields)).toBe(expected);
  });

  test.for([
    '{"id":20,"place":null}\n',
    '{"id":20}\n',
    '{"id":20,"place": null }',
    '{"x":{"place":1},"id":20}',
  ])("a record without the location is as it should be, and stays: %j", async (line) => {
    const { text, change } = await scrub(line, { fields: ["place"], format: "jsonl", field: "id" });
    expect(text).toBe(line);
    expect(change).toEqual({ entries: 1, removed: 0, scrubbed: 0, unverified: 0 });
  });

  test.for([
    ['{"id":20}\n', undefined, ["id"], '"id"'],
    ['{"id":20}\n', "id", ["place", "id"], '"id"'],
    ['{"post":{"id":20}}\n', "post.id", ["post"], '"post"'],
    ['{"post":{"id":20}}\n', "post.id", ["place", "post.id"], '"post.id"'],
  ] as const)("the file is refused where its own IDs would be scrubbed: %j by %s", async (given) => {
    const [content, field, fields, named] = given;
    const plan = { fields, format: "jsonl", ...(field !== undefined && { field }) } as const;
    expect(await rejectionOf(scrub(content, plan))).toMatchObject({
      code: "DATASET_INVALID",
      faults: [{ line: 1, message: `would blank its own IDs: take ${named} out of the fields to blank` }],
    });
  });

  test("a field that only begins like the ID's own is scrubbed", async () => {
    const line = '{"post":{"id":20,"idea":1,"id_str":"x"}}\n';
    const plan = { fields: ["post.idea"], format: "jsonl", field: "post.id" } as const;
    expect((await scrub(line, plan)).text).toBe('{"post":{"id":20,"idea":null,"id_str":"x"}}\n');
  });
});

test("of two IDs the graver decision counts, and a scrubbed one leaves the entry to the other", async () => {
  const content = [
    "tweet_id,user_id,place\n",
    "20,1,scrub alone\n",
    "1,3,remove alone\n",
    "20,3,scrub and remove\n",
    "2,20,remove and scrub\n",
    "20,4,scrub and unverified\n",
    "20,4,\n",
    "20,3,\n",
    "20,1,\n",
    ",20,scrub by the user\n",
    "20,,scrub by the tweet\n",
    "1,4,unverified\n",
    "1,1,fine\n",
  ];
  const { copy, change } = await rewriteContent({
    content: content.join(""),
    classifiers: [classifyIds(["2"], [], ["20"]), classifyIds(["3"], ["4"], ["20"])],
    reader: { ids: [{ type: "tweets" }, { type: "users" }], format: "csv", scrubFields: ["place"] },
  });
  expect(copy.toString().split("\n")).toEqual([
    "tweet_id,user_id,place",
    "20,1,",
    "20,4,",
    "20,4,",
    "20,1,",
    ",20,",
    "20,,",
    "1,4,unverified",
    "1,1,fine",
    "",
  ]);
  expect(change).toEqual({ entries: 12, removed: 4, scrubbed: 4, unverified: 2 });
});

test("without fields to scrub the whole entry is removed, unless it holds nothing but its ID", async () => {
  const { text, change } = await scrub("id,place\n20,here\n20,\n21,x\n", { fields: [] });
  expect(text).toBe("id,place\n20,\n21,x\n");
  expect(change).toMatchObject({ removed: 1, scrubbed: 0 });
});

test("a rewrite of what was rewritten changes nothing more", async () => {
  const plan = { fields: ["place"] };
  const first = await scrub('\u00ef\u00bb\u00bfid,place\r\n20,"a"\r\n30,b\r\n21,c\r\n20,', plan);
  expect(first.text).toBe("\u00ef\u00bb\u00bfid,place\r\n20,\r\n21,c\r\n20,");
  const second = await scrub(first.text, plan);
  expect(second.text).toBe(first.text);
  expect(second.change).toMatchObject({ removed: 0, scrubbed: 0 });
});
