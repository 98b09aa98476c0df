import { execFileSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { askGitHub } from "../ask-github.ts";
import { gitClone } from "../git.ts";
import { lists, threeGone, twoGone } from "../lists.ts";
import { repository } from "../peer.ts";
import { type Scenario, startScenario } from "../scenario.ts";

/** The event of a pull request of this repository. */
const eventFile = "event.json";
const repo = { full_name: repository };
const pullRequestEvent = JSON.stringify({
  pull_request: { head: { repo }, base: { repo } },
  repository: repo,
});

/** A repository with a pull request of ours, whose branch the runs from then on are on. */
async function startOnBranch(
  inputs: Readonly<Record<string, string>> = {},
): Promise<{ readonly scenario: Scenario; readonly environment: object }> {
  let branch = "main";
  const scenario = await startScenario({
    files: lists,
    inputs: { "on-violation": "pull-request", "reuse-within-minutes": "0", "max-removal": "80%", ...inputs },
    x: { verdicts: twoGone },
    async checkOut(gitDir, folder) {
      await gitClone(gitDir, folder);
      execFileSync("git", ["-C", folder, "checkout", "--quiet", branch]);
      await writeFile(join(folder, eventFile), pullRequestEvent);
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

/** Runs on the branch as it is checked out: pushed to, with `pr-base`, and as a pull request's merge. */
const places = [
  { name: "a push", inputs: {}, environment: {} },
  { name: "a push, with `pr-base`", inputs: { "pr-base": "main" }, environment: {} },
  {
    name: "a pull request",
    inputs: {},
    environment: {
      GITHUB_REF_NAME: "1/merge",
      GITHUB_HEAD_REF: "removals",
      GITHUB_EVENT_NAME: "pull_request",
    },
  },
] as const;

test.each(places)(
  "so it is on a branch of any name ($name), also where a person rewrote the text",
  async (place) => {
    const { scenario: own, environment } = await startOnBranch({ "pr-branch": "removals" });
    await using scenario = own;
    scenario.sandbox.x.setVerdicts(threeGone);
    const before = await scenario.peer.pulls();
    for (const body of [undefined, "Looks fine."]) {
      if (body !== undefined) await askGitHub(scenario.sandbox, "PATCH /pulls/1", { body });
      const run = await scenario.runHere({
        inputs: place.inputs,
        ...(place.name === "a pull request" && { eventFile }),
        environment: { ...environment, ...place.environment },
      });
      expect(run).toMatchObject({ exitCode: 1, outputs: { result: "violations", removed: "0" } });
      expect(run.log.join("\n")).toContain("`removals` is the branch of a pull request of this action");
      expect(run.requests.filter((request) => /github\.(create|update|delete)/.test(request))).toEqual([]);
    }
    expect(await scenario.peer.pulls()).toMatchObject([{ ...before[0], body: "Looks fine." }]);
  },
);

test("a run on a branch of a person's own pull request proposes as ever, to that branch", async () => {
  const { scenario: own } = await startOnBranch({ "pr-branch": "removals" });
  await using scenario = own;
  await scenario.peer.commit({ "note.md": "x" }, "A note", "work");
  await askGitHub(scenario.sandbox, "POST /pulls", {
    title: "Work",
    body: "mine",
    head: "work",
    base: "main",
  });
  const run = await scenario.runHere({
    inputs: { "pr-branch": "work-removals" },
    environment: { GITHUB_REF_NAME: "work", GITHUB_EVENT_NAME: "push" },
  });
  expect(run.log.join("\n")).not.toContain("only checks");
});
