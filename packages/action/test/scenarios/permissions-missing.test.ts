import { expect, test } from "vitest";
import { lists, twoGone } from "../lists.ts";
import { type Scenario, startScenario } from "../scenario.ts";

const start = (inputs: Readonly<Record<string, string>> = {}): Promise<Scenario> =>
  startScenario({
    files: lists,
    inputs: { "on-violation": "pull-request", ...inputs },
    x: { verdicts: twoGone },
  });

test("without `permissions:` in the workflow, the error names what to add, before anything is sent to X", async () => {
  await using scenario = await start();
  scenario.sandbox.github.settings.permissions.contents = "read";
  expect(await scenario.run()).toMatchSnapshot();
});

test("a missing permission to read pull requests is found before anything is sent to X", async () => {
  await using scenario = await start();
  scenario.sandbox.github.settings.permissions.pullRequests = "none";
  const { exitCode, log, requests } = await scenario.run();
  expect({ exitCode, log, requests }).toMatchSnapshot();
});

test("a token that GitHub does not know is found before anything is sent to X", async () => {
  await using scenario = await start({ "github-token": "ghs_wrong" });
  const { exitCode, log, requests } = await scenario.run();
  expect({ exitCode, log, requests }).toMatchSnapshot();
});

test("a base branch that is not there is found before anything is sent to X", async () => {
  await using scenario = await start({ "pr-base": "mian" });
  const { exitCode, log, requests } = await scenario.run();
  expect({ exitCode, log, requests }).toMatchSnapshot();
});

test("a person who may not write is found by the role, before anything is sent to X", async () => {
  await using scenario = await start();
  const { github } = scenario.sandbox;
  github.settings.userMayPush = false;
  const { log, requests } = await scenario.runHere({ inputs: { "github-token": github.userToken } });
  expect(log.at(-1)).toContain("The person whose token is `github-token` may not write");
  expect(requests.at(-1)).toBe("github.listMatchingRefs 200");
});

test("an archived repository is found before anything is sent to X", async () => {
  await using scenario = await start();
  const archived = (answer: Buffer): Buffer =>
    Buffer.from(JSON.stringify({ ...JSON.parse(answer.toString("utf8")), archived: true }));
  scenario.sandbox.faults.script("github.getRepo", { kind: "rewrite", body: archived });
  const { log, requests } = await scenario.runHere();
  expect(log.at(-1)).toMatch(/GITHUB_ACCESS_DENIED: The repository is archived.* Nothing was sent to X\./);
  expect(requests.filter((request) => request.startsWith("x."))).toEqual([]);
});

test("what GitHub did not say beforehand is told when it matters, and the check is not lost", async () => {
  await using scenario = await start();
  const { faults, github } = scenario.sandbox;
  github.settings.permissions.contents = "read";
  faults.script("github.discoverPush", { kind: "answer", status: 403, body: "A proxy says no." });
  const run = await scenario.runHere();
  expect(run.outputs).toMatchObject({ result: "violations", "artifact-id": "1" });
  expect(run.log.at(-1)).toContain("to store the files, it needs `contents: write`");
});

test("where GitHub does not answer beforehand, the check goes on", async () => {
  await using scenario = await start();
  const limit = { kind: "answer", status: 403, headers: { "retry-after": "3600" } } as const;
  scenario.sandbox.faults.script("github.getRef", limit);
  const { exitCode, log } = await scenario.runHere();
  expect(exitCode).toBe(0);
  expect(log).toContainEqual(
    expect.stringMatching(
      /^GitHub could not be asked beforehand .*\(GITHUB_RATE_LIMITED\)\. GitHub.s rate limit was reached/,
    ),
  );
});

test("a dry run asks nothing about writing", async () => {
  await using scenario = await start({ "dry-run": "true" });
  scenario.sandbox.github.settings.permissions.contents = "read";
  const { exitCode, requests } = await scenario.runHere();
  expect(exitCode).toBe(0);
  expect(requests).not.toContain("github.discoverPush 403");
});
