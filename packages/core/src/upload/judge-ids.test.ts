import { readdirSync, readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createTemporaryFolder } from "../../test/temporary-folder.ts";
import { batchEntries, createEntryBatch } from "../formats/entry-reader.ts";
import type { Dataset, Fault, IdPlace } from "../types.ts";
import { createIdJudge, judgedEntries } from "./judge-ids.ts";
import { scanFiles } from "./scan.ts";

interface Told {
  readonly faults: readonly Fault[];
  readonly doubts: readonly Fault[];
}

async function judge(file: string, content: string, place: IdPlace = { type: "tweets" }): Promise<Told> {
  await using folder = await createTemporaryFolder();
  const { path } = await folder.write(file, content);
  const parts = join(folder.path, "parts");
  await mkdir(parts);
  const dataset: Dataset = { name: "ids", ids: [place], files: [{ name: file, path }] };
  const { faults, datasets } = await scanFiles([dataset], { folder: parts });
  return { faults, doubts: datasets.flatMap(({ doubts }) => doubts) };
}

/** IDs of 19 digits; those whose index is given end in 0000. */
function makeLong(count: number, isRounded: (index: number) => boolean): readonly string[] {
  return Array.from({ length: count }, (_, index) => {
    const head = String(123_000_000_000_000n + BigInt(index) * 7n);
    return `${head}${isRounded(index) ? "0000" : String(1_234 + (index % 8_000))}`;
  });
}

const list = (ids: readonly string[]): string => ids.map((id) => `${id}\n`).join("");
const table = (ids: readonly string[], name: string): string =>
  `${name},text\n${ids.map((id) => `${id},x\n`).join("")}`;
const nothing: Told = { faults: [], doubts: [] };

test("a list most of whose long IDs end in 0000 is refused, at the first of them", async () => {
  const text = "# by hand\n\n1230000798458642537\n1230001664690000000\n1230002634350000000\n";
  expect(await judge("a.txt", text)).toEqual({
    faults: [{ file: "a.txt", line: 4, message: expect.stringContaining("2 of 3 IDs end in 0000") }],
    doubts: [],
  });
  const users = await judge(
    "a.csv",
    table(
      makeLong(20, () => true),
      "external_author_id",
    ),
    { type: "users" },
  );
  expect(users.faults).toEqual([{ file: "a.csv", line: 2, message: expect.stringContaining("20 of 20") }]);
});

test("a few more than chance makes are a doubt, with their number and the first line", async () => {
  const few = [48, 220, 294, 320, 466, 760];
  const ids = makeLong(785, (index) => few.includes(index));
  const { faults, doubts } = await judge("a.csv", table(ids, "tweet_id"));
  expect(faults).toEqual([]);
  expect(doubts).toEqual([
    { file: "a.csv", line: 50, message: expect.stringContaining("first of 6 of 785 IDs") },
  ]);
  const fewer = makeLong(785, (index) => few.slice(1).includes(index));
  expect(await judge("a.csv", table(fewer, "tweet_id"))).toEqual(nothing);
});

test("true IDs, of which more end in zeros than chance has it, are in no doubt", async () => {
  const examples = join(import.meta.dirname, "../../../../examples/hourly-tweet-ids");
  for (const name of readdirSync(examples))
    expect(await judge(name, readFileSync(join(examples, name), "utf8"))).toEqual(nothing);
});

/** As JSON.parse leaves and prints IDs. */
const clip = (ids: readonly string[]): readonly string[] => ids.map((id) => String(Number(id)));
const makeTrue = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => String(1_160_164_550_339_724_264n + BigInt(at) * 7_919_104_729n));

test.for([
  ["a.txt", list],
  ["a.jsonl", (ids: readonly string[]) => ids.map((id) => `{"id":${id}}\n`).join("")],
  ["a.json", (ids: readonly string[]) => `[\n${ids.map((id) => `{"id":"${id}"}`).join(",\n")}]\n`],
  ["b.json", (ids: readonly string[]) => `[\n${ids.map((id) => `"${id}"`).join(",\n")}]\n`],
] as const)("IDs that a program with doubles has written are refused in %s", async ([file, write]) => {
  const { faults } = await judge(file, write(clip(makeTrue(5))));
  expect(faults).toEqual([
    { file, line: expect.any(Number), message: expect.stringContaining("5 of 5 IDs") },
  ]);
  expect(faults[0]?.message).toContain("53 bits");
  expect(await judge(file, write(makeTrue(2_000)))).toEqual(nothing);
  expect(await judge(file, write(clip(makeTrue(3))))).toEqual(nothing);
});

test("some such IDs among others are a doubt", async () => {
  const ids = makeTrue(300);
  const { faults, doubts } = await judge("a.txt", list([...ids.slice(0, 200), ...clip(ids.slice(200, 230))]));
  expect(faults).toEqual([]);
  expect(doubts).toHaveLength(1);
  expect(doubts[0]?.message).toContain("may have rounded them");
});

