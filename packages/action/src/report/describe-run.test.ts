import { expect, test } from "vitest";
import { readRunContext } from "../runner/run-context.ts";
import { describeRun } from "./describe-run.ts";

const variables = {
  GITHUB_ACTIONS: "true",
  GITHUB_REPOSITORY: "octo-org/id-lists",
  GITHUB_RUN_ID: "42",
  GITHUB_RUN_NUMBER: "7",
  GITHUB_SHA: "0123456789abcdef0123456789abcdef01234567",
  GITHUB_REF_TYPE: "branch",
  GITHUB_REF_NAME: "lists/#1",
  GITHUB_ACTION_REPOSITORY: "octo-org/x-batch-compliance",
  GITHUB_ACTION_REF: "v1",
};

const read = (environment: NodeJS.ProcessEnv): ReturnType<typeof readRunContext> =>
  readRunContext(environment, { folder: "/", temporaryFolder: "/" });

test("a run is told with its repository, branch, commit, pull request and the action's version", () => {
  const pull = { number: 9, url: "https://github.com/octo-org/id-lists/pull/9" };
  expect(describeRun(read(variables), pull)).toEqual({
    repository: { name: "octo-org/id-lists", url: "https://github.com/octo-org/id-lists" },
    branch: { name: "lists/#1", url: "https://github.com/octo-org/id-lists/tree/lists/%231" },
    commit: {
      name: "0123456",
      url: "https://github.com/octo-org/id-lists/commit/0123456789abcdef0123456789abcdef01234567",
    },
    run: { name: "#7", url: "https://github.com/octo-org/id-lists/actions/runs/42" },
    pullRequest: { name: "#9", url: pull.url },
    tool: {
      name: "octo-org/x-batch-compliance@v1",
      url: "https://github.com/octo-org/x-batch-compliance/blob/v1/README.md",
    },
  });
});

test("what the runner does not say is left out, and outside of a workflow there is nothing to say", () => {
  const {
    GITHUB_RUN_NUMBER: _,
    GITHUB_SHA: __,
    GITHUB_ACTION_REF: ___,
    GITHUB_REF_TYPE: ____,
    ...rest
  } = variables;
  expect(describeRun(read(rest))).toEqual({
    repository: { name: "octo-org/id-lists", url: "https://github.com/octo-org/id-lists" },
    run: { name: "42", url: "https://github.com/octo-org/id-lists/actions/runs/42" },
  });
  expect(describeRun(read({}))).toEqual({});
});
