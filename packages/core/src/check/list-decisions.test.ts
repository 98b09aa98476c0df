import { expect, test } from "vitest";
import { checkOnce, type DatasetPlan, joinLines, writeDataset } from "../../test/drive-check.ts";
import { driveCore } from "../../test/drive-core.ts";
import { makeIds } from "../../test/make-part.ts";
import { listDecisions } from "./list-decisions.ts";
import type { IdDecision } from "./list-rows.ts";

const ids = makeIds(5_000).toSorted((one, other) => (BigInt(one) < BigInt(other) ? -1 : 1));
const [gone = "", fine = "", scrubbed = "", edited = "", odd = ""] = ids;
const verdicts = {
  kind: "table",
  byId: {
    [gone]: { action: "delete", reason: "suspended" },
    [scrubbed]: { action: "scrub_geo", reason: "geo_scrubbed" },
    [edited]: { action: "rehydrate", reason: "tweet_edited" },
    [odd]: { action: "hide", reason: "new" },
  },
} as const;

async function listChecked(plan: DatasetPlan): Promise<readonly IdDecision[]> {
  await using driven = await driveCore({ verdicts });
  const dataset = await writeDataset(driven, plan);
  const result = await checkOnce(driven, [dataset]);
  const rows: IdDecision[] = [];
  for await (const row of listDecisions(dataset, result)) rows.push(row);
  return rows;
}

const row = (id: string, decision: string, finding: readonly string[] = ["", ""]): object => ({
  id,
  type: "tweets",
  decision,
  action: finding[0],
  reason: finding[1],
});

test("every ID is listed once, ascending, with what X said and what happens to it", async () => {
  const rows = await listChecked({ files: { "ids.txt": joinLines([...ids.toReversed(), gone]) } });
  expect(rows.map(({ id }) => id)).toEqual(ids);
  expect(rows.slice(0, 6)).toEqual([
    row(gone, "remove", ["delete", "suspended"]),
    row(fine, "keep"),
    // A bare list holds no location.
    row(scrubbed, "keep", ["scrub_geo", "geo_scrubbed"]),
    row(edited, "refetch", ["rehydrate", "tweet_edited"]),
    row(odd, "unverified", ["unknown", "unknown"]),
    row(ids[5] ?? "", "keep"),
  ]);
});

test("IDs of several places are listed once each, in the order of the types' first places", async () => {
  const rows = await listChecked({
    ids: [
      { type: "users", field: "user_id" },
      { type: "tweets", field: "id" },
      { type: "tweets", field: "quoted_id" },
    ],
    files: { "ids.csv": `id,quoted_id,user_id\n${fine},${gone},12\n${gone},,12\n` },
  });
  expect(rows.map(({ id, type, decision }) => [id, type, decision])).toEqual([
    ["12", "users", "keep"],
    [gone, "tweets", "remove"],
    [fine, "tweets", "keep"],
  ]);
});

const csv = `id,place\n${scrubbed},Paris\n`;
test.each<readonly [string, string, DatasetPlan]>([
  ["removed with its row where no field is named", "remove", { files: { "ids.csv": csv } }],
  ["scrubbed where its fields are", "scrub", { files: { "ids.csv": csv }, scrubFields: ["place"] }],
  ["kept where the dataset says so", "keep", { files: { "ids.csv": csv }, onScrub: "keep" }],
  ["removed from a bare list on demand", "remove", { files: { "ids.txt": scrubbed }, onScrub: "remove" }],
])("an ID whose location must be removed is %s", async (_name, decision, plan) => {
  expect(await listChecked(plan)).toEqual([row(scrubbed, decision, ["scrub_geo", "geo_scrubbed"])]);
});
