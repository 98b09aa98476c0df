import { expect, test } from "vitest";
import { lists, twoGone } from "../lists.ts";
import { type RunRecord, startScenario } from "../scenario.ts";

const start = (): ReturnType<typeof startScenario> =>
  startScenario({ files: lists, inputs: { "on-violation": "report" }, x: { verdicts: twoGone } });

const errors = ({ log }: RunRecord): readonly string[] => log.filter((line) => line.startsWith("::error"));

test.each([
  ["GITHUB_OUTPUT", "file for outputs"],
  ["RUNNER_TEMP", "temporary folder"],
])("a %s that cannot be written to ends the run before X is asked", async (variable, name) => {
  await using scenario = await start();
  // Below a file there is no folder, whoever asks.
  const run = await scenario.runHere({ environment: { [variable]: "/dev/null/x" } });
  expect(run).toMatchObject({ exitCode: 1, requests: [] });
  expect(errors(run)).toEqual([
    expect.stringMatching(
      new RegExp(
        `^::error title=RUNNER_NOT_WRITABLE::.*runner's ${name} .*${variable}.*cannot be written to.*--user root`,
      ),
    ),
  ]);
  expect(run.log.join("\n")).not.toMatch(/INTERNAL|\/dev\/null/);
});

test("outputs that no longer fit on the disk at the end are told as such, and nothing is thrown on top", async () => {
  await using scenario = await start();
  const run = await scenario.runHere({ environment: { GITHUB_OUTPUT: "/dev/full" } });
  expect(run.exitCode).toBe(1);
  expect(errors(run)).toEqual([expect.stringMatching(/RUNNER_NOT_WRITABLE.*no space left on its disk/)]);
});

test("a summary that cannot be written is a warning with its cause, and the check goes on", async () => {
  await using scenario = await start();
  const run = await scenario.runHere({ environment: { GITHUB_STEP_SUMMARY: "/dev/null/x" } });
  expect(run.outputs).toMatchObject({ result: "violations" });
  expect(run.log.filter((line) => line.includes("`GITHUB_STEP_SUMMARY`"))).toEqual([
    expect.stringMatching(/^::warning::.*--user root/),
  ]);
});
