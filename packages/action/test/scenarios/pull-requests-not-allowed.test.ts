import { expect, test } from "vitest";
import { lists, twoGone } from "../lists.ts";
import { startScenario } from "../scenario.ts";

test("where the repository does not let Actions open pull requests, the error says where to click", async () => {
  await using scenario = await startScenario({
    files: lists,
    inputs: { "on-violation": "pull-request" },
    x: { verdicts: twoGone },
  });
  scenario.sandbox.github.settings.actionsMayCreatePulls = false;
  expect(await scenario.run()).toMatchSnapshot();
});
