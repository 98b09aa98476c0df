import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync, zstdCompressSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { createTemporaryFolder } from "../../test/temporary-folder.ts";
import { IdSet } from "../ids/id-set.ts";
import { IdValues } from "../ids/id-values.ts";
import type { CheckedIds } from "../results/classifier.ts";
import { findings } from "../results/record.ts";
import type { ChangedEntry } from "../rewrite/changed-entry.ts";
import { RetainedEntries } from "../rewrite/retained-entries.ts";
import type { FileChange } from "../rewrite/rewrite-file.ts";
import type { Dataset, JobType } from "../types.ts";
import { type RetainChangesOptions, retainChanges } from "./retain-changes.ts";
import { rewriteFile } from "./rewrite-dataset.ts";

const posts = { name: "posts", ids: [{ type: "tweets" }], files: [] } as const;
const places = { ...posts, ids: [{ type: "tweets", field: "id" }], scrubFields: ["place"] } as const;
const authors = {
  ...posts,
  ids: [
    { type: "tweets", field: "id" },
    { type: "users", field: "author" },
  ],
} as const;

type Content = string | Uint8Array;

interface Known {
  /** In parts, from 0. */
  readonly submitted: readonly (readonly number[])[];
  readonly found?: Readonly<Record<number, string>>;
  readonly untrusted?: readonly number[];
  /** By part. */
  readonly times?: readonly number[];
}

function know(type: JobType, { submitted, found = {}, untrusted = [], times = [] }: Known): CheckedIds {
  const ids = new IdSet();
  for (const [part, own] of submitted.entries()) {
    if (own.length > 0) ids.beginPart(BigInt(Math.min(...own)), part);
    for (const id of own) ids.add(0, id);
  }
  const values = new IdValues(ids);
  for (const [id, action] of Object.entries(found)) {
    const row = ids.findBlock(Int32Array.of(0), Int32Array.of(Number(id)), 1)[0] as number;
    values.set(
      row,
      findings.findIndex((finding) => finding.action === action),
    );
  }
  const resultTimes = new Map(times.entries());
  return { type, submitted: ids, found: values, untrustedParts: new Set(untrusted), resultTimes };
}

/** Nothing is known of any ID. */
const nothing = new Map([
  ["tweets", know("tweets", { submitted: [[]] })],
  ["users", know("users", { submitted: [[]] })],
] as const);

interface Trial {
  readonly dataset?: Dataset;
  readonly name?: string;
  readonly from: Content;
  readonly to: Content;
  /** The file that is rewritten; as `from` if not given. */
  readonly now?: Content;
  readonly options?: RetainChangesOptions;
  readonly checkedIds?: ReadonlyMap<JobType, CheckedIds>;
}

interface Retained {
  readonly isPure: boolean;
  readonly retained: RetainedEntries;
  readonly copy: string;
  readonly change: FileChange;
  readonly changed: readonly ChangedEntry[];
}

/** Retains what `to` lacks of `from`, and rewrites the file by it. */
async function retain(trial: Trial): Promise<Retained> {
  const { dataset = posts, name = "ids.txt", from, to, now = from, options, checkedIds = nothing } = trial;
  await using folder = await createTemporaryFolder();
  const [one, other, own] = [
    await folder.write("from", from),
    await folder.write("to", to),
    await folder.write("now", now),
  ];
  const retained = new RetainedEntries();
  const isPure = await retainChanges({ dataset, name, from: one.path, to: other.path }, retained, options);
  const changed: ChangedEntry[] = [];
  const copyPath = join(folder.path, "copy");
  const change = await rewriteFile({ dataset, name, from: own.path, to: copyPath }, checkedIds, {
    retained,
    onChange: (entry) => changed.push(entry),
  });
  return { isPure, retained, change, changed, copy: await readFile(copyPath, "latin1") };
}

test("what a copy lacks stays removed, also where the list has grown and moved since", async () => {
  const trial = { from: "1\n2\n3\n4\n", to: "1\n4\n", now: "9\n4\n3\n# two\n2\n3\n1\n" };
  const { isPure, retained, copy, change, changed } = await retain(trial);
  expect([isPure, retained.size, retained.used]).toEqual([true, 2, 2]);
  expect(copy).toBe("9\n4\n# two\n1\n");
  expect(change).toEqual({ entries: 6, removed: 3, scrubbed: 0, unverified: 3 });
  expect(changed[0]).toEqual({ decision: "remove", ids: ["3"], embedded: [], isRetained: true });
});

