import { expect, test } from "vitest";
import { classifyIds } from "../../../test/classify-ids.ts";
import { driveReader } from "../../../test/drive-reader.ts";
import { rewriteContent } from "../../../test/rewrite-content.ts";
import { batchEntries } from "../entry-reader.ts";
import { openReader, type ReaderOptions } from "../open-reader.ts";

const id = (last: number): string => String(1_230_000_000_000_000_000n + BigInt(last));
const idsUpTo = (count: number): readonly string[] => Array.from({ length: count }, (_, at) => id(at));

function read(
  name: string,
  text: string,
  cuts: readonly number[] = [],
  options: Partial<ReaderOptions> = {},
) {
  const content = Buffer.from(text);
  const given: ReaderOptions = { ids: [{ type: "tweets" }], ...options };
  const { entries, faults } = driveReader(
    (onFault) => {
      const reader = openReader({ name, firstBytes: content }, given, onFault);
      if (reader === undefined) throw new Error("The file was refused.");
      return reader;
    },
    content,
    { cuts },
  );
  return { ids: entries.map((entry) => entry.id), faults };
}

const news = [
  "id,news_url,title,tweet_ids\n",
  'politifact1,example.com/1,"A title, 1",\n',
  `politifact2,example.com/2,"A title, 2",${id(0)}\n`,
  `politifact3,example.com/3,"A title, 3",${id(1)}\t${id(2)}\t${id(3)}\r\n`,
  `politifact4,example.com/4,"A title, 4","${id(4)},${id(5)}"\n`,
];

test("an ID in a column for several is an entry, and an empty cell is not a fault", () => {
  const text = news.join("");
  const whole = read("a.csv", text);
  expect(whole).toEqual({ ids: idsUpTo(6), faults: [] });
  expect(
    read(
      "a.csv",
      text,
      [...text].map((_, at) => at),
    ),
  ).toEqual(whole);
  expect(read("a.csv", `${text}x,y,z,${id(7)} or so\n`).faults).toEqual([expect.stringMatching(/^6 is not/)]);
});

test("a column is found to hold several IDs by its first cell that does, however it is cut", () => {
  const text = `tweet_id,text\n${id(0)},a\n${id(1)},b\n"${id(2)}, ${id(3)}",c\n${id(4)},d\n`;
  for (let cut = 1; cut < text.length; cut++) {
    expect(read("a.csv", text, [cut])).toEqual({ ids: idsUpTo(5), faults: [] });
  }
});

test("several IDs cannot be read beside IDs of another column or fields to scrub", () => {
  const ids = [{ type: "tweets" }, { type: "users" }] as const;
  const text = `tweet_ids,user_id,place\n"${id(0)},${id(1)}",7,x\n`;
  const two = [{ type: "tweets", field: "tweet_ids" }, ids[1]] as const;
  expect(read("a.csv", text, [], { ids: two }).faults).toEqual([
    expect.stringContaining("1! has several IDs in a cell, which cannot be read with IDs of two columns"),
  ]);
  expect(read("a.csv", text, [], { scrubFields: ["place"] }).faults).toEqual([
    expect.stringContaining("1! has several IDs in a cell, which cannot be read with fields to scrub"),
  ]);
});

test("a cell may hold far more IDs than a batch, and more than 1 MiB of them", () => {
  const many = idsUpTo(70_000);
  const text = `id,tweet_ids\na,${id(1)}\nb,${many.join("\t")}\nc,${id(2)}\n`;
  expect(many.length).toBeGreaterThan(batchEntries * 30);
  for (const cuts of [[], [1_100_000], [50, 700_000, 1_200_000]]) {
    const seen = read("a.csv", text, cuts);
    expect([seen.ids.length, seen.faults]).toEqual([many.length + 2, []]);
  }
});

/** Without the IDs that are given by their last digits. */
async function removeFrom(text: string, gone: readonly number[], reader: ReaderOptions): Promise<string> {
  const { copy } = await rewriteContent({ content: text, classifiers: [classifyIds(gone.map(id))], reader });
  return copy.toString();
}

const csv: ReaderOptions = { ids: [{ type: "tweets" }], format: "csv" };

test("an ID leaves its cell, the row goes with the last one, and every other byte stays", async () => {
  const [header, empty, one, three, two] = news as [string, string, string, string, string];
  expect(await removeFrom(news.join(""), [0, 2, 4], csv)).toBe(
    [header, empty, three.replace(`\t${id(2)}`, ""), two.replace(`${id(4)},`, "")].join(""),
  );
  expect(await removeFrom(news.join(""), [1, 3], csv)).toBe(
    [header, empty, one, three.replace(`${id(1)}\t`, "").replace(`\t${id(3)}`, ""), two].join(""),
  );
  expect(await removeFrom(news.join(""), [4, 5, 1, 2, 3], csv)).toBe([header, empty, one].join(""));
});

test("lines that are lists of IDs are read and rewritten, in one line or many", async () => {
  const line = `${idsUpTo(20).join(",")}\n`;
  const txt: ReaderOptions = { ids: [{ type: "tweets" }] };
  expect(read("a.txt", line)).toEqual({ ids: idsUpTo(20), faults: [] });
  const left = await removeFrom(line, [0, 7, 19], txt);
  expect(left).toBe(
    line
      .replace(`${id(0)},`, "")
      .replace(`${id(7)},`, "")
      .replace(`,${id(19)}`, ""),
  );
  expect(read("a.txt", left).ids).toHaveLength(17);
  const lines = `${id(0)}, ${id(1)}\n${id(2)}\n${id(3)} ${id(4)} ${id(5)}`;
  expect(read("a.txt", lines)).toEqual({ ids: idsUpTo(6), faults: [] });
  expect(await removeFrom(lines, [2, 5], txt)).toBe(`${id(0)}, ${id(1)}\n${id(3)} ${id(4)}`);
  expect(
    await removeFrom(
      line,
      idsUpTo(20).map((_, at) => at),
      txt,
    ),
  ).toBe("");
  const long = idsUpTo(70_000).join(",");
  expect(read("a.txt", long, [200_000, 1_200_000]).ids).toHaveLength(70_000);
});
