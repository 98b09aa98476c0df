// @module-tag slow
import { expect, test } from "vitest";
import { listRuns } from "../src/torture/kills/list-runs.ts";
import { runKills } from "../src/torture/kills/run-kills.ts";

/** Some of what `npm run torture` runs in whole. */
const share = 0.009;

test("a check that was killed goes on where it was: the same lists and report, and no part has two jobs", {
  timeout: 120_000,
}, async () => {
  const { runs, outcomes, failures } = await runKills({ share });
  expect(failures).toEqual([]);
  expect(outcomes).toEqual({ "killed once": expect.any(Number) });
  expect(runs).toBeGreaterThan(10);
});

test("the first runs are one of each point, and all of them cover each failpoint twice", () => {
  const census = { api: { "at a": 3, "at b": 40 }, gcs: { "at b": 1 } };
  const runs = listRuns(census);
  expect(new Set(runs.slice(0, 2).map(({ killAt }) => killAt.point))).toEqual(new Set(["at a", "at b"]));
  expect(runs).toHaveLength(2 * (3 + 7 + 1));
  expect(runs.filter(({ killAt, turn }) => killAt.point === "at b" && turn === "at once")).toHaveLength(8);
  expect(new Set(runs.map(({ turn }) => turn)).size).toBe(3);
});
