import { expect, test } from "vitest";
import { type RunContext, readRunContext } from "./run-context.ts";

function read(environment: NodeJS.ProcessEnv): RunContext {
  return readRunContext(environment, { folder: "/here", temporaryFolder: "/tmp" });
}

test("the runner's variables are read", () => {
  expect(
    read({
      GITHUB_ACTIONS: "true",
      GITHUB_WORKSPACE: "/w",
      RUNNER_TEMP: "/t",
      GITHUB_REPOSITORY: "octo-org/id-lists",
      GITHUB_RUN_ID: "42",
      GITHUB_RUN_ATTEMPT: "2",
      GITHUB_SERVER_URL: "https://ghe.example",
      GITHUB_API_URL: "https://ghe.example/api/v3",
      GITHUB_ACTION_REPOSITORY: "o/action",
      GITHUB_ACTION_REF: "v1",
      GITHUB_WORKFLOW_REF: "octo-org/id-lists/.github/workflows/check.yml@refs/heads/main",
      GITHUB_JOB: "check",
      GITHUB_EVENT_NAME: "schedule",
      GITHUB_REF_TYPE: "branch",
      GITHUB_REF_NAME: "main",
      GITHUB_OUTPUT: "/o",
      GITHUB_STEP_SUMMARY: "/s",
      GITHUB_EVENT_PATH: "/e",
      PATH: "/usr/bin",
    }),
  ).toEqual({
    isWorkflow: true,
    workspace: "/w",
    temporaryFolder: "/t",
    owner: "octo-org",
    repository: "id-lists",
    runId: "42",
    runAttempt: "2",
    serverUrl: "https://ghe.example",
    apiUrl: "https://ghe.example/api/v3",
    actionRepository: "o/action",
    actionRef: "v1",
    workflowFile: ".github/workflows/check.yml",
    job: "check",
    eventName: "schedule",
    branch: "main",
    outputFile: "/o",
    summaryFile: "/s",
    eventFile: "/e",
    gitEnvironment: { PATH: "/usr/bin", GITHUB_WORKSPACE: "/w" },
  });
});

test("outside of a workflow the folders are those at hand", () => {
  expect(read({})).toMatchObject({
    isWorkflow: false,
    workspace: "/here",
    temporaryFolder: "/tmp",
    branch: undefined,
  });
});

test("the branch of a pull request is its head, and a tag is not a branch", () => {
  expect(
    read({ GITHUB_HEAD_REF: "topic", GITHUB_REF_TYPE: "branch", GITHUB_REF_NAME: "7/merge" }).branch,
  ).toBe("topic");
  expect(read({ GITHUB_REF_TYPE: "tag", GITHUB_REF_NAME: "v1" }).branch).toBeUndefined();
});

test("a workflow of another repository, or none, has no file here", () => {
  const refs = [
    "other/repo/.github/workflows/a.yml@v1",
    "o/r/.github/workflows/../../x.yml@v1",
    "o/r/a.yml@v1",
    "",
  ];
  for (const ref of refs) {
    const context = read({ GITHUB_REPOSITORY: "o/r", GITHUB_WORKFLOW_REF: ref });
    expect(context.workflowFile).toBeUndefined();
  }
});

test("the branch of a merge queue is none to propose to", () => {
  const environment = { GITHUB_REF_TYPE: "branch", GITHUB_REF_NAME: "gh-readonly-queue/main/pr-1-0123abc" };
  expect(read(environment).branch).toBeUndefined();
});
