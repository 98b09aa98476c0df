import { expect, test } from "vitest";
import { lists, twoGone } from "../lists.ts";
import { startScenario } from "../scenario.ts";

test("a dry run writes nothing to GitHub and says what it would do", async () => {
  await using scenario = await startScenario({
    files: lists,
    inputs: { "on-violation": "pull-request", "dry-run": "true" },
    x: { verdicts: twoGone },
  });
  expect(await scenario.run()).toMatchSnapshot();
  expect(await scenario.peer.pulls()).toEqual([]);
});
