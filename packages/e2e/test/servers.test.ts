// @module-tag slow
import { expect, type TestContext, test } from "vitest";
import { readExample, readText } from "./repository.ts";
import { needsAct } from "./skip-reason.ts";
import { runWorkflow, type Workflow } from "./workflow.ts";

/** Runs an example as a runner of another server than github.com does. */
async function runOn(serverUrl: string, context: TestContext): Promise<Workflow> {
  const options = { text: readText("examples/workflows/check-tweets.yml"), serverUrl };
  const name = `check-tweets on ${new URL(serverUrl).hostname}`;
  const workflow = await runWorkflow({ ...options, name, files: readExample("hourly-tweet-ids") }, context);
  expect(workflow.run.exitCode).toBe(0);
  expect(workflow.outputs("1")).toMatchObject({ result: "violations", "pr-operation": "created" });
  const [pull] = await workflow.sandbox.github.pulls();
  expect(pull?.body).toContain(`${serverUrl}/octo-org/id-lists/actions/runs/4711`);
  return workflow;
}

test(
  "on GitHub Enterprise Server the missing artifact is a warning, and removals are proposed",
  needsAct,
  async (context) => {
    await using workflow = await runOn("https://github.example.com", context);
    expect(workflow.outputs("1")["artifact-id"]).toBe("");
    const warnings = workflow.run.entries
      .filter(({ command }) => command === "warning")
      .map(({ msg }) => msg);
    // The toolkit's own warning comes before.
    expect(warnings.at(-1)).toContain("The artifact was not uploaded");
  },
);

test("on GHE.com removals are proposed and the artifact is uploaded", needsAct, async (context) => {
  await using workflow = await runOn("https://octo.ghe.com", context);
  expect(await workflow.artifacts()).toEqual(["x-compliance"]);
});
