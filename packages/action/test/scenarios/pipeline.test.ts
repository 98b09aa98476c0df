import { expect, test } from "vitest";
import { jobNames } from "../cancel.ts";
import { readWorkflowInputs } from "../examples.ts";
import { lists, twoGone } from "../lists.ts";
import { startScenario } from "../scenario.ts";

test("a pipeline submits, and the next run proposes what X has found by then, without waiting and at no new cost", async () => {
  await using scenario = await startScenario({
    files: lists,
    // No default of the scenarios' own stands beside what the workflow says.
    inputs: { files: "", ...readWorkflowInputs("nightly-pipeline") },
    x: { verdicts: twoGone },
  });
  const first = await scenario.runHere();
  expect(first).toMatchObject({
    exitCode: 0,
    outputs: { result: "pending", coverage: "0", "as-of": "", "pr-operation": "none" },
  });
  expect(first.log.at(-1)).toBe(
    "X has not finished checking 5 IDs. The next run collects what is ready by then.",
  );
  const second = await scenario.runHere();
  expect(second).toMatchObject({
    exitCode: 0,
    outputs: { result: "violations", coverage: "1", "job-ids": "<job 1>", "pr-operation": "created" },
  });
  expect(second.log.at(-1)).toBe("2 of 5 IDs are no longer compliant (as of <time>).");
  expect(second.summary).toContain("0 new jobs.");
  expect(jobNames(scenario)).toHaveLength(1);
});
