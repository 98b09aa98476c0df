// @module-tag slow
import { expect, test } from "vitest";
import { driveGitHub } from "../../../test/drive-github.ts";
import { driveWithPull } from "../../../test/drive-with-pull.ts";

test("labels are added to those that are there, and made where they are new", async () => {
  await using driven = await driveWithPull();
  const add = async (fields: unknown) =>
    (await driven.ask("POST /issues/1/labels", { fields })).body.map(({ name }: { name: string }) => name);
  expect(await add({ labels: ["data", "new"] })).toEqual(["Data", "new"]);
  expect(await add(["new", "more"])).toEqual(["Data", "new", "more"]);
  expect((await driven.ask("GET /labels/new")).body.color).toBe("ededed");
  expect((await driven.github.pulls())[0]?.labels).toEqual(["Data", "new", "more"]);
});

test("a new label needs the permission on issues, a known one does not", async () => {
  await using driven = await driveWithPull();
  driven.github.settings.permissions.issues = "read";
  const add = (label: string) => driven.ask("POST /issues/1/labels", { fields: { labels: [label] } });
  expect((await add("Data")).status).toBe(200);
  const refused = {
    status: 403,
    body: { message: "You do not have permission to create labels on this repository." },
  };
  expect(await add("new")).toMatchObject(refused);
  expect(await driven.ask("POST /labels", { fields: { name: "new" } })).toMatchObject(refused);
  expect((await driven.github.pulls())[0]?.labels).toEqual(["Data"]);
});

test("a label is created once, whatever the case of its letters", async () => {
  await using driven = await driveWithPull();
  const fields = { name: "compliance", color: "d93f0b", description: "From X" };
  expect((await driven.ask("POST /labels", { fields })).body).toMatchObject(fields);
  const again = await driven.ask("POST /labels", { fields: { ...fields, name: "Compliance" } });
  expect(again).toMatchObject({
    status: 422,
    body: { errors: [{ resource: "Label", code: "already_exists" }] },
  });
  const invalid = await driven.ask("POST /labels", { fields: { name: "other", color: "red" } });
  expect(invalid.body.errors).toMatchObject([{ code: "invalid", field: "color" }]);
  expect((await driven.ask("GET /labels/none")).status).toBe(404);
});

test("strangers are left out of the assignees silently", async () => {
  await using driven = await driveWithPull();
  const fields = { assignees: ["octocat", "stranger"] };
  const { status, body } = await driven.ask("POST /issues/1/assignees", { fields });
  expect([status, body.assignees.map(({ login }: { login: string }) => login)]).toEqual([201, ["octocat"]]);
});

test("reviews are requested of collaborators, and of nobody when one of them is none", async () => {
  await using driven = await driveWithPull();
  const request = (fields: object) => driven.ask("POST /pulls/1/requested_reviewers", { fields });
  const refused = await request({ reviewers: ["octocat", "stranger"] });
  expect(refused.status).toBe(422);
  expect(refused.body.message).toContain("Reviews may only be requested from collaborators.");
  expect((await driven.github.pulls())[0]?.reviewers).toEqual([]);
  expect((await request({ reviewers: ["octocat"] })).body.requested_reviewers).toMatchObject([
    { login: "octocat" },
  ]);
});

test("nobody is asked to review a pull request of their own", async () => {
  await using driven = await driveGitHub();
  const { github, ask } = driven;
  const token = github.userToken;
  await github.commitFiles({ branch: "topic", files: { "a.txt": "2\n" }, message: "Two" });
  await ask("POST /pulls", { fields: { title: "Remove", head: "topic", base: "main" }, token });
  const answer = await ask("POST /pulls/1/requested_reviewers", {
    fields: { reviewers: ["octocat"] },
    token,
  });
  expect(answer.body.message).toBe("Review cannot be requested from pull request author.");
});

test("a team is asked by a person's token, and not found by a workflow's", async () => {
  await using driven = await driveWithPull();
  const line = "POST /pulls/1/requested_reviewers";
  const fields = { team_reviewers: ["data-stewards"] };
  const refused = await driven.ask(line, { fields });
  expect(refused.status).toBe(422);
  expect(refused.body.message).toContain("Could not resolve to a node with the global id of");
  const { body } = await driven.ask(line, { fields, token: driven.github.userToken });
  expect(body.requested_teams).toMatchObject([{ slug: "data-stewards" }]);
});
