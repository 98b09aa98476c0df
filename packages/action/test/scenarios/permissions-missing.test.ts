import { expect, test } from "vitest";
import { lists, twoGone } from "../lists.ts";
import { startScenario } from "../scenario.ts";

test("without `permissions:` in the workflow, the error names what to add", async () => {
  await using scenario = await startScenario({
    files: lists,
    inputs: { "on-violation": "pull-request" },
    x: { verdicts: twoGone },
  });
  scenario.sandbox.github.settings.permissions.contents = "read";
  expect(await scenario.run()).toMatchSnapshot();
});
