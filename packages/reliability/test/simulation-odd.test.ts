// @module-tag slow
import { echoForms, oddJobs, oddLines } from "@x-batch-compliance/sandbox";
import { describe, expect, test } from "vitest";
import { drawOddAnswer } from "../src/simulation/odd/odd-answer.ts";
import { oddBugs } from "../src/simulation/odd/odd-bugs.ts";
import { oddSeedsFrom, planOddities } from "../src/simulation/odd/plan-oddities.ts";
import { showLag } from "../src/simulation/odd/show-lag.ts";
import { planSeed } from "../src/simulation/plan-seed.ts";
import { createRandom } from "../src/simulation/random.ts";
import { runSeeds, traceSeed } from "../src/simulation/run-seeds.ts";

const odd = Array.from({ length: 500 }, (_, index) => planSeed(oddSeedsFrom + index));
const boundSeeds = 500;

describe("the oddities of X", () => {
  test("every form of each is drawn", () => {
    const drawn = odd.map((plan) => plan.odd?.x ?? {});
    expect(new Set(drawn.map(({ echoForm }) => echoForm))).toEqual(new Set(echoForms));
    expect(new Set(drawn.flatMap((x) => x.oddLines ?? []))).toEqual(new Set(oddLines));
    expect(new Set(drawn.flatMap((x) => x.oddJobs ?? []))).toEqual(new Set(oddJobs));
    expect(new Set(drawn.map(({ absentFields }) => absentFields))).toEqual(new Set(["left out", "null"]));
    expect(new Set(drawn.map((x) => x.octetStreamOnly))).toEqual(new Set([undefined, 400, 415]));
    expect(new Set(drawn.map((x) => x.checksums)).size).toBe(3);
    expect(new Set(drawn.map((x) => x.redirectsDownloads))).toEqual(new Set([true, false]));
    expect(odd.some((plan) => plan.odd?.outage !== undefined && plan.isCalm)).toBe(true);
  });

  test("events are told by reasons that no document has, by none, or not at all", () => {
    const events = odd.flatMap((plan) => [...plan.events.values()]);
    expect(events.some(({ reason }) => reason === null)).toBe(true);
    expect(events.some(({ reason }) => (reason?.length ?? 0) > 64)).toBe(true);
    expect(events.some(({ action }) => action === "error")).toBe(true);
  });

  test("an outage ends long before a calm run's time is up", () => {
    const calm = odd.filter((plan) => plan.isCalm);
    for (const { odd: drawn, runs } of calm)
      expect((drawn?.outage?.forMs ?? 0) * 5).toBeLessThan(runs[0]?.timeoutMs ?? 0);
  });

  test("below the bound nothing is odd", () => {
    expect(planOddities(oddSeedsFrom - 1, "api")).toBeUndefined();
  });

  test("each operation has odd answers of its own, and other operations none", () => {
    const random = createRandom(1);
    const draws = Array.from({ length: 200 }, () => drawOddAnswer(random, "x.uploadIds"));
    expect(new Set(draws.map((answer) => answer?.kind))).toEqual(new Set(["instead", "bare", "lag"]));
    expect(drawOddAnswer(random, "storage.uploadChunk")).toBeUndefined();
  });

  test("a job that lags is shown as created, alone and in a list, and others as they are", () => {
    const entries = [{ id: "1", status: "in_progress" }, null, { id: "2", status: "in_progress" }];
    const show = (data: unknown): unknown =>
      JSON.parse(showLag(Buffer.from(JSON.stringify({ data })), new Set(["1"])).toString());
    expect(show(entries)).toEqual({ data: [{ id: "1", status: "created" }, null, entries[2]] });
    expect(show(entries[0])).toEqual({ data: { id: "1", status: "created" } });
    expect(show({ id: "1", status: "complete" })).toEqual({ data: { id: "1", status: "complete" } });
  });
});

test("the six of November are six", () => {
  expect(new Set(oddBugs.map(({ name }) => name)).size).toBe(6);
});

test("no promise is broken in any of 200 schedules with an odd X", { timeout: 120_000 }, async () => {
  const { broken, ends } = await runSeeds({ from: oddSeedsFrom, count: 200 });
  expect(broken).toEqual([]);
  expect([...ends.keys()]).toEqual(expect.arrayContaining(["compliant", "violations", "unverified"]));
});

for (const bug of oddBugs) {
  test(`this bug is caught: ${bug.name}`, { timeout: 120_000 }, async ({ annotate }) => {
    const { seeds, broken } = await runSeeds({
      from: oddSeedsFrom,
      count: boundSeeds,
      bug,
      stopsAtFirst: true,
    });
    expect(broken).toHaveLength(1);
    await annotate(`caught after ${seeds} seeds: ${broken[0]?.breaches[0]?.promise}`);
    // It is the bug that is caught, and not something else.
    expect((await traceSeed(oddSeedsFrom + seeds - 1)).outcome.breaches).toEqual([]);
  });
}
