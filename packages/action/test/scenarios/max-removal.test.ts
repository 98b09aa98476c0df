import { expect, test } from "vitest";
import { lists, twoGone } from "../lists.ts";
import { startScenario } from "../scenario.ts";

test("a mass removal is not proposed, and the artifact still has everything", async () => {
  await using scenario = await startScenario({
    files: lists,
    inputs: { "on-violation": "pull-request", "max-removal": "39%" },
    x: { verdicts: twoGone },
  });
  expect(await scenario.run()).toMatchSnapshot();
  const asked = scenario.sandbox.recorder.requests().map(({ operation }) => operation);
  expect(asked.filter((operation) => operation.startsWith("github."))).toEqual([
    "github.getRef",
    "github.listPulls",
    "github.discoverPush",
  ]);
});
