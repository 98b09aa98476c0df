import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createTemporaryFolder } from "../../test/temporary-folder.ts";
import { IdSet } from "../ids/id-set.ts";
import { IdValues } from "../ids/id-values.ts";
import type { CheckedIds } from "../results/classifier.ts";
import type { ChangedEntry } from "../rewrite/changed-entry.ts";
import { RetainedEntries } from "../rewrite/retained-entries.ts";
import type { Dataset } from "../types.ts";
import { retainChanges } from "./retain-changes.ts";
import { rewriteFile } from "./rewrite-dataset.ts";

const name = "posts.jsonl";
const posts: Dataset = { name: "posts", ids: [{ type: "tweets" }], files: [], embeddedPosts: "scrub" };

function know(submitted: readonly number[]): CheckedIds {
  const ids = new IdSet();
  ids.beginPart(1n, 0);
  for (const id of submitted) ids.add(0, id);
  const resultTimes = new Map([[0, 2_000]]);
  return { type: "tweets", submitted: ids, found: new IdValues(ids), untrustedParts: new Set(), resultTimes };
}

interface Trial {
  readonly from: string;
  readonly to: string;
  readonly now?: string;
  readonly dataset?: Partial<Dataset>;
  /** IDs with a newer result, which calls them compliant. */
  readonly newer?: readonly number[];
}

async function retain({ from, to, now = from, newer, ...trial }: Trial): Promise<{
  readonly isPure: boolean;
  readonly retained: RetainedEntries;
  readonly copy: string;
  readonly changed: readonly ChangedEntry[];
}> {
  const dataset = { ...posts, ...trial.dataset };
  await using folder = await createTemporaryFolder();
  const [one, other, own] = [
    await folder.write("from", from),
    await folder.write("to", to),
    await folder.write("now", now),
  ];
  const retained = new RetainedEntries();
  const checkedIds = new Map([["tweets", know(newer ?? [])]] as const);
  const asOf = new Map([["tweets", 1_000]] as const);
  const isPure = await retainChanges({ dataset, name, from: one.path, to: other.path }, retained, {
    newer: newer && { checkedIds, asOf },
  });
  const changed: ChangedEntry[] = [];
  const copy = join(folder.path, "copy");
  await rewriteFile({ dataset, name, from: own.path, to: copy }, checkedIds, {
    retained,
    onChange: (entry) => changed.push(entry),
  });
  return { isPure, retained, changed, copy: await readFile(copy, "utf8") };
}

const quote = (id: number, quoted: number): string =>
  `{"id":${id},"geo":{"at":1},"quoted_status":{"id":${quoted},"text":"b","quoted_status":{"id":7,"text":"c"}}}\n`;
const nullified = (id: number): string => `{"id":${id},"geo":{"at":1},"quoted_status":null}\n`;

test("a post that a proposal has scrubbed stays so in every entry, and nothing else of them", async () => {
  const now = quote(1, 9) + quote(3, 8) + quote(4, 9);
  const { isPure, retained, copy, changed } = await retain({
    ...{ from: quote(1, 9) + quote(2, 8), to: nullified(1) + quote(2, 8), now },
    dataset: { scrubFields: ["geo"] },
  });
  // The post that it quotes itself went along: nothing says that it had to.
  expect([isPure, retained.size, retained.used]).toEqual([true, 1, 1]);
  expect(copy).toBe(nullified(1) + quote(3, 8) + nullified(4));
  expect(changed.map(({ ids, embedded, isRetained }) => [ids, embedded, isRetained])).toEqual([
    [["1"], ["9"], true],
    [["4"], ["9"], true],
  ]);
});

test.for([
  [
    "fields too",
    quote(1, 9)
      .replace('{"at":1}', "null")
      .replace(/\{"id":9.*\}\}\n/, "null}\n"),
    true,
  ],
  ["fields alone", quote(1, 9).replace('{"at":1}', "null"), true],
  ["another value", nullified(1).replace('"at":1', '"at":2'), false],
  ["more than null", nullified(1).replace("null", 'null,"x":1'), false],
  ["a removed key", nullified(1).replace(',"quoted_status":null', ""), false],
] as const)("a copy with %s is %#: as a rewrite makes it, or not", async ([, to, isScrubbed]) => {
  const { isPure, copy } = await retain({ from: quote(1, 9), to, dataset: { scrubFields: ["geo"] } });
  expect(isPure).toBe(isScrubbed);
  if (isScrubbed) expect(copy).toBe(to);
});

test("an entry is retained until a newer result is known of every post inside", async () => {
  const from = quote(1, 9) + quote(2, 8);
  const trial = { from, to: quote(2, 8), dataset: { embeddedPosts: "remove" } as const };
  const open = await retain({ ...trial, newer: [1, 9] });
  expect([open.retained.size, open.copy]).toEqual([1, quote(2, 8)]);
  const settled = await retain({ ...trial, newer: [1, 9, 7] });
  expect([settled.retained.size, settled.copy]).toEqual([0, from]);
});
