import { join } from "node:path";
import { expect, test } from "vitest";
import { classifyIds } from "../../test/classify-ids.ts";
import { createTemporaryFolder } from "../../test/temporary-folder.ts";
import { isComplianceError } from "../errors.ts";
import { formatId } from "../ids/parse-id.ts";
import type { ChangedEntry } from "./changed-entry.ts";
import { compareCopies } from "./compare-copies.ts";
import { rewriteToNewFile } from "./rewrite-file.ts";

const [a, b, c, d] = [1, 2, 3, 4].map((n) => `123000079845864253${n}`) as [string, string, string, string];
const pages = (...ids: readonly string[]): string =>
  ids.map((id) => `{"data":[{"id":"${id}","text":"x"}]}\n`).join("");

/** Lists that are told by what a removal can take away. */
const shapes: readonly (readonly [what: string, name: string, content: string])[] = [
  ["cells that become single", "a.csv", `event,post_id\nx,"${a},${b}"\ny,"${c},${d}"\n`],
  [
    "cells in quotes that become single",
    "a.csv",
    `event,tweet_id\nx,"'${a}', '${b}'"\ny,"['${c}', '${d}']"\n`,
  ],
  ["single cells in front of others", "a.csv", `event,tweet_id\nx,${a}\ny,"${b},${c}"\nz,${d}\n`],
  ["cells whose column says that they are many", "a.csv", `event,tweet_ids\nx,"${a},${b}"\ny,${c}\nz,${d}\n`],
  ["cells of a table with tabs", "a.tsv", `event\ttweet_id\nx\t${a},${b}\ny\t${c} ${d}\n`],
  ["lines of uneven lengths", "a.txt", `${a} ${b} ${c}\n${d}\n`],
  ["lines of uneven lengths, without a name", "a", `${a},${b}\n${c}\n${d}\n`],
  ["one line", "a.txt", `${a},${b},${c},${d}`],
  ["one line in brackets", "a.json", `["${a}","${b}","${c}","${d}"]\n`],
  ["several lines in brackets", "a.json", `["${a}","${b}",\n"${c}","${d}"]\n`],
  ["a form of its own", "a.txt", `x${a}\nx${b}\nx${c}\nx${d}\n`],
  ["forms that differ in JSON lines", "a.jsonl", `{"id":"x${a}"}\n{"id":"${b}"}\n{"id":"x${c}"}\n`],
  ["a table without a header", "a.csv", `${a},x\n${b},201800\n${c},17\n${d},y\n`],
  ["a table of two columns of numbers", "a.csv", `17,${a}\n18,${b}\n20160812,${c}\n`],
  ["columns that pandas numbers", "a.csv", `0,1\nx,${a}\ny,${b}\nz,${c}\n`],
  ["a list that is told to be a table", "a.txt", `${a}\tx\n${b}\ty\n${c}\tz\n${d}\tw\n`],
  ["a table with semicolons", "a.csv", `${a};x\n${b};y,z\n${c};w\n`],
  ["a line that names the separator", "a.csv", `sep=;\nid;n\n${a};1\n${b};2\n${c};3\n`],
  ["quotes that are text", "a.tsv", `id\tn\n${a}\tx "y\n${b}\t"z\n${c}\tw"\n${d}\t"v\n`],
  ["keys with dots", "a.jsonl", `{"id":"${a}"}\n{"id":"${b}"}\n`],
  ["pages", "a.jsonl", pages(a, b, c)],
  ["pages behind an empty one", "a.jsonl", `{"meta":{"result_count":0}}\n${pages(a, b)}`],
  ["pages between others", "a.jsonl", `${pages(a)}{"meta":{"x":1},"id":"${d}"}\n${pages(b, c)}`],
  [
    "a page on one line",
    "a.json",
    `{"data":[{"id":"${a}"},{"id":"${b}"}],"includes":{"users":[{"id":"5"}]}}\n`,
  ],
  ["JSON lines that are documents of one line when alone", "a.json", `{"id":"${a}"}\n{"id":"${b}"}\n`],
  ["a document", "a.json", `[\n{"id":"${a}"},\n{"id":"${b}"},\n{"id":"${c}"}\n]\n`],
  ["a document with keys", "a.json", `{"${a}":1,"${b}":2,"${c}":3}\n`],
  ["a document within an object", "a.json", `{"n":1,"tweets":[{"id":"${a}"},{"id":"${b}"}]}\n`],
  ["CR as the line end", "a.txt", `${a}\r${b}\r${c}\r`],
  ["a number of pandas above", "a.txt", `0\n${a}\n${b}\n`],
];

const subsets = (ids: readonly string[]): readonly (readonly string[])[] =>
  Array.from({ length: 2 ** ids.length }, (_, bits) => ids.filter((_, at) => (bits >> at) & 1));

const reader = { ids: [{ type: "tweets" }], onBadEntry: "keep" } as const;

/** Removes IDs from a file, and compares both copies. */
async function propose(name: string, content: string, gone: readonly string[]) {
  await using folder = await createTemporaryFolder();
  const from = await folder.write("from", content);
  const to = join(folder.path, "to");
  const removed: string[] = [];
  const classifiers = [classifyIds(gone)];
  const onChange = ({ ids }: ChangedEntry): void => void removed.push(ids[0] as string);
  await rewriteToNewFile({ from: from.path, to }, { name, reader, classifiers, onChange });
  const seen: string[] = [];
  const isOne = await compareCopies(
    { name, from: from.path, to },
    {
      reader,
      onChanged: ({ keys: { high, low } }, row) =>
        seen.push(formatId(high[row] as number, low[row] as number)),
    },
  );
  return { isOne, removed, seen };
}

test.for(shapes)("what a removal leaves of %s is known as its own", async ([, name, content]) => {
  let proposals = 0;
  for (const gone of subsets([a, b, c, d])) {
    const { isOne, removed, seen } = await propose(name, content, gone);
    expect([gone, isOne, seen]).toEqual([gone, true, removed]);
    if (removed.length > 0) proposals++;
  }
  expect(proposals).toBeGreaterThan(0);
});

test("cells that begin to hold several IDs late in a table are known as well", async () => {
  const row = (id: bigint | string): string => `x,"${id}"\n`;
  const first = Array.from({ length: 5_000 }, (_, at) => row(1_200_000_000_000_000_000n + BigInt(at) * 3n));
  const content = `event,post_id\n${first.join("")}${row(`${a},${b}`)}${row(`${c},${d}`)}`;
  expect(await propose("a.csv", content, [b, c, "1200000000000000003"])).toEqual({
    isOne: true,
    removed: ["1200000000000000003", b, c],
    seen: ["1200000000000000003", b, c],
  });
});

test("copies of whatever other shape are another list, or none, and nothing worse", async () => {
  await using folder = await createTemporaryFolder();
  for (const [, name, content] of shapes) {
    const from = await folder.write("from", content);
    for (const [, otherName, other] of shapes) {
      if (otherName !== name || other === content) continue;
      const to = await folder.write("to", other);
      const comparing = compareCopies(
        { name, from: from.path, to: to.path },
        { reader, onChanged: () => {} },
      ).catch((error: unknown) => isComplianceError(error) && error.code);
      expect([false, "DATASET_INVALID"]).toContain(await comparing);
    }
  }
});
