import { expect, test } from "vitest";
import { checkOnce, joinLines, writeDataset } from "./drive-check.ts";
import { driveCore } from "./drive-core.ts";

const remove = { action: "delete", reason: "deleted" } as const;
const august = "1160164553482756096";
const alsoAugust = "1160164553482756097";
const march = "20";

test("checked IDs and violations are counted by month, once each, however many lists they stand in", async () => {
  const verdicts = { kind: "table", byId: { [august]: remove, [march]: remove } } as const;
  await using driven = await driveCore({ verdicts });
  const { report } = await checkOnce(driven, [
    await writeDataset(driven, { name: "one", files: { "a.txt": joinLines([august, march, august]) } }),
    await writeDataset(driven, { name: "two", files: { "b.txt": joinLines([alsoAugust, august]) } }),
    await writeDataset(driven, { name: "users", type: "users", files: { "u.txt": joinLines([march]) } }),
  ]);
  expect(report.months).toEqual([
    { type: "tweets", month: "2019-08", checked: 2, violations: 1 },
    { type: "tweets", month: "unknown", checked: 1, violations: 1 },
    { type: "users", month: "unknown", checked: 1, violations: 1 },
  ]);
});

test("of one list it is the same, and what its policy keeps is not a violation", async () => {
  const verdicts = {
    kind: "table",
    byId: { [august]: remove, [alsoAugust]: remove, [march]: remove },
  } as const;
  await using driven = await driveCore({ verdicts });
  const files = { "a.txt": joinLines([august, alsoAugust]), "b.txt": joinLines([august]) };
  const dataset = await writeDataset(driven, { files });
  const { report } = await checkOnce(driven, [dataset]);
  expect(report.months).toEqual([{ type: "tweets", month: "2019-08", checked: 2, violations: 2 }]);
  const kept = await checkOnce(driven, [{ ...dataset, keepReasons: ["deleted"] }]);
  expect(kept.report.months).toEqual([{ type: "tweets", month: "2019-08", checked: 2, violations: 0 }]);
});

test("an ID of a job that is not ready counts as checked in its month", async () => {
  await using driven = await driveCore({ processingMs: 60_000 });
  const dataset = await writeDataset(driven, { files: { "a.txt": joinLines([august]) } });
  const { report } = await checkOnce(driven, [dataset], { timeoutMs: 0 });
  expect([report.result, report.months]).toEqual([
    "pending",
    [{ type: "tweets", month: "2019-08", checked: 1, violations: 0 }],
  ]);
});