test.for<[string, Dataset, string, Content, Content, string]>([
  ["txt, all of it", posts, "ids.txt", "1\n2", "", ""],
  ["csv", posts, "ids.csv", "id,text\n1,a\n2,b\n", "id,text\n2,b\n", "id,text\n2,b\n"],
  ["csv, all of it", posts, "ids.csv", "id,text\n1,a\n2,b\n", "id,text\n", "id,text\n"],
  [
    "csv with line breaks",
    { ...posts, quoting: "csv" },
    "a.csv",
    'id,text\n1,"a\n2,b"\n2,b\n',
    "id,text\n2,b\n",
    "id,text\n2,b\n",
  ],
  ["tsv", posts, "ids.tsv", "id\ttext\n1\ta\n2\tb\n", "id\ttext\n1\ta\n", "id\ttext\n1\ta\n"],
  ["jsonl", posts, "ids.jsonl", '{"id":"1"}\n{"id":"2"}\n', '{"id":"2"}\n', '{"id":"2"}\n'],
  ["jsonl, all of it", posts, "ids.jsonl", '{"id":"1"}\n{"id":"2"}\n', "", ""],
  [
    "scrubbed csv",
    places,
    "a.csv",
    "id,place\n1,Rome\n2,Bonn\n",
    "id,place\n1,\n2,Bonn\n",
    "id,place\n1,\n2,Bonn\n",
  ],
  [
    "scrubbed jsonl",
    places,
    "a.jsonl",
    '{"id":"1","place":"Rome"}\n{"id":"2","place":"Bonn"}\n',
    '{"id":"1","place":null}\n',
    '{"id":"1","place":null}\n',
  ],
] as const)("%s", async ([, dataset, name, from, to, expected]) => {
  const { isPure, copy, changed } = await retain({ dataset, name, from, to });
  expect(isPure).toBe(true);
  expect(copy).toBe(expected);
  expect(changed.every(({ isRetained }) => isRetained)).toBe(true);
});

test.each([
  ["gz", gzipSync],
  ["zst", zstdCompressSync],
])("compressed as %s", async (extension, compress) => {
  const { isPure, change } = await retain({
    name: `ids.txt.${extension}`,
    from: compress(Buffer.from("1\n2\n3\n")),
    to: compress(Buffer.from("2\n")),
  });
  expect([isPure, change.removed]).toEqual([true, 2]);
});

test("lists of many blocks are walked side by side, wherever their blocks end", async () => {
  const all = Array.from({ length: 300_000 }, (_, index) => index + 1);
  const kept = all.filter((id) => id % 7 !== 0 && (id < 100_000 || id > 180_000));
  const write = (ids: readonly number[]): string => `${ids.join("\n")}\n`;
  const { isPure, retained, copy } = await retain({ from: write(all), to: write(kept) });
  expect(isPure).toBe(true);
  expect(retained.size).toBe(all.length - kept.length);
  expect(copy).toBe(write(kept));
});

test.each([
  ["an entry is added", "1\n2\n", "1\n2\n3\n"],
  ["an entry is edited", "1\n2\n", "1\n3\n"],
  ["entries change places", "1\n2\n", "2\n1\n"],
  ["a comment is edited", "# a\n1\n2\n", "# b\n1\n"],
  ["a comment is removed", "# a\n1\n2\n", "1\n"],
])("a copy where %s differs in more than removals", async (_name, from, to) => {
  expect((await retain({ from, to })).isPure).toBe(false);
});

test("a field that is edited and not scrubbed is more than a removal", async () => {
  const [from, to] = ["id,place\n1,Rome\n", "id,place\n1,Bonn\n"];
  expect((await retain({ dataset: places, name: "a.csv", from, to })).isPure).toBe(false);
});

test("an entry that was removed with its content is not a reason to remove the bare ID", async () => {
  const [from, to] = ["id,place\n1,Rome\n", "id,place\n"];
  const trial = { name: "a.csv", from, to, now: "id,place\n1,\n1,Rome\n1,Bonn\n" };
  expect((await retain(trial)).copy).toBe("id,place\n1,\n");
});

test("an entry with two IDs is known by both: another post of the same author stays", async () => {
  const head = "id,author\n";
  const trial = { dataset: authors, name: "a.csv", from: `${head}1,7\n2,8\n3,\n,9\n`, to: head };
  const now = `${head}1,7\n2,7\n1,8\n3,\n3,7\n,9\n,7\n4,9\n`;
  const { copy, changed } = await retain({ ...trial, now });
  expect(copy).toBe(`${head}2,7\n1,8\n3,7\n,7\n4,9\n`);
  expect(changed.map(({ ids }) => ids)).toEqual([
    ["1", "7"],
    ["3", ""],
    ["", "9"],
  ]);
});

