import { expect, test } from "vitest";
import { lists, twoGone } from "../lists.ts";
import { startScenario } from "../scenario.ts";

test("violations fail the step with a finding, after artifact, summary and outputs are written", async () => {
  await using scenario = await startScenario({ files: lists, x: { verdicts: twoGone } });
  expect(await scenario.run()).toMatchSnapshot();
  const violations = scenario.sandbox.artifacts
    .files("x-compliance")
    .get("violations.ndjson")
    ?.toString("utf8");
  expect(violations?.trimEnd().split("\n")).toMatchSnapshot("violations.ndjson");
  expect(await scenario.peer.pulls()).toEqual([]);
});
