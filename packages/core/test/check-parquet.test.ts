import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { rewriteDataset, rewriteFile } from "../src/check/rewrite-dataset.ts";
import { parquetRewriteRefusal } from "../src/detect/is-parquet.ts";
import { checkOnce, joinLines, listViolations, writeDataset } from "./drive-check.ts";
import { driveCore } from "./drive-core.ts";
import { makeIds } from "./make-part.ts";
import { rejectionOf } from "./rejection-of.ts";
import { readSentIds } from "./sent-ids.ts";
import { writeParquet } from "./write-parquet.ts";

const [deleted, fine] = makeIds(2) as [string, string];
const [suspended, author] = makeIds(2, 100) as [string, string];
const byId = {
  [deleted]: { action: "delete", reason: "deleted" },
  [suspended]: { action: "delete", reason: "suspended" },
} as const;
const ids = [
  { type: "tweets", field: "tweet_id" },
  { type: "users", field: "author_id" },
] as const;
const content = writeParquet([
  { name: "tweet_id", data: [fine, deleted, fine].map(BigInt), type: "INT64" },
  { name: "author_id", data: [author, author, suspended], type: "STRING" },
]);

test("a Parquet file is checked as any table, listed in violations.ndjson, and never rewritten", async () => {
  await using driven = await driveCore({ verdicts: { kind: "table", byId } });
  const dataset = await writeDataset(driven, { ids, files: { "a.parquet": content } });
  const result = await checkOnce(driven, [dataset]);
  const sent = driven.sandbox.x.jobs().map(({ type, id }) => [type, readSentIds(driven.sandbox, id)]);
  expect(Object.fromEntries(sent)).toEqual({
    tweets: joinLines([deleted, fine].toSorted()),
    users: joinLines([suspended, author].toSorted()),
  });
  expect(result.report).toMatchObject({ checked: 4, violations: 2, unverified: 0 });
  expect(result.report.datasets).toMatchObject([
    { entries: 3, files: [{ entries: 3, violations: 2, badEntries: 0 }] },
  ]);
  expect(await listViolations(result)).toMatchObject([
    { id: deleted, type: "tweets", file: "a.parquet" },
    { id: suspended, type: "users", file: "a.parquet" },
  ]);
  const [file] = dataset.files as [(typeof dataset.files)[0]];
  const to = join(driven.folder, "new.parquet");
  for (const rewriting of [
    () => rewriteDataset(dataset, result.checkedIds),
    () => rewriteFile({ dataset, name: file.name, from: file.path, to }, result.checkedIds),
  ])
    expect(await rejectionOf(rewriting())).toMatchObject({
      code: "DATASET_INVALID",
      faults: [{ file: "a.parquet", message: parquetRewriteRefusal }],
    });
  expect(await readFile(file.path)).toEqual(content);
});
