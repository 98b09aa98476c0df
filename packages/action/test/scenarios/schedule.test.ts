// @module-tag slow
import { createMovedClock, type Verdicts } from "@x-batch-compliance/sandbox";
import { expect, test } from "vitest";
import { type RunOptions, type Scenario, startScenario } from "../scenario.ts";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Three pairs of neighbours, far apart: with two IDs per job they are in three parts. */
const ids = [0n, 1n, 2n].flatMap((pair) =>
  [0n, 1n].map((place) => String(2n ** 60n + pair * 2n ** 50n + place)),
);
const files = { "data/posts.txt": `${ids.join("\n")}\n` };
const gone = { action: "delete", reason: "deleted" };
const verdicts: Verdicts = {
  kind: "table",
  byId: Object.fromEntries([ids[0], ids[5]].map((id) => [id, gone])),
};

/** What a schedule of a day is told by, from outside. */
interface Day {
  readonly result: string | undefined;
  readonly coverage: string | undefined;
  readonly violations: string | undefined;
  /** Hours between X's making of the job that the outputs name and the begin of the run; empty where they name none. */
  readonly asOfHours: number | "";
  /** Jobs that X has made so far. */
  readonly paid: number;
}

/** X answers 150 requests of a kind in 15 minutes, and the clock of the machine goes on. */
const inputs = { "poll-interval-seconds": "0.3", "on-timeout": "report", "on-violation": "report" };

/** Runs the bundle once a day. */
async function playDays(
  scenario: Scenario,
  {
    days,
    clock,
    ...change
  }: { readonly days: number; readonly clock: ReturnType<typeof createMovedClock> } & RunOptions,
): Promise<readonly Day[]> {
  const played: Day[] = [];
  for (let day = 0; day < days; day++) {
    if (day > 0) clock.advance(dayMs);
    const startMs = clock.now();
    let asOf = "";
    const { outputs } = await scenario.run({
      ...change,
      onOutputs: (own) => {
        asOf = own["as-of"] ?? "not named";
      },
    });
    const { result, coverage, violations } = outputs;
    const asOfHours = asOf === "" ? "" : Math.round((startMs - Date.parse(asOf)) / hourMs);
    played.push({ result, coverage, violations, asOfHours, paid: scenario.sandbox.x.jobs().length });
  }
  return played;
}

test("a list for which X takes longer than a run has a verdict of the day before each day, at one job a day", async () => {
  const clock = createMovedClock();
  await using scenario = await startScenario({
    files,
    clock,
    inputs,
    x: { verdicts, processingMs: 5.5 * hourMs },
  });
  // A run of three seconds is to X's five and a half hours as one of five hours.
  const days = await playDays(scenario, { days: 3, clock, inputs: { "timeout-minutes": "0.05" } });
  expect(days).toEqual([
    { result: "pending", coverage: "0", violations: "0", asOfHours: "", paid: 1 },
    { result: "violations", coverage: "1", violations: "2", asOfHours: 24, paid: 2 },
    { result: "violations", coverage: "1", violations: "2", asOfHours: 24, paid: 3 },
  ]);
});

for (const hours of [0.5, 20]) {
  test(`runs that do not wait have a verdict of the day before each day, where X takes ${hours} hours`, async () => {
    const clock = createMovedClock();
    await using scenario = await startScenario({
      files,
      clock,
      inputs,
      x: { verdicts, processingMs: hours * hourMs },
    });
    const days = await playDays(scenario, { days: 3, clock, inputs: { wait: "false" } });
    expect(days).toEqual([
      { result: "pending", coverage: "0", violations: "0", asOfHours: "", paid: 1 },
      { result: "violations", coverage: "1", violations: "2", asOfHours: 24, paid: 2 },
      { result: "violations", coverage: "1", violations: "2", asOfHours: 24, paid: 3 },
    ]);
  });
}

test("of three parts with time for two a day all are known on the second day, and none is paid twice in a pass", async () => {
  const clock = createMovedClock();
  await using scenario = await startScenario({ files, clock, inputs, x: { verdicts, processingMs: hourMs } });
  const { faults, x } = scenario.sandbox;
  const passAnHour = (answer: Buffer): Buffer => {
    clock.advance(hourMs);
    return answer;
  };
  const days: Day[] = [];
  for (let day = 0; day < 3; day++) {
    if (day > 0) clock.advance(dayMs);
    // X is done with the first two jobs of the day as soon as it has their IDs; the third goes on.
    for (let part = 0; part < 2; part++) faults.script("x.uploadIds", { kind: "rewrite", body: passAnHour });
    days.push(
      ...(await playDays(scenario, {
        days: 1,
        clock,
        inputs: { "timeout-minutes": "0.1", "max-ids-per-job": "2" },
      })),
    );
  }
  expect(days).toMatchObject([
    // A part of the list is known, and one that X has given up.
    { result: "violations", coverage: "0.6666", violations: "1", paid: 3 },
    { result: "violations", coverage: "1", violations: "2", paid: 6 },
    { result: "violations", coverage: "1", violations: "2", paid: 9 },
  ]);
  // In each pass X is asked about each ID once.
  const asked = x
    .jobs()
    .toReversed()
    .map(({ id }) => (x.upload(id) ?? Buffer.alloc(0)).toString().match(/^\d+$/gm) ?? []);
  for (const pass of [asked.slice(0, 3), asked.slice(3, 6), asked.slice(6, 9)]) {
    expect(pass.flat().toSorted()).toEqual(ids.toSorted());
  }
});
