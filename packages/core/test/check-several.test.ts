import { readdir, readFile } from "node:fs/promises";
import { setImmediate } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import type { CheckEvent } from "../src/check/terms/events.ts";
import { reportSchema } from "../src/check/terms/report-schema.ts";
import { flows } from "./complete-job.ts";
import { checkFolderOf, checkOnce, joinLines, listViolations, writeDataset } from "./drive-check.ts";
import { type DrivenCore, driveCore } from "./drive-core.ts";
import { makeIds } from "./make-part.ts";

const [first, second, third, fourth] = makeIds(4) as [string, string, string, string];
const remove = { action: "delete", reason: "deleted" } as const;
const scrub = { action: "scrub_geo", reason: "geo_scrubbed" } as const;

/** Where in the order of all requests those of one operation stand. */
function placesOf({ sandbox }: DrivenCore, operation: string): readonly number[] {
  return sandbox.recorder.requests().flatMap((request, at) => (request.operation === operation ? [at] : []));
}

/** Lets no time pass before both uploads have arrived, or so many turns of the event loop have gone by. */
function holdUntilBoth(driven: DrivenCore, upload: string): void {
  driven.clock.whileAsleep(async () => {
    for (let turn = 0; turn < 20_000 && placesOf(driven, upload).length < 2; turn++) await setImmediate();
  });
}

describe.each(flows)("posts and accounts, in the flow $flow", ({ flow, upload, download }) => {
  const verdicts = { kind: "table", byId: { [second]: remove } } as const;

  test("have jobs that run side by side, and a result of their own each", async () => {
    await using driven = await driveCore({ flow, verdicts, processingMs: 60_000 });
    holdUntilBoth(driven, upload);
    const posts = await writeDataset(driven, {
      name: "posts",
      files: { "p.txt": joinLines([first, second]) },
    });
    const accounts = await writeDataset(driven, {
      name: "accounts",
      type: "users",
      files: { "u.txt": joinLines([second, third, fourth]) },
    });
    const result = await checkOnce(driven, [accounts, posts]);
    const uploads = placesOf(driven, upload);
    expect(uploads).toHaveLength(2);
    expect(Math.max(...uploads)).toBeLessThan(Math.min(...placesOf(driven, download)));
    const { report } = result;
    // The same number names a post and an account: two IDs.
    expect(report).toMatchObject({ result: "violations", checked: 5, violations: 2, proof: "proven" });
    expect(report.datasets.map(({ name, ids, violations }) => [name, ids, violations])).toEqual([
      ["accounts", 3, 1],
      ["posts", 2, 1],
    ]);
    expect(report.jobs.map(({ type }) => type)).toEqual(["tweets", "users"]);
    expect(reportSchema.safeParse(report).success).toBe(true);
    const violations = await listViolations(result);
    expect(violations.map(({ type, id, dataset }) => [type, id, dataset])).toEqual([
      ["users", second, "accounts"],
      ["tweets", second, "posts"],
    ]);
    const records = (await readFile(result.resultsPath, "utf8")).split("\n").filter(Boolean);
    expect(records).toHaveLength(report.jobs.reduce((sum, job) => sum + job.records, 0));
  });

  test("do not harm each other: where one fails, the other's result is kept", async () => {
    await using driven = await driveCore({ flow, verdicts, processingMs: 60_000 });
    const foreign = Buffer.from('{"id":"20","action":"delete","reason":"deleted"}\n');
    driven.sandbox.x.setTransformResult((whole, { type }) => (type === "tweets" ? foreign : whole));
    const files = { "a.txt": joinLines([first, second]) };
    const posts = await writeDataset(driven, { name: "posts", files });
    const accounts = await writeDataset(driven, { name: "accounts", type: "users", files });
    const events: CheckEvent[] = [];
    const result = await checkOnce(driven, [posts, accounts], { events });
    expect(result.failure).toMatchObject({ code: "RESULT_FOREIGN_ID" });
    expect(result.report).toMatchObject({
      ...{ result: "violations", failure: "RESULT_FOREIGN_ID", proof: "unverified" },
      ...{ violations: 1, unverified: 2, jobs: [{ type: "users", state: "complete" }] },
    });
    expect((await listViolations(result)).map(({ dataset }) => dataset)).toEqual(["accounts"]);
    expect(events.filter(({ type }) => type === "proven")).toHaveLength(1);
    expect((await readdir(checkFolderOf(driven))).toSorted()).toEqual([
      "refetch.txt",
      "results.ndjson",
      "violations.ndjson",
    ]);
  });
});

test("datasets of one type that overlap share a job, and an ID of both counts once in all and once in each", async () => {
  const verdicts = { kind: "table", byId: { [second]: remove, [third]: remove } } as const;
  await using driven = await driveCore({ verdicts });
  const one = await writeDataset(driven, {
    name: "one",
    files: { "a.txt": joinLines([first, second]), "b.txt": joinLines([second]) },
  });
  const two = await writeDataset(driven, { name: "two", files: { "a.txt": joinLines([second, third]) } });
  const result = await checkOnce(driven, [one, two]);
  const { report } = result;
  expect(driven.count("x.createJob")).toEqual([1]);
  expect(report).toMatchObject({ checked: 3, violations: 2 });
  expect(report.datasets.map(({ name, ids, violations }) => [name, ids, violations])).toEqual([
    ["one", 2, 1],
    ["two", 2, 2],
  ]);
  const lines = await listViolations(result);
  expect(lines.map(({ id, dataset, file }) => [id, dataset, file])).toEqual([
    [second, "one", "a.txt"],
    [second, "one", "b.txt"],
    [second, "two", "a.txt"],
    [third, "two", "a.txt"],
  ]);
});

describe("keep-reasons", () => {
  const verdicts = { kind: "table", byId: { [first]: remove, [second]: scrub } } as const;

  test.each(["scrub_geo", "geo_scrubbed"])(
    "%s keeps an entry by action or by reason, and says so",
    async (kept) => {
      await using driven = await driveCore({ verdicts });
      const dataset = await writeDataset(driven, {
        files: { "a.txt": joinLines([first, second, third]) },
        keepReasons: [kept],
      });
      const result = await checkOnce(driven, [dataset]);
      expect(result.report).toMatchObject({ result: "violations", violations: 1, unverified: 0 });
      expect(result.report.datasets[0]?.counts).toEqual(
        expect.arrayContaining([
          { type: "tweets", ...remove, decision: "remove", ids: 1 },
          { type: "tweets", ...scrub, decision: "keep", ids: 1 },
        ]),
      );
      expect((await listViolations(result)).map(({ id }) => id)).toEqual([first]);
    },
  );

  test("bind their own dataset only", async () => {
    await using driven = await driveCore({ verdicts });
    const files = { "a.txt": joinLines([second]) };
    const onScrub = "remove";
    const keeping = await writeDataset(driven, {
      name: "keeping",
      files,
      onScrub,
      keepReasons: ["geo_scrubbed"],
    });
    const strict = await writeDataset(driven, { name: "strict", files, onScrub });
    const { report } = await checkOnce(driven, [keeping, strict]);
    expect(report.violations).toBe(1);
    expect(report.datasets.map(({ violations }) => violations)).toEqual([0, 1]);
  });

  test("that keep everything make a check compliant", async () => {
    await using driven = await driveCore({ verdicts });
    const dataset = await writeDataset(driven, {
      files: { "a.txt": joinLines([first, second]) },
      keepReasons: ["deleted", "geo_scrubbed"],
    });
    expect((await checkOnce(driven, [dataset])).report).toMatchObject({ result: "compliant", violations: 0 });
  });
});
