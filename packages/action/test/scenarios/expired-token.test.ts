import { expect, test } from "vitest";
import { lists, twoGone } from "../lists.ts";
import { type Scenario, startScenario } from "../scenario.ts";

const expired = { kind: "answer", status: 401, body: { message: "Bad credentials" } } as const;

function start(inputs: Readonly<Record<string, string>>): Promise<Scenario> {
  return startScenario({ files: lists, inputs, x: { verdicts: twoGone } });
}

test("a token that expired while X worked is told as such, and the next run proposes without a new job", async () => {
  await using scenario = await start({ "on-violation": "pull-request" });
  const { faults, x } = scenario.sandbox;
  // The first request after the check that reads a commit: what is asked before it was answered.
  faults.script("x.uploadIds", {
    kind: "rewrite",
    body(answer) {
      faults.script("github.getCommit", expired);
      return answer;
    },
  });
  const run = await scenario.run();
  expect([run.exitCode, run.log.at(-1)]).toMatchSnapshot();
  expect(run.outputs).toMatchObject({ result: "violations", "pr-operation": "none", "artifact-id": "1" });
  expect(run.summary).toContain("GITHUB_TOKEN_EXPIRED");
  const next = await scenario.run();
  expect([next.exitCode, next.outputs["pr-operation"]]).toEqual([0, "created"]);
  const created = [run, next].map(({ requests }) => requests.filter((one) => one.startsWith("x.createJob")));
  expect(created).toEqual([["x.createJob 200"], []]);
  expect(x.jobs()).toHaveLength(1);
});

test("a push with a token that expired while X worked is told in the same way", async () => {
  await using scenario = await start({ "on-violation": "pull-request", "commit-via": "git" });
  scenario.sandbox.faults.script("github.advertiseRefs", expired);
  const run = await scenario.runHere();
  expect(run.log.at(-1)).toContain("GITHUB_TOKEN_EXPIRED");
});

test("a report, then a fresh token, then a pull request: one run that pays for one job", async () => {
  await using scenario = await start({});
  const { github, x } = scenario.sandbox;
  const sameRun = { GITHUB_RUN_ID: "99" };
  // The check needs no token that GitHub knows.
  const report = { "on-violation": "report", "github-token": "ghs_expired", "reuse-within-minutes": "0" };
  const first = await scenario.runHere({ inputs: report, environment: sameRun });
  expect(first.outputs).toMatchObject({ result: "violations", "pr-operation": "none" });
  expect(first.requests.filter((request) => request.startsWith("github."))).toEqual([]);
  const inputs = {
    "on-violation": "pull-request",
    "github-token": github.token,
    "reuse-within-minutes": "0",
  };
  const second = await scenario.runHere({ inputs, environment: sameRun });
  expect(second.outputs).toMatchObject({ "pr-operation": "created", "job-ids": first.outputs["job-ids"] });
  expect(x.jobs()).toHaveLength(1);
});
