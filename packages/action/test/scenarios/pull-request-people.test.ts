import { expect, test } from "vitest";
import { askGitHub } from "../ask-github.ts";
import { lists, threeGone, twoGone } from "../lists.ts";
import { type Scenario, startScenario } from "../scenario.ts";

const branch = "x-compliance/tweets-bfcf97a3";

function start(inputs: Readonly<Record<string, string>> = {}): Promise<Scenario> {
  return startScenario({
    files: lists,
    inputs: { "on-violation": "pull-request", "reuse-within-minutes": "0", "max-removal": "80%", ...inputs },
    x: { verdicts: twoGone },
  });
}

test("a person's commits stop an update, which is told once on the pull request, until overwriting is asked for", async () => {
  await using scenario = await start();
  const { github, x } = scenario.sandbox;
  await scenario.runHere();
  await github.commitFiles({ branch, files: { "data/a.txt": "# mine\n" }, message: "Edit the list" });
  x.setVerdicts(threeGone);
  const stopped = await scenario.run();
  expect(stopped).toMatchObject({ exitCode: 1, outputs: { result: "violations", "pr-operation": "none" } });
  expect(stopped.log.at(-1)).toMatch(/^::error title=BRANCH_NOT_OURS::.*pr-on-human-commits: overwrite/);
  expect(stopped.summary).toContain("The pull request is not up to date: do what the error above says");
  expect(stopped.summary).toMatch(/- \[Open pull request #1\]\(\S+\/pull\/1\), which is still open\n/);
  expect((await scenario.runHere()).exitCode).toBe(1);
  const [pull] = await github.pulls();
  expect(pull?.comments.map(({ body }) => body)).toMatchSnapshot("comments");
  expect(await scenario.peer.read(branch, "data/a.txt")).toBe("# mine\n");

  const overwritten = await scenario.runHere({ inputs: { "pr-on-human-commits": "overwrite" } });
  expect(overwritten).toMatchObject({ exitCode: 0, outputs: { removed: "4", "pr-operation": "updated" } });
  expect(await scenario.peer.read(branch, "data/a.txt")).toBe("# first hour\n1160164553482756097\n");
  expect((await github.log(branch)).map(({ message }) => message.split("\n")[0])).toContain("Edit the list");
});

test("after `Update branch` the pull request is kept up to date as before", async () => {
  await using scenario = await start();
  await scenario.runHere();
  await scenario.peer.commit({ "README.md": "# Lists of IDs\n" }, "Describe");
  await askGitHub(scenario.sandbox, "PUT /pulls/1/update-branch");
  expect((await scenario.runHere()).outputs).toMatchObject({ "pr-operation": "unchanged" });
  scenario.sandbox.x.setVerdicts(threeGone);
  expect((await scenario.runHere()).outputs).toMatchObject({ "pr-operation": "updated", removed: "4" });
});

test("what a person closed does not come back, and what is new does", async () => {
  await using scenario = await start();
  const { sandbox } = scenario;
  await scenario.runHere();
  await askGitHub(sandbox, "PATCH /pulls/1", { state: "closed" });
  const declined = await scenario.run();
  expect(declined).toMatchObject({
    exitCode: 0,
    outputs: { "pr-operation": "none", "pr-number": "1", removed: "0", "changed-files": "[]" },
  });
  expect(declined.log).toContain(
    "::warning::Somebody closed pull request #1, which had the same removals, so no new one was opened. Reopen it to keep it up to date again.",
  );
  expect(declined.log.filter((line) => line.includes("closed"))).toHaveLength(1);
  expect(declined.summary).toContain("Reopen the pull request, or remove the entries by hand.");
  sandbox.x.setVerdicts(threeGone);
  expect((await scenario.runHere()).outputs).toMatchObject({ "pr-operation": "created", "pr-number": "2" });
});

test("a text with placeholders, a milestone and auto-merge make up the pull request", async () => {
  await using scenario = await start({
    "pr-body": "Please take out {{removed}} entries of {{files}} files.\n\n{{report}}\n\nThank you.",
    "pr-milestone": "2026",
    "pr-auto-merge": "squash",
    "pr-draft": "create",
  });
  const { github } = scenario.sandbox;
  const { log, outputs } = await scenario.runHere();
  expect(outputs).toMatchObject({ "pr-operation": "created" });
  expect(log.filter((line) => line.startsWith("::warning"))).toEqual([
    '::warning::Auto-merge could not be turned on. Turn on "Allow auto-merge" in the repository\'s settings (General, Pull Requests). GitHub says: `Auto merge is not allowed for this repository`.',
  ]);
  expect(await github.pulls()).toMatchObject([
    {
      draft: true,
      milestone: 1,
      body: expect.stringMatching(
        /^Please take out 3 entries of 2 files\.\n\n\[This run\][\s\S]*\n\nThank you\.\n\n<!-- /,
      ),
    },
  ]);
});

test("a milestone that the token may not set is a warning that names the permission", async () => {
  await using scenario = await start({ "pr-milestone": "2026" });
  const body = { message: "Resource not accessible by integration" };
  scenario.sandbox.faults.script("github.updateIssue", { kind: "answer", status: 403, body });
  const { exitCode, log } = await scenario.runHere();
  expect(exitCode).toBe(0);
  expect(log.find((line) => line.startsWith("::warning"))).toContain(
    "to set the milestone, it needs `pull-requests: write`. GitHub says: `Resource not accessible by integration`.",
  );
});

test("a placeholder that does not exist is told before anything is sent", async () => {
  await using scenario = await start({ "pr-body": "{{removd}}" });
  const { exitCode, log, requests } = await scenario.run();
  expect([exitCode, requests]).toEqual([1, []]);
  expect(log.at(-1)).toContain("Did you mean `{{removed}}`?");
});
