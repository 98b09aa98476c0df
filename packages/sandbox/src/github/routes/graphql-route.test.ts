// @module-tag slow
import { expect, test } from "vitest";
import type { DrivenGitHub } from "../../../test/drive-github.ts";
import { driveWithPull } from "../../../test/drive-with-pull.ts";

/** Gives an answer's data and the messages of its errors. */
async function mutate(
  driven: DrivenGitHub,
  name: string,
  { token, id }: { token?: string; id?: string } = {},
) {
  const pull = await driven.ask("GET /pulls/1");
  const { status, body } = await driven.ask("POST ^/graphql", {
    ...(token === undefined ? {} : { token }),
    fields: {
      query: `mutation($pullRequestId: ID!) { ${name}(input: {pullRequestId: $pullRequestId}) { clientMutationId } }`,
      variables: { pullRequestId: id ?? pull.body.node_id, mergeMethod: "SQUASH" },
    },
  });
  return { status, errors: (body.errors ?? []).map(({ message }: { message: string }) => message) };
}

test("auto-merge is off until the repository allows it, and then needs something to wait for", async () => {
  await using driven = await driveWithPull();
  const { settings } = driven.github;
  const enable = () => mutate(driven, "enablePullRequestAutoMerge");
  expect(await enable()).toEqual({ status: 200, errors: ["Auto merge is not allowed for this repository"] });
  settings.autoMergeAllowed = true;
  settings.mergeWaits = false;
  expect((await enable()).errors).toEqual(["Pull request is in clean status"]);
  settings.mergeWaits = true;
  settings.mergeMethods = ["MERGE"];
  expect((await enable()).errors).toEqual(["Merge method squash merging is not allowed on this repository"]);
  settings.mergeMethods = ["SQUASH"];
  expect((await enable()).errors).toEqual([]);
  expect((await driven.ask("GET /pulls/1")).body.auto_merge).toMatchObject({ merge_method: "squash" });
  settings.permissions.contents = "read";
  expect((await enable()).errors).toEqual(["Resource not accessible by integration"]);
});

test("a person's token makes a draft of a pull request, a workflow's does not", async () => {
  await using driven = await driveWithPull();
  const convert = (token: string) => mutate(driven, "convertPullRequestToDraft", { token });
  expect((await convert(driven.github.token)).errors).toEqual(["Resource not accessible by integration"]);
  expect((await driven.github.pulls())[0]?.draft).toBe(false);
  expect((await convert(driven.github.userToken)).errors).toEqual([]);
  expect((await driven.github.pulls())[0]?.draft).toBe(true);
});

test("what is not there is an error with status 200", async () => {
  await using driven = await driveWithPull();
  expect((await mutate(driven, "closePullRequest")).errors[0]).toContain("doesn't exist on type 'Mutation'");
  expect((await mutate(driven, "convertPullRequestToDraft", { id: "PR_x" })).errors[0]).toContain(
    "Could not resolve to a node",
  );
});
