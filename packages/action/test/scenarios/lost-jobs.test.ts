import { expect, test } from "vitest";
import { lists, nothing } from "../lists.ts";
import { startScenario } from "../scenario.ts";

test("a job that X gives up once is made again", async () => {
  await using scenario = await startScenario({ files: lists, x: { verdicts: nothing } });
  scenario.sandbox.x.failNext();
  expect(await scenario.run()).toMatchSnapshot();
});

test.each(["failed", "expired"] as const)("jobs that always end %s are given up", async (outcome) => {
  await using scenario = await startScenario({ files: lists, x: { verdicts: nothing } });
  scenario.sandbox.x.endNext(outcome, outcome, outcome);
  expect(await scenario.run()).toMatchSnapshot();
});
