import { expect, test } from "vitest";
import { makePendingReport, makeReport, makeStandInReport } from "../../../test/make-report.ts";
import { adviseOn, describeWait, type Obstacle, tellSlot } from "./describe-obstacle.ts";
import { describeResult } from "./describe-result.ts";

const obstacles: readonly (Obstacle | undefined)[] = [
  undefined,
  { kind: "failing", code: "EDGE_REFUSED" },
  { kind: "slot", jobType: "tweets" },
  { kind: "abandoned", code: "SIGNED_URL_REFUSED" },
  { kind: "no list" },
];

test("the next run is said to collect a job's result only where a job goes on at X", () => {
  const say = (report: ReturnType<typeof makeReport>, which: string): readonly string[] =>
    obstacles.map((obstacle) => Object.values(describeWait(report, { which, obstacle })).join(" "));
  expect(say(makeReport({ jobs: [] }), "5 IDs")).toMatchInlineSnapshot(`
    [
      "5 IDs have no result yet: they were not submitted in time. The next run submits what has no job yet.",
      "5 IDs have no result yet: the last request to X failed (\`EDGE_REFUSED\`). The next run submits what has no job yet.",
      "5 IDs have no result yet: another job holds the App's only slot for posts. The next run submits what has no job yet.",
      "5 IDs have no result yet: X's job for them was given up (\`SIGNED_URL_REFUSED\`). The next run submits what has no job yet.",
      "5 IDs have no result yet: X did not list its jobs in time. The next run submits what has no job yet.",
    ]
  `);
  expect(say(makePendingReport(), "1 ID").slice(0, 3)).toMatchInlineSnapshot(`
    [
      "X has not finished checking 1 ID. The next run collects what is ready by then.",
      "1 ID has no result yet: the last request about X's job failed (\`EDGE_REFUSED\`). The next run collects what is ready by then.",
      "X has not finished checking 1 ID. The next run collects what is ready by then.",
    ]
  `);
});

test("a slot that was taken is told where older results speak for the list, and not twice", () => {
  const [slot, pending] = [obstacles[2], makePendingReport()];
  const said = "No further job was submitted: another job holds the App's only slot for posts.";
  expect(tellSlot(makeStandInReport(), slot)).toBe(said);
  expect(describeResult(makeStandInReport(), slot)).toBe(
    `All 22,000 IDs are compliant (as of 2026-08-31 02:17 UTC). ${said}`,
  );
  expect(tellSlot(pending, slot)).toBe(said);
  expect(describeResult({ ...pending, jobs: [] }, slot).split("another job holds")).toHaveLength(2);
  for (const other of obstacles) if (other !== slot) expect(tellSlot(makeStandInReport(), other)).toBe("");
});

test("the advice is that of the failure, in whole sentences", () => {
  const advice = obstacles.map(adviseOn);
  expect(advice[0]).toBe("");
  expect(advice[1]).toContain("a firewall in front of X's API");
  expect(advice[2]).toContain("check both in one step (a `config` with several datasets)");
  for (const text of advice.slice(1)) expect(text).toMatch(/\.$/);
  expect(adviseOn({ kind: "failing", code: "of a later version" })).toBe("");
});
