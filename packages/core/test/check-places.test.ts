import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { rewriteDataset } from "../src/check/rewrite-dataset.ts";
import type { Dataset } from "../src/types.ts";
import { checkOnce, joinLines, listViolations, writeDataset } from "./drive-check.ts";
import { driveCore } from "./drive-core.ts";
import { makeIds } from "./make-part.ts";
import { readSentIds } from "./sent-ids.ts";

const [deleted, fine, other] = makeIds(3) as [string, string, string];
const [suspended, author, reader] = makeIds(3, 100) as [string, string, string];
const byId = {
  [deleted]: { action: "delete", reason: "deleted" },
  [suspended]: { action: "delete", reason: "suspended" },
} as const;
const verdicts = { kind: "table", byId } as const;
const ids: Dataset["ids"] = [
  { type: "tweets", field: "tweet" },
  { type: "users", field: "author" },
  { type: "tweets", field: "reply_to" },
  { type: "users", field: "reader" },
];
const rows = {
  fine: `${fine},${author},${other},${reader}\n`,
  replyGone: `${fine},${author},${deleted},\n`,
  readerGone: `${other},,,${suspended}\n`,
  twice: `${deleted},${suspended},${deleted},${suspended}\n`,
  replyOnly: `,,${other},\n`,
};
const header = "tweet,author,reply_to,reader\n";
const asLines = Object.values(rows).map((row) => {
  const [tweet, by, reply, read] = row.trimEnd().split(",");
  return `${JSON.stringify({ tweet, author: by, reply_to: reply, reader: read })}\n`;
});

test.for([
  ["a.csv", header + Object.values(rows).join(""), header + rows.fine + rows.replyOnly],
  ["a.jsonl", asLines.join(""), `${asLines[0]}${asLines[4]}`],
] as const)(
  "entries of %s with two posts and two users go if any of the four has to",
  async ([name, content, rest]) => {
    await using driven = await driveCore({ verdicts });
    const dataset = await writeDataset(driven, { ids, files: { [name]: content } });
    const result = await checkOnce(driven, [dataset]);
    const { report } = result;
    const sent = driven.sandbox.x.jobs().map(({ type, id }) => [type, readSentIds(driven.sandbox, id)]);
    expect(Object.fromEntries(sent)).toEqual({
      tweets: joinLines([deleted, fine, other]),
      users: joinLines([suspended, author, reader]),
    });
    expect(report).toMatchObject({ checked: 6, violations: 2, unverified: 0 });
    expect(report.datasets).toMatchObject([
      {
        ...{ types: ["tweets", "users"], entries: 5, ids: 6, violations: 2, unverified: 0 },
        counts: [
          { type: "tweets", reason: "deleted", ids: 1 },
          { type: "users", reason: "suspended", ids: 1 },
        ],
        files: [{ entries: 5, violations: 3 }],
      },
    ]);
    // An ID that stands twice in an entry is one line of the violations.
    const lines = (await listViolations(result)).map(({ id }) => id);
    expect(lines.toSorted()).toEqual([deleted, deleted, suspended, suspended].toSorted());
    const changes = await rewriteDataset(dataset, result.checkedIds);
    expect(changes.get(name)).toMatchObject({ entries: 5, removed: 3 });
    expect(await readFile(dataset.files[0]?.path ?? "", "utf8")).toBe(rest);
  },
);

test.for([
  ["a.csv", header + rows.fine, "column 1"],
  ["a.jsonl", asLines.join(""), "tweet"],
] as const)("one field in two places of a type is refused in %s", async ([name, content, field]) => {
  await using driven = await driveCore({ verdicts });
  const twice = [...ids, { type: "tweets", field: "tweet" }] as const;
  const dataset = await writeDataset(driven, { ids: twice, files: { [name]: content } });
  await expect(checkOnce(driven, [dataset])).rejects.toMatchObject({
    code: "DATASET_INVALID",
    faults: [{ message: expect.stringMatching(`${field}.* in two places of its IDs`) }],
  });
});
