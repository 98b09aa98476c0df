// @module-tag slow
import { expect, test } from "vitest";
import { driveWithPull } from "../../../test/drive-with-pull.ts";

test("a comment is kept with its author", async () => {
  await using driven = await driveWithPull();
  const { status, body } = await driven.ask("POST /issues/1/comments", { fields: { body: "Done" } });
  expect([status, body.body, body.user.login]).toEqual([201, "Done", "github-actions[bot]"]);
  expect(await driven.github.pulls()).toMatchObject([{ comments: [{ author: "bot", body: "Done" }] }]);
  expect((await driven.ask("POST /issues/9/comments", { fields: { body: "Done" } })).status).toBe(404);
});

test("comments are listed oldest first, in pages", async () => {
  await using driven = await driveWithPull();
  for (const body of ["One", "Two", "Three"])
    await driven.ask("POST /issues/1/comments", { fields: { body } });
  const list = async (query: string): Promise<string[]> =>
    (await driven.ask(`GET /issues/1/comments?${query}`)).body.map(({ body }: { body: string }) => body);
  expect(await list("")).toEqual(["One", "Two", "Three"]);
  expect(await list("per_page=2&page=2")).toEqual(["Three"]);
});

test("an empty comment and one that is too long are refused", async () => {
  await using driven = await driveWithPull();
  for (const body of [" ", "x".repeat(65_537)]) {
    expect((await driven.ask("POST /issues/1/comments", { fields: { body } })).status).toBe(422);
  }
});

test("comments need a permission on issues or on pull requests", async () => {
  await using driven = await driveWithPull();
  const { permissions } = driven.github.settings;
  permissions.issues = "none";
  expect((await driven.ask("POST /issues/1/comments", { fields: { body: "Done" } })).status).toBe(201);
  permissions.pullRequests = "read";
  expect((await driven.ask("POST /issues/1/comments", { fields: { body: "Done" } })).status).toBe(403);
});
