// @module-tag slow
import { expect, test } from "vitest";
import { driveGitHub } from "../../../test/drive-github.ts";
import { createGit } from "../git/git.ts";

test("a bot's commit is verified when it says nothing of who made it", async () => {
  await using driven = await driveGitHub();
  const { github, ask } = driven;
  const head = (await github.log("main"))[0];
  const fields = { message: "Remove IDs\n\nTwo.", tree: head?.tree, parents: [head?.sha] };
  const { status, body } = await ask("POST /git/commits", { fields });
  expect(status).toBe(201);
  expect(body.author).toMatchObject({ name: "github-actions[bot]", date: "2026-06-01T00:00:00Z" });
  expect(body.committer).toMatchObject({ name: "GitHub", email: "noreply@github.com" });
  expect(body.verification).toMatchObject({ verified: true, reason: "valid" });
  expect(body.verification.payload).toContain("Remove IDs");
  expect((await ask(`GET /git/commits/${body.sha}`)).body).toEqual(body);

  const git = createGit(github.gitDir);
  await git.run(["update-ref", "refs/heads/topic", body.sha]);
  await git.run(["fsck", "--strict", "--no-dangling"]);
  const shown = (await git.run(["log", "-1", "--format=%P %T %cn%n%B", body.sha])).toString();
  expect(shown.trim()).toBe(`${head?.sha} ${head?.tree} GitHub\nRemove IDs\n\nTwo.`);
});

test("a name in the commit, or a user's token, costs the signature", async () => {
  await using driven = await driveGitHub();
  const { github, ask } = driven;
  const tree = (await github.log("main"))[0]?.tree;
  const ada = { name: "Ada", email: "ada@example.org", date: "2020-02-03T04:05:06Z" };
  const named = await ask("POST /git/commits", { fields: { message: "m", tree, author: ada } });
  expect(named.body).toMatchObject({
    author: ada,
    committer: ada,
    verification: { verified: false, reason: "unsigned" },
  });
  const user = await ask("POST /git/commits", { fields: { message: "m", tree }, token: github.userToken });
  expect(user.body).toMatchObject({ committer: { name: "The Octocat" }, verification: { verified: false } });
});

test("a signature that is not GitHub's own is kept, and not known", async () => {
  await using driven = await driveGitHub();
  const { github, ask } = driven;
  const tree = (await github.log("main"))[0]?.tree;
  const signature = "-----BEGIN PGP SIGNATURE-----\n\nabc\n-----END PGP SIGNATURE-----";
  const { body } = await ask("POST /git/commits", { fields: { message: "m", tree, signature } });
  expect(body.verification).toMatchObject({ verified: false, reason: "unknown_key", signature });
});

test("a commit has as many parents as it names", async () => {
  await using driven = await driveGitHub();
  const { github, ask } = driven;
  const main = (await github.log("main"))[0];
  const topic = await github.commitFiles({ branch: "topic", files: { "a.txt": "1" }, message: "One" });
  const create = async (parents?: readonly (string | undefined)[]) => {
    const { body } = await ask("POST /git/commits", { fields: { message: "m", tree: main?.tree, parents } });
    return body.parents.map(({ sha }: { sha: string }) => sha);
  };
  expect(await create()).toEqual([]);
  expect(await create([main?.sha, topic])).toEqual([main?.sha, topic]);
});

test("a tree or a parent that is none is refused", async () => {
  await using driven = await driveGitHub();
  const { github, ask } = driven;
  const { tree = "", sha = "" } = (await github.log("main"))[0] ?? {};
  const refuse = async (fields: object) =>
    (await ask("POST /git/commits", { fields: { message: "m", ...fields } })).body.message;
  expect(await refuse({ tree: sha })).toBe("Tree SHA does not exist");
  expect(await refuse({ tree: "x" })).toBe("Tree SHA does not exist");
  expect(await refuse({ tree, parents: [tree] })).toBe("Parent SHA does not exist or is not a commit object");
  expect(await refuse({ tree, parents: sha })).toContain("is not an array of strings");
  expect((await ask(`GET /git/commits/${tree}`)).status).toBe(404);
});
