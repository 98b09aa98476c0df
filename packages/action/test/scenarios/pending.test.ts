import { expect, test } from "vitest";
import { lists, twoGone } from "../lists.ts";
import { startScenario } from "../scenario.ts";

test("a run that is out of time ends pending, and the next one collects the same job", async () => {
  await using scenario = await startScenario({ files: lists, x: { verdicts: twoGone, processingMs: 3000 } });
  const late = await scenario.run({ inputs: { "timeout-minutes": "0.01", "on-timeout": "report" } });
  expect({ ...late, requests: [] }).toMatchSnapshot("out of time");
  const next = await scenario.run();
  expect(next.outputs).toMatchObject({ result: "violations", "job-ids": "<job 1>" });
  expect(next.requests).not.toContain("x.createJob 200");
});

test("out of time is a finding where it is to fail", async () => {
  await using scenario = await startScenario({ files: lists, x: { processingMs: 60_000 } });
  const { exitCode, log } = await scenario.run({ inputs: { "timeout-minutes": "0.01" } });
  expect(exitCode).toBe(1);
  expect(log.at(-1)).toMatchInlineSnapshot(
    `"::error title=X Batch Compliance::X has not finished checking 5 IDs. Run again later: the next run finds the job and collects its result."`,
  );
});

test("a run that is not to wait submits and ends well", async () => {
  await using scenario = await startScenario({ files: lists, x: { processingMs: 60_000 } });
  expect(await scenario.run({ inputs: { wait: "false" } })).toMatchSnapshot("submitted");
});
