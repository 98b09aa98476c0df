import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { lists, twoGone } from "../lists.ts";
import { startScenario } from "../scenario.ts";

const person = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"];
const head = "refs/heads/removals";

test("a run that meets another one's branch reads again and succeeds", async () => {
  await using scenario = await startScenario({
    files: lists,
    inputs: { "on-violation": "pull-request" },
    x: { verdicts: twoGone },
  });
  const exists = {
    kind: "answer",
    acted: true,
    status: 422,
    body: { message: "Reference already exists" },
  } as const;
  scenario.sandbox.faults.script("github.createRef", exists);
  expect(await scenario.run()).toMatchSnapshot();
  expect(await scenario.peer.pulls()).toHaveLength(1);
});

test("a pull request that another run opened, and that a person has pushed to since, is in error and outputs", async () => {
  await using scenario = await startScenario({
    files: lists,
    inputs: { "on-violation": "pull-request", "pr-branch": "removals" },
    x: { verdicts: twoGone },
  });
  const { faults, github } = scenario.sandbox;
  const git = (...words: readonly string[]): string =>
    execFileSync("git", ["-C", github.gitDir, ...person, ...words], { encoding: "utf8" }).trim();
  faults.script("github.createPull", {
    kind: "rewrite",
    status: 422,
    body() {
      git("update-ref", head, git("commit-tree", "main^{tree}", "-p", head, "-m", "Undo"));
      const message = "A pull request already exists for octo-org:removals.";
      return Buffer.from(JSON.stringify({ message: "Validation Failed", errors: [{ message }] }));
    },
  });
  const { exitCode, log, outputs } = await scenario.runHere();
  expect({ exitCode, outputs }).toMatchObject({
    exitCode: 1,
    outputs: { "pr-number": "1", "pr-operation": "none", "pr-branch": "removals", removed: "0" },
  });
  expect(outputs["pr-url"]).toMatch(/\/pull\/1$/);
  expect(log.at(-1)).toContain("BRANCH_NOT_OURS");
  expect(await scenario.peer.pulls()).toHaveLength(1);
});
