// @module-tag slow
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { classifyIds } from "../../test/classify-ids.ts";
import { createTemporaryFolder } from "../../test/temporary-folder.ts";
import { isComplianceError } from "../errors.ts";
import type { ReaderOptions } from "../formats/open-reader.ts";
import { formatId } from "../ids/parse-id.ts";
import { compareCopies } from "./compare-copies.ts";
import { rewriteToNewFile } from "./rewrite-file.ts";

const samples = join(import.meta.dirname, "../../test-samples");

interface Compared {
  readonly isOne: boolean;
  readonly changed: readonly string[];
}

async function compare(
  paths: { readonly name: string; readonly from: string; readonly to: string },
  reader: ReaderOptions,
): Promise<Compared> {
  const changed: string[] = [];
  const isOne = await compareCopies(paths, {
    reader,
    onChanged({ ids: [ids] }, row) {
      changed.push(formatId(ids?.high[row] as number, ids?.low[row] as number));
    },
  });
  return { isOne, changed };
}

/** Removes IDs from a file, and compares both. Undefined where the file is none that is read. */
async function removeAndCompare(
  file: { readonly name: string; readonly content: Uint8Array | string; readonly reader: ReaderOptions },
  gone: readonly string[],
): Promise<(Compared & { readonly removed: readonly string[] }) | undefined> {
  await using folder = await createTemporaryFolder();
  const { name, reader } = file;
  const { path: from } = await folder.write("before", file.content);
  const to = join(folder.path, "after");
  const removed: string[] = [];
  try {
    await rewriteToNewFile(
      { from, to },
      {
        name,
        reader,
        classifiers: reader.ids.map(() => classifyIds(gone)),
        onChange: ({ ids: [id = ""] }) => void removed.push(id),
      },
    );
  } catch (error) {
    if (isComplianceError(error) && error.code === "DATASET_INVALID") return undefined;
    throw error;
  }
  return { removed, ...(await compare({ name, from, to }, reader)) };
}

const tweets: ReaderOptions = { ids: [{ type: "tweets" }] };
const id = (index: number): string => String(1_230_000_798_458_642_537n + BigInt(index) * 977_351n);

test.each(readdirSync(samples).filter((name) => name !== "README.md"))(
  "what a rewrite makes of %s is known for just that, whatever goes",
  async (name) => {
    const content = readFileSync(join(samples, name));
    const all = [
      ...new Set(
        content
          .toString("latin1")
          .replaceAll("\0", "")
          .match(/\d{4,20}/g),
      ),
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.subarray(all),
        fc.constantFrom<"tweets" | "users">("tweets", "users"),
        async (gone, type) => {
          const compared = await removeAndCompare({ name, content, reader: { ids: [{ type }] } }, gone);
          if (compared === undefined) return;
          expect(compared.isOne).toBe(true);
          expect(compared.changed).toEqual(compared.removed);
        },
      ),
      { numRuns: 15 },
    );
  },
);

const ragged = (row: string): string =>
  Array.from({ length: 120 }, (_, index) => (index === 60 ? row : `${id(index)};label`)).join("\n");

test.each<readonly [string, string, string, readonly number[]]>([
  [
    "a ragged row comes among the first records",
    "semi.csv",
    `tweet_id;text\n${ragged(`${id(60)};label;)`)}\n`,
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
  ],
  ["one record of two columns is left", "bl.txt", `${id(0)} pos\n${id(1)} pos\n`, [0]],
  ["the ID that told the form goes", "form.txt", `${id(0)}\nx${id(1)}\n${id(2)}\n`, [0]],
  ["one ID of a line of several is left", "line.txt", `${id(0)},${id(1)}\n`, [1]],
  ["one ID of an array is left", "ids.json", `["${id(0)}", "${id(1)}"]`, [0]],
  ["one ID of each cell is left", "cells.csv", `news,tweet_ids\na,"${id(0)} ${id(1)}"\nc,${id(2)}\n`, [0]],
  [
    "a first row of a known column's name comes up",
    "lang.csv",
    `${id(0)},en\n${id(1)},id\n${id(2)},de\n`,
    [0],
  ],
  [
    "one page of a file is left",
    "pages.jsonl",
    `{"data":[{"id":"${id(0)}","text":"x"}]}\n{"data":[{"id":"${id(1)}","text":"x"}]}\n`,
    [0],
  ],
  ["all goes", "all.txt", `id\n${id(0)}\n${id(1)}`, [0, 1]],
])("where %s the next night, the copy is known all the same", async (_, name, content, gone) => {
  const compared = await removeAndCompare({ name, content, reader: tweets }, gone.map(id));
  expect(compared).toMatchObject({ isOne: true, removed: gone.map(id), changed: gone.map(id) });
});

test.each([
  ["an entry is added", "20\n21\n", "20\n21\n22\n"],
  ["an entry is another one", "20\n21\n", "20\n22\n"],
  ["entries change places", "20\n21\n", "21\n20\n"],
  ["a comment is another one", "# a\n20\n21\n", "# b\n20\n"],
  ["an entry has become longer", "[20,21]", "[20,211]"],
  ["a separator is another one", "[20, 21, 22]", "[20,22]"],
  ["a header is another one", "id,a\n20,x\n", "id,b\n20,x\n"],
])("where %s, the copy is not a shortened one", async (_, before, after) => {
  await using folder = await createTemporaryFolder();
  const name = before.startsWith("[") ? "ids.json" : "ids.csv";
  const [from, to] = [await folder.write("before", before), await folder.write("after", after)];
  expect(
    (
      await compare(
        { name, from: from.path, to: to.path },
        { ids: [{ type: "tweets", field: before.startsWith("[") ? "[]" : "1" }] },
      )
    ).isOne,
  ).toBe(false);
});
