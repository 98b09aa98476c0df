// @module-tag slow
import { expect, test } from "vitest";
import { driveWithPull } from "../../../test/drive-with-pull.ts";

test("milestones are listed with their numbers, and one is put on a pull request", async () => {
  await using driven = await driveWithPull();
  driven.github.settings.milestones = ["2026", "Later"];
  const { body } = await driven.ask("GET /milestones");
  expect(body).toMatchObject([
    { number: 1, title: "2026" },
    { number: 2, title: "Later" },
  ]);
  const set = await driven.ask("PATCH /issues/1", { fields: { milestone: 2 } });
  expect(set).toMatchObject({ status: 200, body: { milestone: { number: 2, title: "Later" } } });
  expect((await driven.github.pulls())[0]?.milestone).toBe(2);
  await driven.ask("PATCH /issues/1", { fields: { milestone: null } });
  expect((await driven.github.pulls())[0]?.milestone).toBeUndefined();
});

test("a milestone that is not there is refused, and so is one by its title", async () => {
  await using driven = await driveWithPull();
  const refused = await driven.ask("PATCH /issues/1", { fields: { milestone: 9 } });
  expect(refused).toMatchObject({
    status: 422,
    body: { errors: [{ resource: "Issue", code: "invalid", field: "milestone" }] },
  });
  expect((await driven.ask("PATCH /issues/1", { fields: { milestone: "2026" } })).status).toBe(422);
  expect((await driven.github.pulls())[0]?.milestone).toBeUndefined();
});