describe("something newer", () => {
  const asOf = new Map<JobType, number>([
    ["tweets", 100],
    ["users", 100],
  ]);
  const removed = { from: "1\n2\n", to: "2\n" };

  async function retainKnowing(known: Known, trial: Trial = removed): Promise<Retained> {
    const checkedIds = new Map([...nothing, ["tweets", know("tweets", known)] as const]);
    return await retain({ ...trial, checkedIds, options: { newer: { checkedIds, asOf } } });
  }

  test.for<[string, string, Known]>([
    ["puts an entry back that it does not name", "1\n2\n", { submitted: [[1, 2]], times: [101] }],
    [
      "puts one back that it is content with",
      "1\n2\n",
      { submitted: [[1]], found: { 1: "rehydrate" }, times: [101] },
    ],
    [
      "that is the very job behind it says once more what it said",
      "1\n2\n",
      { submitted: [[1, 2]], times: [100] },
    ],
    ["that is older does not", "2\n", { submitted: [[1, 2]], times: [99] }],
    ["about another part does not", "2\n", { submitted: [[1], [2]], times: [99, 200] }],
    ["without a result for the part does not", "2\n", { submitted: [[2], [1]], times: [200] }],
    ["without a proof does not", "2\n", { submitted: [[1, 2]], untrusted: [0], times: [101] }],
    ["that nobody understands does not", "2\n", { submitted: [[1]], found: { 1: "unknown" }, times: [101] }],
    ["about other IDs does not", "2\n", { submitted: [[2]], times: [101] }],
  ])("%s", async ([, expected, known]) => {
    expect((await retainKnowing(known)).copy).toBe(expected);
  });

  test("asks for less, and less is done", async () => {
    const head = "id,place\n";
    const trial = { dataset: places, name: "a.csv", from: `${head}1,Rome\n`, to: head };
    const known = { submitted: [[1]], found: { 1: "scrub_geo" } };
    expect((await retainKnowing({ ...known, times: [101] }, trial)).copy).toBe(`${head}1,\n`);
    expect((await retainKnowing({ ...known, times: [99] }, trial)).copy).toBe(head);
  });

  test("asks for the same, and the entry is not called retained", async () => {
    const { changed, retained } = await retainKnowing({
      submitted: [[1]],
      found: { 1: "delete" },
      times: [50],
    });
    expect(changed).toEqual([{ decision: "remove", ids: ["1"], embedded: [], isRetained: false }]);
    expect(retained.used).toBe(0);
  });

  test("of one ID of two puts nothing back, and of both it does", async () => {
    const head = "id,author\n";
    const trial = { dataset: authors, name: "a.csv", from: `${head}1,7\n`, to: head };
    const tweets = know("tweets", { submitted: [[1]], times: [101] });
    for (const [usersAt, expected] of [
      [99, head],
      [101, `${head}1,7\n`],
    ] as const) {
      const users = know("users", { submitted: [[7]], times: [usersAt] });
      const checkedIds = new Map<JobType, CheckedIds>([
        ["tweets", tweets],
        ["users", users],
      ]);
      const retained = await retain({ ...trial, checkedIds, options: { newer: { checkedIds, asOf } } });
      expect(retained.copy).toBe(expected);
    }
  });

  test("of a type that the proposal knew nothing of may be of any age", async () => {
    const checkedIds = new Map([
      ...nothing,
      ["tweets", know("tweets", { submitted: [[1]], times: [1] })] as const,
    ]);
    const options = { newer: { checkedIds, asOf: new Map() } };
    expect((await retain({ ...removed, checkedIds, options })).copy).toBe("1\n2\n");
  });
});

test("one set holds another if its decisions are as grave", () => {
  const [one, other] = [new RetainedEntries(), new RetainedEntries()];
  expect(one.holdsAll(other)).toBe(true);
  other.add(0, 5, 2);
  expect(one.holdsAll(other)).toBe(false);
  one.add(0, 5, 3);
  expect([one.holdsAll(other), other.holdsAll(one)]).toEqual([true, false]);
  other.add(0, 5, 3);
  other.add(0, 5, 2);
  expect(other.holdsAll(one)).toBe(true);
});
