// @module-tag slow
import { expect, test } from "vitest";
import { driveGitHub } from "../../../test/drive-github.ts";

test("a ref is found by its full name only, also with its slashes encoded", async () => {
  await using driven = await driveGitHub();
  const { github, ask } = driven;
  const sha = await github.commitFiles({ branch: "fix/one", files: { "a.txt": "1" }, message: "One" });
  for (const path of ["heads/fix/one", "heads%2Ffix%2Fone"]) {
    const { status, body } = await ask(`GET /git/ref/${path}`);
    expect([status, body.ref, body.object.sha]).toEqual([200, "refs/heads/fix/one", sha]);
  }
  expect(await ask("GET /git/ref/heads/fix")).toMatchObject({ status: 404, body: { message: "Not Found" } });
});

test("matching refs are those that begin with the text, and finding none is not an error", async () => {
  await using driven = await driveGitHub();
  const { github, ask } = driven;
  for (const branch of ["fix-1", "fix/2", "other"]) {
    await github.commitFiles({ branch, files: { "a.txt": branch }, message: branch });
  }
  const { body } = await ask("GET /git/matching-refs/heads/fix");
  expect(body.map(({ ref }: { ref: string }) => ref)).toEqual(["refs/heads/fix-1", "refs/heads/fix/2"]);
  expect(await ask("GET /git/matching-refs/heads/none")).toMatchObject({ status: 200, body: [] });
});

test("a ref is created once, even when two ask at the same time", async () => {
  await using driven = await driveGitHub();
  const { github, ask } = driven;
  const sha = (await github.log("main"))[0]?.sha;
  const fields = { ref: "refs/heads/topic", sha };
  const answers = await Promise.all([ask("POST /git/refs", { fields }), ask("POST /git/refs", { fields })]);
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 422]);
  expect(await ask("POST /git/refs", { fields })).toMatchObject({
    status: 422,
    body: { message: "Reference already exists", status: "422" },
  });
});

test.each([
  ["refs/heads/x", "0".repeat(40), "Object does not exist"],
  ["refs/heads/x", "main", "The sha parameter must be exactly 40 characters and contain only [0-9a-f]."],
  ["refs/heads/x", undefined, `Invalid request.\n\n"sha" wasn't supplied.`],
  ["heads/x", "head", "heads/x is not a valid ref name."],
  ["refs/heads/a..b", "head", "refs/heads/a..b is not a valid ref name."],
  ["refs/heads/main/x", "head", "Reference update failed"],
])("the ref %j at %j is refused", async (ref, name, message) => {
  await using driven = await driveGitHub();
  const { github, ask } = driven;
  const sha = name === "head" ? (await github.log("main"))[0]?.sha : name;
  expect(await ask("POST /git/refs", { fields: { ref, sha } })).toMatchObject({
    status: 422,
    body: { message },
  });
});

test("a ref moves forward by itself and elsewhere by force only", async () => {
  await using driven = await driveGitHub();
  const { github, ask } = driven;
  const first = await github.commitFiles({ branch: "topic", files: { "a.txt": "1" }, message: "One" });
  const second = await github.commitFiles({
    branch: "next",
    from: "topic",
    files: { "a.txt": "2" },
    message: "Two",
  });
  const move = (sha: string, force?: boolean) =>
    ask("PATCH /git/refs/heads/topic", { fields: { sha, force } });
  expect((await move(second)).status).toBe(200);
  expect(await move(first)).toMatchObject({ status: 422, body: { message: "Update is not a fast forward" } });
  expect((await move(first, true)).status).toBe(200);
  expect((await github.log("topic"))[0]?.sha).toBe(first);
});

test("a ref that is not there is neither moved nor deleted", async () => {
  await using driven = await driveGitHub();
  const { github, ask } = driven;
  const sha = (await github.log("main"))[0]?.sha;
  const refused = { status: 422, body: { message: "Reference does not exist" } };
  expect(await ask("PATCH /git/refs/heads/none", { fields: { sha } })).toMatchObject(refused);
  expect(await ask("DELETE /git/refs/heads/none")).toMatchObject(refused);
});

test("a ruleset on the name refuses to create, move and delete a branch, until it is lifted", async () => {
  await using driven = await driveGitHub();
  const { github, ask } = driven;
  const sha = await github.commitFiles({ branch: "bot/old", files: { "a.txt": "1" }, message: "One" });
  github.settings.restrictedBranches = /^bot\//;
  const asked = [
    ask("POST /git/refs", { fields: { ref: "refs/heads/bot/new", sha } }),
    ask("PATCH /git/refs/heads/bot/old", { fields: { sha } }),
    ask("DELETE /git/refs/heads/bot/old"),
  ];
  for (const { status, body } of await Promise.all(asked)) {
    expect([status, body.message.split("\n")[0]]).toEqual([422, "Repository rule violations found"]);
  }
  expect((await ask("GET /branches/bot/old")).body.protected).toBe(true);
  github.settings.restrictedBranches = undefined;
  expect((await ask("DELETE /git/refs/heads/bot/old")).status).toBe(204);
  expect(await github.log("bot/old")).toEqual([]);
});
