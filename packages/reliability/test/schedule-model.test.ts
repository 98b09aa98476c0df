// @module-tag slow
import { expect, test } from "vitest";
import { playSeeds } from "../src/schedule/play-rows.ts";
import { chooseRows } from "../src/schedule/print-rows.ts";
import { scheduleRows } from "../src/schedule/rows-table.ts";
import { createModelCheck } from "./model-check.ts";
import type { Mistakes } from "./model-judge.ts";

const short = scheduleRows.filter(({ parts }) => parts <= 30);

for (const row of short) {
  test(`a check as it ought to be passes: ${row.title}`, { timeout: 120_000 }, async () => {
    const outcomes = await playSeeds(row, { from: 0, count: 4, check: () => createModelCheck() });
    expect(
      outcomes.flatMap(({ played, broken }) => broken.map((what) => `seed ${played.seed}: ${what}`)),
    ).toEqual([]);
  });
}

const mistakes: readonly { readonly row: string; readonly mistake: keyof Mistakes; readonly told: RegExp }[] =
  [
    { row: "1-slow", mistake: "collectsNothing", told: /removals of results that X still had are not said/ },
    { row: "30", mistake: "startsAgain", told: /no pass .* came to its end/ },
    { row: "30", mistake: "leavesOut", told: /no pass .* came to its end/ },
    {
      row: "1-growing",
      mistake: "wantsSameBytes",
      told: /removals of results that X still had are not said/,
    },
    { row: "30", mistake: "forgets", told: /removals of results that X still had are not said/ },
    { row: "12", mistake: "paysAgain", told: /failed|asked about nothing new|no verdict|jobs for/ },
    { row: "30", mistake: "trustsForever", told: /called compliant without a young answer/ },
    { row: "1-slow-pipeline", mistake: "isContent", told: /judges by a job/ },
  ];

for (const { row: name, mistake, told } of mistakes) {
  test(`this mistake is found in the row ${name}: ${mistake}`, { timeout: 60_000 }, async () => {
    const [row] = chooseRows(name);
    if (row === undefined) throw new Error("There is no such row.");
    const [outcome] = await playSeeds(row, {
      from: 0,
      count: 1,
      check: () => createModelCheck({ [mistake]: true }),
    });
    expect(outcome?.broken.join("\n")).toMatch(told);
  });
}
