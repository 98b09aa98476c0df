import { expect, test } from "vitest";
import { lists, nothing } from "../lists.ts";
import { startScenario } from "../scenario.ts";

const file = ".github/workflows/check.yml";
const environment = {
  GITHUB_WORKFLOW_REF: `octo-org/id-lists/${file}@refs/heads/main`,
  GITHUB_JOB: "check",
};

test.each([
  ["without both", "on: schedule\njobs: { check: {} }\n", 2],
  ["with both", "concurrency: x-compliance\npermissions: { contents: read }\njobs: { check: {} }\n", 0],
])("a workflow %s is advised before X is asked, and runs all the same", async (_, workflow, advised) => {
  await using scenario = await startScenario({
    files: { ...lists, [file]: workflow },
    x: { verdicts: nothing },
  });
  const { exitCode, log } = await scenario.runHere({ environment });
  const advice = log.filter((line) => line.startsWith("::notice::Advice: "));
  expect([exitCode, advice.length]).toEqual([0, advised]);
  for (const line of advice)
    expect(log.indexOf(line)).toBeLessThan(log.indexOf("::group::Reading the lists"));
});
