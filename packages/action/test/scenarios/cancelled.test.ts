import { expect, test } from "vitest";
import { lists, twoGone } from "../lists.ts";
import { startScenario } from "../scenario.ts";

test("a cancelled run ends pending within two seconds and says how it goes on", async () => {
  await using scenario = await startScenario({ files: lists, x: { processingMs: 60_000 } });
  const run = await scenario.run({ cancelAt: /Waiting for X/ });
  expect({ ...run, requests: [] }).toMatchSnapshot();
  const next = await scenario.run({ inputs: { wait: "false" } });
  expect(next.log).toContain("Took over job <job 1> of an earlier run: the same IDs, no new job to pay for.");
});

test("a run that is cancelled while its artifact hangs still writes what it found", async () => {
  await using scenario = await startScenario({ files: lists, x: { verdicts: twoGone } });
  scenario.sandbox.faults.script("artifact.create", { kind: "stall" });
  const run = await scenario.run({ cancelAt: /Root directory input is valid/ });
  expect(run).toMatchObject({ exitCode: 1, outputs: { result: "violations", violations: "2" } });
  expect(run.log.at(-1)).toMatch(/^::error title=CANCELLED::/);
  expect(run.summary).toContain("**2 of 5 IDs are no longer compliant.**");
});

test("a run that is cancelled before it began ends as one, too", async () => {
  await using scenario = await startScenario({ files: lists });
  const run = await scenario.run({ cancelAt: /Checking/ });
  expect(run).toMatchObject({ exitCode: 1, outputs: { result: "pending" } });
});
