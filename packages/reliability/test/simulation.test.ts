// @module-tag slow
import { readFile, stat } from "node:fs/promises";
import { expect, test } from "vitest";
import type { KnownBug } from "../src/simulation/known-bug.ts";
import { knownBugs } from "../src/simulation/known-bugs.ts";
import { memoryRoot } from "../src/simulation/memory-files.ts";
import { playSeeds } from "../src/simulation/play-seeds.ts";
import { runSeeds, traceSeed } from "../src/simulation/run-seeds.ts";

/** Each known bug has to be caught within so many. */
const boundSeeds = 500;

test("no promise is broken in any of 200 simulated schedules", { timeout: 60_000 }, async () => {
  const { seeds, broken, ends } = await runSeeds({ from: 0, count: 200 });
  expect(broken).toEqual([]);
  expect(seeds).toBe(200);
  // A simulation in which nothing happens proves nothing.
  const usual = ["compliant", "violations", "unverified", "pending", "killed"];
  expect([...ends.keys()]).toEqual(expect.arrayContaining(usual));
  expect([...ends.keys()]).toEqual(
    expect.arrayContaining(["RESPONSE_UNFRAMED", "RESULT_TRUNCATED", "REDIRECTED"]),
  );
});

test("the twelve known bugs are twelve", () => {
  expect(new Set(knownBugs.map(({ name }) => name)).size).toBe(12);
});

for (const bug of knownBugs) {
  test(`this bug is caught: ${bug.name}`, { timeout: 60_000 }, async ({ annotate }) => {
    const { seeds, broken } = await runSeeds({ from: 0, count: boundSeeds, bug, stopsAtFirst: true });
    expect(broken).toHaveLength(1);
    const [first] = broken;
    await annotate(`caught after ${seeds} seeds: ${first?.breaches[0]?.promise}`);
    // It is the bug that is caught, and not something else.
    expect((await traceSeed(seeds - 1)).outcome.breaches).toEqual([]);
  });
}

test("a run is caught that calls a result proven which merely came twice", { timeout: 60_000 }, async () => {
  const bug: KnownBug = {
    name: "twice is proven",
    wrapCheck: (check) => async (client, datasets, options) => {
      const result = await check(client, datasets, options);
      const jobs = result.report.jobs.map((job) =>
        job.proof === "consistent" ? { ...job, proof: "proven" as const } : job,
      );
      return { ...result, report: { ...result.report, jobs } };
    },
  };
  const { seeds, broken } = await runSeeds({ from: 0, count: boundSeeds, bug, stopsAtFirst: true });
  expect(broken[0]?.breaches[0]?.promise).toBe("calls nothing compliant that is not");
  expect((await traceSeed(seeds - 1)).outcome.breaches).toEqual([]);
});

test("seeds that some threads play at once end as they do in one", { timeout: 60_000 }, async () => {
  const { processorMs: _, ...alone } = await runSeeds({ from: 3, count: 25 });
  const { processorMs, ...shared } = await playSeeds({ from: 3, count: 25, threads: 3 });
  expect(shared).toEqual(alone);
  expect(processorMs).toBeGreaterThan(0);
});

test("the same seed gives the same trace, to the last line", async () => {
  const first = await traceSeed(7);
  const second = await traceSeed(7);
  expect(first.trace.length).toBeGreaterThan(10);
  expect(second.trace).toEqual(first.trace);
});

test("the trace of a broken seed says what was broken, when and by which run", async () => {
  const bug = knownBugs.find(({ name }) => name.startsWith("IDs as numbers"));
  const { broken } = await runSeeds({ from: 0, count: boundSeeds, bug, stopsAtFirst: true });
  const { trace } = await traceSeed(broken[0]?.seed as number, bug);
  expect(trace.join("\n")).toMatch(
    /^\d\d-\d\d \d\d:\d\d:\d\d BROKEN: removes no compliant ID: run \d+ removed \d+/m,
  );
});

test("the files of the machine are its own again when the seeds are over", async () => {
  const chance = Math.random;
  await runSeeds({ from: 0, count: 1 });
  expect(Math.random).toBe(chance);
  await expect(stat(memoryRoot)).rejects.toThrow("ENOENT");
  expect(await readFile(import.meta.filename, "utf8")).toContain("its own again");
});
