import type { Fault } from "@x-batch-compliance/sandbox";
import { expect, test } from "vitest";
import { lists, threeGone, twoGone } from "../lists.ts";
import { type RunRecord, type Scenario, startScenario } from "../scenario.ts";

const start = (inputs: Readonly<Record<string, string>> = {}): Promise<Scenario> =>
  startScenario({
    files: lists,
    inputs: { "on-violation": "pull-request", ...inputs },
    x: { verdicts: twoGone },
  });

const refuse = (message: string): Fault => ({
  kind: "answer",
  status: 422,
  body: { message: "Validation Failed", errors: [{ resource: "PullRequest", code: "custom", message }] },
});

/** What the reader of the log gets to know of it. */
function told({ exitCode, log, outputs }: RunRecord): object {
  const lines = log.filter((line) =>
    /^::(?:error|warning)|^The repository changed|^GitHub could not|^Pull request #/.test(line),
  );
  return { exitCode, operation: outputs["pr-operation"], lines };
}

test("a ruleset on the branch is told with what to change", async () => {
  await using scenario = await start();
  scenario.sandbox.github.settings.restrictedBranches = /^x-compliance\//;
  expect(told(await scenario.run())).toMatchSnapshot();
});

test("without the permission for pull requests the branch is there, and the page to go on is linked", async () => {
  await using scenario = await start();
  scenario.sandbox.github.settings.permissions.pullRequests = "read";
  const run = await scenario.run();
  expect(told(run)).toMatchSnapshot();
  expect(run.summary).toContain("[Open it by hand](https://github.com/octo-org/id-lists/compare/main...");
});

test("labels, reviewers and teams that are refused are warnings, and the pull request stands", async () => {
  await using scenario = await start({
    "pr-labels": "new label",
    "pr-reviewers": "nobody",
    "pr-team-reviewers": "data-stewards",
  });
  scenario.sandbox.github.settings.permissions.issues = "read";
  expect(told(await scenario.run())).toMatchSnapshot();
});

test("a limit on writing is waited for as GitHub asks, and the pull request is opened", async () => {
  await using scenario = await start();
  scenario.sandbox.faults.script("github.createTree", {
    kind: "answer",
    status: 403,
    headers: { "retry-after": "1" },
    body: { message: "You have exceeded a secondary rate limit." },
  });
  const run = await scenario.run();
  expect(run.log).toContain("GitHub's rate limit was reached. Waiting until it is reset in <duration>.");
  expect(run.outputs).toMatchObject({ "pr-operation": "created" });
});

test.each([
  [
    "getRef",
    403,
    "Although you appear to have the correct authorization credentials, the `octo-org` organization has an IP allow list enabled, and your IP address is not permitted to access this resource.",
  ],
  ["listPulls", 403, "Resource protected by organization SAML enforcement."],
  ["discoverPush", 403, "This repository was archived so it is read-only."],
])(
  "what %s is refused for whatever the token may do ends the run before X is asked",
  async (name, status, message) => {
    await using scenario = await start();
    const body =
      name === "discoverPush" ? message : { message, documentation_url: "https://docs.github.com/rest/x" };
    scenario.sandbox.faults.script(`github.${name}`, { kind: "answer", status, body });
    const run = await scenario.runHere();
    expect(told(run)).toMatchSnapshot();
    expect(run.requests.filter((one) => one.startsWith("x."))).toEqual([]);
  },
);

test("classic branch protection is told with GitHub's own words and link, in log and summary", async () => {
  await using scenario = await start();
  scenario.sandbox.faults.script("github.createRef", {
    kind: "answer",
    status: 422,
    body: {
      message: "Protected branch update failed for refs/heads/x-compliance/tweets-1.\n\n::error::planted",
      documentation_url: "https://docs.github.com/articles/about-protected-branches",
    },
  });
  const run = await scenario.runHere();
  expect(told(run)).toMatchSnapshot();
  expect(run.summary).toContain("(`https://docs.github.com/articles/about-protected-branches`)");
});

test.each([["A pull request already exists for octo-org:x."], ["No commits between main and x"]])(
  "%j leads to reading again, and to the pull request",
  async (message) => {
    await using scenario = await start();
    scenario.sandbox.faults.script("github.createPull", refuse(message));
    expect(told(await scenario.runHere())).toMatchSnapshot();
  },
);

test("what GitHub does not know yet is asked for again, and nobody is told of a change that was none", async () => {
  await using scenario = await start();
  const unknown = refuse("Could not resolve to a node with the global id of 'R_kw'.");
  scenario.sandbox.faults.script("github.createPull", unknown);
  expect(told(await scenario.runHere())).toMatchSnapshot();
});

test("a branch that moves under an update is read again, and after three times the run ends", async () => {
  await using scenario = await start({ "reuse-within-minutes": "0", "max-removal": "80%" });
  const { faults, x } = scenario.sandbox;
  await scenario.runHere();
  x.setVerdicts(threeGone);
  const moved = refuse("Update is not a fast forward");
  faults.script("github.updateRef", moved, moved, moved);
  expect(told(await scenario.run())).toMatchSnapshot("three times");
  faults.script("github.updateRef", moved);
  expect(told(await scenario.runHere())).toMatchSnapshot("once");
});
