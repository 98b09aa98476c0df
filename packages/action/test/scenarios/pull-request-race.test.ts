import { expect, test } from "vitest";
import { lists, twoGone } from "../lists.ts";
import { startScenario } from "../scenario.ts";

test("a run that meets another one's branch reads again and succeeds", async () => {
  await using scenario = await startScenario({
    files: lists,
    inputs: { "on-violation": "pull-request" },
    x: { verdicts: twoGone },
  });
  const exists = {
    kind: "answer",
    acted: true,
    status: 422,
    body: { message: "Reference already exists" },
  } as const;
  scenario.sandbox.faults.script("github.createRef", exists);
  expect(await scenario.run()).toMatchSnapshot();
  expect(await scenario.peer.pulls()).toHaveLength(1);
});
