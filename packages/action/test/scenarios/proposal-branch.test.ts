import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { gitClone } from "../git.ts";
import { lists, threeGone, twoGone } from "../lists.ts";
import { type Scenario, startScenario } from "../scenario.ts";

/** A repository with a pull request of ours, whose branch the runs from then on are on. */
async function startOnBranch(): Promise<{ readonly scenario: Scenario; readonly environment: object }> {
  let branch = "main";
  const scenario = await startScenario({
    files: lists,
    inputs: { "on-violation": "pull-request", "reuse-within-minutes": "0", "max-removal": "80%" },
    x: { verdicts: twoGone },
    async checkOut(gitDir, folder) {
      await gitClone(gitDir, folder);
      execFileSync("git", ["-C", folder, "checkout", "--quiet", branch]);
    },
  });
  branch = (await scenario.runHere()).outputs["pr-branch"] ?? "";
  return { scenario, environment: { GITHUB_REF_NAME: branch, GITHUB_EVENT_NAME: "push" } };
}

test("a run on the branch of a pull request passes where that is complete, and proposes nothing", async () => {
  const { scenario: own, environment } = await startOnBranch();
  await using scenario = own;
  expect(await scenario.run({ environment: { ...environment } })).toMatchSnapshot();
  expect(await scenario.peer.pulls()).toHaveLength(1);
});

test("it fails where that lacks a removal, and the summary says which run adds it", async () => {
  const { scenario: own, environment } = await startOnBranch();
  await using scenario = own;
  scenario.sandbox.x.setVerdicts(threeGone);
  const { exitCode, log, outputs, summary } = await scenario.runHere({ environment: { ...environment } });
  expect({ exitCode, outputs }).toMatchObject({
    exitCode: 1,
    outputs: { result: "violations", removed: "0" },
  });
  expect(log.at(-1)).toContain("1 of 3 IDs is no longer compliant.");
  expect(summary).toContain(
    "Run the workflow on the base branch: it updates the pull request of this branch.",
  );
  expect(await scenario.peer.pulls()).toHaveLength(1);
  const next = await scenario.runHere({ environment: { GITHUB_REF_NAME: "main" } });
  expect(next.outputs).toMatchObject({ "pr-number": "1", "pr-operation": "updated" });
});