test("lines are counted once, however many entries are on one", () => {
  const bytes = Buffer.alloc(8_000_000, " ");
  let looked = 0;
  bytes.indexOf = () => expect.fail("the whole buffer is nobody's business");
  bytes.subarray = (from, to) => {
    const part = Buffer.from(bytes.buffer, bytes.byteOffset + Number(from), Number(to) - Number(from));
    const { indexOf } = part;
    part.indexOf = (...given: readonly unknown[]) => {
      looked++;
      return Reflect.apply(indexOf, part, given);
    };
    return part;
  };
  const batch = createEntryBatch(1);
  batch.count = batchEntries;
  for (let row = 0; row < batch.count; row++) batch.start[row] = row * 100;
  createIdJudge([{ type: "tweets" }]).see(bytes, { from: 0, to: 300_000 }, { batch });
  expect(looked).toBe(1);
});

test.for([
  ["one of any number", makeLong(5_000, (index) => index === 7)],
  ["as many as chance makes of ten thousand", makeLong(10_000, (index) => index % 2_000 === 7)],
  [
    "multiples of 256",
    makeLong(0, () => false).concat(
      Array.from({ length: 300 }, (_, at) => String(1_230_000_000_000_000_000n + BigInt(at) * 256n * 7n)),
    ),
  ],
  ["a single line", makeLong(1, () => true)],
  ["one ID in many rows", Array.from({ length: 50 }, () => "1230001664690000000")],
  ["IDs of 16 digits", Array.from({ length: 50 }, (_, at) => `${123_000_000_000 + at}0000`)],
] as const)("nothing is said of %s", async ([, ids]) => {
  expect(await judge("a.txt", list(ids))).toEqual(nothing);
});

test("only the first of a long list are judged", async () => {
  const ids = makeLong(judgedEntries + 5_000, (index) => index >= judgedEntries);
  expect(await judge("a.txt", list(ids))).toEqual(nothing);
});

const short = Array.from({ length: 20 }, (_, at) => String(783_214 + at * at * 97));

test("a table or JSON lines of short IDs alone are not lists of posts, unless their place was named", async () => {
  const json = short.map((id) => `{"id":${id}}\n`).join("");
  for (const [file, text, field] of [
    ["a.csv", table(short, "id"), "id"],
    ["a.jsonl", json, "id"],
  ] as const) {
    const found = [{ file, message: expect.stringContaining("`type: users`") }];
    expect(await judge(file, text)).toEqual({ faults: found, doubts: [] });
    expect(await judge(file, text, { type: "tweets", field })).toEqual({ faults: [], doubts: found });
    expect(await judge(file, text, { type: "users" })).toEqual(nothing);
  }
});

test("a bare list of short IDs alone is a doubt, and fewer than twenty or one long ID are none", async () => {
  expect((await judge("a.txt", list(short))).doubts).toEqual([
    { file: "a.txt", message: expect.stringContaining("`type: users`") },
  ]);
  expect(await judge("a.txt", list(short.slice(1)))).toEqual(nothing);
  expect(await judge("a.txt", list([...short, "12345678901"]))).toEqual(nothing);
});

test("1, 2, 3 and so on are not IDs of any type", async () => {
  const rows = ["1", "2", "3", "4"];
  for (const type of ["tweets", "users"] as const) {
    const { faults } = await judge("a.csv", table(rows, type === "tweets" ? "tweet_id" : "user_id"), {
      type,
    });
    expect(faults).toEqual([{ file: "a.csv", message: expect.stringContaining("row numbers") }]);
  }
  expect((await judge("a.txt", list(rows))).doubts).toHaveLength(1);
  expect(await judge("a.txt", list(["1", "2"]))).toEqual(nothing);
  expect(await judge("a.txt", list(["2", "3", "4"]))).toEqual(nothing);
});

test("a bare list or a named column that counts from 1 to 100 is refused, and a shorter one is a doubt", async () => {
  const count = (most: number): readonly string[] => Array.from({ length: most }, (_, at) => String(at + 1));
  const found = (file: string): readonly Fault[] => [
    { file, message: expect.stringContaining("row numbers") },
  ];
  for (const type of ["tweets", "users"] as const) {
    expect(await judge("a.txt", list(count(100)), { type })).toEqual({ faults: found("a.txt"), doubts: [] });
    expect(await judge("a.txt", list(count(99)), { type })).toEqual({ faults: [], doubts: found("a.txt") });
    const place = { type, field: "row" };
    expect((await judge("a.csv", table(count(100), "row"), place)).faults).toEqual(found("a.csv"));
  }
});

test("a bare list of the posts of a day in 2009, which are as short as users' IDs, is not refused", async () => {
  const posts = Array.from({ length: 500 }, (_, at) => String(1_467_810_369 + at * 977));
  expect((await judge("a.txt", list(posts))).faults).toEqual([]);
});

test("of a list that is refused nothing else is said", async () => {
  const { faults } = await judge("a.txt", `${list(["1", "2", "3"])}user_id\n`);
  expect(faults).toHaveLength(1);
});
