import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { retainChanges } from "../src/check/retain-changes.ts";
import { rewriteDataset, rewriteFile } from "../src/check/rewrite-dataset.ts";
import { RetainedEntries } from "../src/rewrite/retained-entries.ts";
import { checkOnce, type DatasetPlan, joinLines, listViolations, writeDataset } from "./drive-check.ts";
import { driveCore } from "./drive-core.ts";
import { makeIds } from "./make-part.ts";
import { readSentIds } from "./sent-ids.ts";

const [deleted, located, fine, other, retweeted] = makeIds(5) as [string, string, string, string, string];
const [one, two, three, four, five] = makeIds(5, 100) as [string, string, string, string, string];
const verdicts = {
  kind: "table",
  byId: {
    [deleted]: { action: "delete", reason: "deleted" },
    [located]: { action: "scrub_geo", reason: "geo_scrubbed" },
    [retweeted]: { action: "delete", reason: "suspended" },
  },
} as const;

const post = (id: string, more: object = {}): string =>
  JSON.stringify({ id, text: "x", author_id: "12", ...more });
const page = (
  posts: readonly string[],
  included: readonly string[] = [],
  users: readonly string[] = [],
): string =>
  `{"data": [${posts.join(", ")}], "includes": {"tweets": [${included.join(", ")}], "users": [${users.map((id) => `{"id": "${id}"}`).join(", ")}]}, "meta": {"result_count": ${posts.length}}}\n`;
const refer = (type: string, id: string, author = "12"): object => ({
  author_id: author,
  referenced_tweets: [{ type, id }],
});

const quote = post(one, refer("quoted", deleted));
const alone = post(deleted, { author_id: "13", ...refer("quoted", other, "13") });
const geo = post(located, { geo: { place_id: "p" } });
const pages = [
  page(
    [quote, post(two), post(three, refer("retweeted", retweeted))],
    [post(deleted, { author_id: "14" }), post(retweeted)],
    ["12", "14"],
  ),
  page([alone, post(four)], [post(other, { author_id: "15" })], ["13", "12", "15"]),
  page([alone], [post(other)], ["13"]),
  '{"meta": {"result_count": 0}}\n',
  page([post(five), geo]),
];
const rest = [
  page([quote, post(two)], [], ["12"]).replace('"result_count": 2', '"result_count": 3'),
  page([post(four)], [], ["12"]).replace('"result_count": 1', '"result_count": 2'),
  '{"meta": {"result_count": 0}}\n',
  page([post(five)]).replace('"result_count": 1', '"result_count": 2'),
].join("");

function plan(changes: Partial<DatasetPlan> = {}): DatasetPlan {
  return { files: { "pages.jsonl": pages.join("") }, ...changes };
}

test("pages lose the posts that must be removed, and what was there for them alone", async () => {
  await using driven = await driveCore({ verdicts });
  const dataset = await writeDataset(driven, plan());
  const result = await checkOnce(driven, [dataset]);
  const [job] = driven.sandbox.x.jobs();
  expect(readSentIds(driven.sandbox, job?.id ?? "")).toBe(
    joinLines([deleted, located, other, retweeted, one, two, three, four, five]),
  );
  expect(result.report).toMatchObject({ checked: 9, violations: 3 });
  expect(result.report.datasets[0]?.files).toMatchObject([{ entries: 12, violations: 6 }]);
  const violations = (await listViolations(result)).map(({ id }) => id);
  expect(violations.toSorted()).toEqual(
    [deleted, deleted, deleted, located, retweeted, retweeted].toSorted(),
  );
  const changes = await rewriteDataset(dataset, result.checkedIds);
  expect(changes.get("pages.jsonl")).toMatchObject({ entries: 12, removed: 6, scrubbed: 0 });
  expect(await readFile(dataset.files[0]?.path ?? "", "utf8")).toBe(rest);
  const again = await checkOnce(driven, [dataset], { runKey: "run-2" });
  expect(again.report).toMatchObject({ result: "compliant", violations: 0 });
});

test("posts of pages lose a field alone where that is enough", async () => {
  await using driven = await driveCore({ verdicts });
  const dataset = await writeDataset(driven, plan({ scrubFields: ["geo"] }));
  const { checkedIds } = await checkOnce(driven, [dataset]);
  await rewriteDataset(dataset, checkedIds);
  const scrubbed = geo.replace('{"place_id":"p"}', "null");
  const expected = rest.replace(post(five), `${post(five)}, ${scrubbed}`);
  expect(await readFile(dataset.files[0]?.path ?? "", "utf8")).toBe(expected);
});

test("a proposal's pages are what a rewrite makes of them, and what went along is not retained", async () => {
  await using driven = await driveCore({ verdicts: { kind: "table", byId: {} } });
  const dataset = await writeDataset(driven, plan());
  const { checkedIds } = await checkOnce(driven, [dataset]);
  const write = async (name: string, content: string): Promise<string> => {
    const path = join(driven.folder, name);
    await writeFile(path, content);
    return path;
  };
  const from = dataset.files[0]?.path ?? "";
  const to = await write("to", rest);
  const retained = new RetainedEntries();
  expect(await retainChanges({ dataset, name: "pages.jsonl", from, to }, retained)).toBe(true);
  // `three`, `deleted` and `located`: nothing says that `retweeted` and `other` had to be removed, too.
  expect(retained.size).toBe(3);
  const now = pages.join("") + page([post(fine, refer("quoted", other))], [post(other)]);
  const [path, copy] = [await write("now", now), join(driven.folder, "copy")];
  await rewriteFile({ dataset, name: "pages.jsonl", from: path, to: copy }, checkedIds, { retained });
  expect(await readFile(copy, "utf8")).toBe(rest + page([post(fine, refer("quoted", other))], [post(other)]));
  const edited = await write("edited", rest.replace('"text":"x"', '"text":"y"'));
  expect(await retainChanges({ dataset, name: "pages.jsonl", from, to: edited }, new RetainedEntries())).toBe(
    false,
  );
});
