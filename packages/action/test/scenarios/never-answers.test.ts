// @module-tag slow
import { expect, test } from "vitest";
import { lists, twoGone } from "../lists.ts";
import { startScenario } from "../scenario.ts";

const environment = { NODE_OPTIONS: `--import ${new URL("../fast-clock.mjs", import.meta.url)}` };

test("an artifact service that never answers costs the artifact, and not the step", async () => {
  await using scenario = await startScenario({
    files: lists,
    inputs: { "artifact-report": "true" },
    x: { verdicts: twoGone },
  });
  scenario.sandbox.faults.script("artifact.create", { kind: "stall" });
  const run = await scenario.run({ environment });
  expect(run).toMatchObject({
    exitCode: 1,
    outputs: { result: "violations", violations: "2", "artifact-id": "", "pr-operation": "none" },
  });
  expect(run.log.at(-1)).toBe("::error title=X Batch Compliance::2 of 5 IDs are no longer compliant.");
  const warnings = run.log.filter((line) => line.startsWith("::warning"));
  expect(warnings.at(-1)).toContain("artifact service did not take it within");
  expect(run.summary.match(/## X Batch Compliance/g)).toHaveLength(1);
});

test("GitHub that never answers fails the pull request, once the check is done and told", async () => {
  await using scenario = await startScenario({
    files: lists,
    inputs: { "on-violation": "pull-request", "artifact-contents": "none" },
    x: { verdicts: twoGone },
  });
  // Before the check, and after it.
  scenario.sandbox.faults.script("github.getRef", { kind: "stall" }, { kind: "stall" });
  const run = await scenario.run({ environment });
  expect(run).toMatchObject({ exitCode: 1, outputs: { result: "violations", violations: "2" } });
  expect(run.log.at(-1)).toMatch(/^::error title=GITHUB_UNAVAILABLE::.*sent nothing for 2 minutes/);
  expect(run.summary).toContain("**2 of 5 IDs are no longer compliant.**");
  expect(run.summary).toContain("GITHUB_UNAVAILABLE");
});

test("a step that is killed in the pull request has told what it found", async () => {
  await using scenario = await startScenario({
    files: lists,
    inputs: { "on-violation": "pull-request" },
    x: { verdicts: twoGone },
  });
  const run = await scenario.run({
    cancelBy: "SIGKILL",
    cancelWhen: (cancel) =>
      scenario.sandbox.faults.script("github.createPull", { kind: "moment", at: "arrived", tell: cancel }),
  });
  expect(run).toMatchObject({
    exitCode: null,
    outputs: { result: "violations", violations: "2", "job-ids": "<job 1>" },
  });
  expect(run.summary).toContain("**2 of 5 IDs are no longer compliant.**");
  expect(run.summary).toContain("Run the workflow again to finish the pull request.");
});
