import { expect, test } from "vitest";
import { cancelAtRequest, jobNames } from "../cancel.ts";
import { lists, twoGone } from "../lists.ts";
import { startScenario } from "../scenario.ts";

const inPullRequest = ["github.createTree", "github.createCommit", "github.createRef", "github.createPull"];

test.each(inPullRequest)(
  "a run that is cancelled at %s has its findings, and the next one opens the pull request",
  async (operation) => {
    await using scenario = await startScenario({
      files: lists,
      inputs: { "on-violation": "pull-request" },
      x: { verdicts: twoGone },
    });
    const run = await scenario.run({ cancelWhen: cancelAtRequest(scenario, operation, "acted") });
    expect(run).toMatchObject({
      exitCode: 1,
      outputs: { result: "violations", violations: "2", "job-ids": "<job 1>" },
    });
    expect(run.log.at(-1)).toMatch(/^::error title=CANCELLED::/);
    expect(run.summary).toContain("**2 of 5 IDs are no longer compliant.**");
    const next = await scenario.runHere();
    expect(next.outputs["pr-number"]).toBe("1");
    expect(await scenario.peer.pulls()).toHaveLength(1);
    expect(jobNames(scenario)).toHaveLength(1);
  },
);

test.each(["artifact.create", "artifact.putBlock", "artifact.finalize"])(
  "a run that is cancelled at %s still writes what it found",
  async (operation) => {
    await using scenario = await startScenario({ files: lists, x: { verdicts: twoGone } });
    const run = await scenario.run({ cancelWhen: cancelAtRequest(scenario, operation, "arrived") });
    expect(run).toMatchObject({
      exitCode: 1,
      outputs: { result: "violations", violations: "2", "artifact-id": "" },
    });
    expect(run.log.at(-1)).toMatch(/^::error title=CANCELLED::/);
    expect(run.summary).toContain("**2 of 5 IDs are no longer compliant.**");
    // No warning says so: it was cancelled.
    expect(run.summary).toContain("was not uploaded.");
    expect(run.summary).not.toContain("a warning of the run says why");
  },
);

test("a run that is cancelled while its artifact hangs still writes what it found", async () => {
  await using scenario = await startScenario({ files: lists, x: { verdicts: twoGone } });
  scenario.sandbox.faults.script("artifact.create", { kind: "stall" });
  const run = await scenario.run({ cancelAt: /Root directory input is valid/ });
  expect(run).toMatchObject({ exitCode: 1, outputs: { result: "violations", violations: "2" } });
  expect(run.log.at(-1)).toMatch(/^::error title=CANCELLED::/);
  expect(run.summary).toContain("**2 of 5 IDs are no longer compliant.**");
});
