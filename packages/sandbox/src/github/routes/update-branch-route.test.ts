// @module-tag slow
import { expect, test } from "vitest";
import { driveWithPull } from "../../../test/drive-with-pull.ts";

test("the base is merged into the branch by a commit that GitHub signs", async () => {
  await using driven = await driveWithPull();
  const { github, ask } = driven;
  const moved = await github.commitFiles({ branch: "main", files: { "b.txt": "3\n" }, message: "Three" });
  const [before] = await github.log("topic");
  const token = github.userToken;
  expect((await ask("PUT /pulls/1/update-branch", { token })).status).toBe(202);
  const [merge] = await github.log("topic");
  expect(merge).toMatchObject({
    parents: [before?.sha, moved],
    author: { name: "The Octocat" },
    committer: { email: "noreply@github.com" },
  });
  expect((await github.readFile("topic", "b.txt"))?.toString()).toBe("3\n");
  expect((await ask(`GET /git/commits/${merge?.sha}`)).body.verification.verified).toBe(true);
  expect((await github.pulls())[0]).toMatchObject({ state: "open", head: { sha: merge?.sha } });
});

test("a branch that is up to date, in conflict or elsewhere than expected is left alone", async () => {
  await using driven = await driveWithPull();
  const { github, ask } = driven;
  const update = (fields?: object) => ask("PUT /pulls/1/update-branch", { fields });
  expect((await update()).body.message).toBe("There are no new commits on the base branch.");
  await github.commitFiles({ branch: "main", files: { "a.txt": "9\n" }, message: "Nine" });
  expect(await update()).toMatchObject({ status: 422, body: { message: /conflict/ } });
  expect((await update({ expected_head_sha: "0".repeat(40) })).body.message).toContain("didn't match");
  expect(await github.log("topic")).toHaveLength(2);
});
