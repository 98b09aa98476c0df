// @module-tag slow
import { expect, test } from "vitest";
import { playSeeds, traceRow } from "../src/schedule/play-rows.ts";
import { chooseRows } from "../src/schedule/print-rows.ts";
import { scheduleRows } from "../src/schedule/rows-table.ts";

/** Each flow, with and without kills and lost answers. The long rows are played by hand: `npm run simulate`. */
const seeds = { from: 0, count: 4 };
const short = scheduleRows.filter(({ parts }) => parts <= 30);

for (const row of short) {
  test(`it holds what is promised: ${row.title}`, { timeout: 120_000 }, async () => {
    const outcomes = await playSeeds(row, seeds);
    const broken = outcomes.flatMap(({ played, broken: own }) =>
      own.map((what) => `--schedule ${row.name} --seed ${played.seed}: ${what}`),
    );
    expect(broken).toEqual([]);
    for (const { played } of outcomes) {
      expect(played.runs.length).toBeGreaterThanOrEqual(row.runs / 2);
      // Lists are made so long that they are in about so many parts.
      expect(Math.abs((played.runs[0]?.parts.get("tweets") ?? 0) - row.parts)).toBeLessThanOrEqual(
        row.parts / 10,
      );
    }
    // A schedule in which nothing goes wrong proves nothing.
    expect(outcomes.some(({ played }) => played.runs.some(({ end }) => end === "killed"))).toBe(true);
    expect(outcomes.reduce((sum, { played }) => sum + played.removals.known, 0)).toBeGreaterThan(0);
  });
}

test("the same seed plays the same way, to the last line", { timeout: 60_000 }, async () => {
  const [row] = chooseRows("3");
  if (row === undefined) throw new Error("There is no such row.");
  const first = await traceRow(row, 2);
  expect(first.trace.length).toBeGreaterThan(100);
  expect((await traceRow(row, 2)).trace).toEqual(first.trace);
});

test("a schedule that nobody knows is refused with the names of all", () => {
  expect(() => chooseRows("31")).toThrow(/no schedule "31".*145-hourly-pipeline/);
});
