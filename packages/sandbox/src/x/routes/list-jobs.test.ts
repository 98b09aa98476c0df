import { expect, test } from "vitest";
import { driveX, type WireJob } from "../../../test/drive-x.ts";

const path = "/2/compliance/jobs";

test("an empty list has no data", async () => {
  await using driven = await driveX();
  expect((await driven.call("GET", `${path}?type=tweets`)).json).toEqual({ meta: { result_count: 0 } });
});

test("jobs of one type are listed, newest first, expired ones too", async () => {
  await using driven = await driveX();
  const old = await driven.create("tweets", { name: "old" });
  await driven.create("users");
  driven.clock.advance(15 * 60_000);
  const young = await driven.create("tweets", { name: "young" });
  const { json } = await driven.call("GET", `${path}?type=tweets`);
  expect(json.meta).toEqual({ result_count: 2 });
  expect(json.data).toMatchObject([
    { id: young.id, name: "young", status: "created", type: "tweets" },
    { id: old.id, name: "old", status: "expired", type: "tweets" },
  ]);
});

test("a status filters the list", async () => {
  await using driven = await driveX();
  driven.x.addForeignJob({ type: "tweets", status: "failed" });
  driven.x.addForeignJob({ type: "tweets", status: "complete", name: "done" });
  const { json } = await driven.call("GET", `${path}?type=tweets&status=complete`);
  expect(json.data).toMatchObject([{ name: "done" }]);
  expect(json.meta).toEqual({ result_count: 1 });
});

test("a list is a look at every job that it shows, and at no other", async () => {
  await using driven = await driveX({ looksInProgress: 2 });
  const job = await driven.create();
  await driven.upload(job, "20\n");
  const list = async (query: string) => {
    const { json } = await driven.call("GET", `${path}?type=tweets${query}`);
    return (json.data as readonly WireJob[] | undefined)?.map(({ status }) => status);
  };
  expect(await list("&status=failed")).toBeUndefined();
  expect([await list(""), await list(""), await list("")]).toEqual([
    ["in_progress"],
    ["in_progress"],
    ["complete"],
  ]);
});

test("the list has the fields that were asked for", async () => {
  await using driven = await driveX();
  const { id } = await driven.create("users");
  const { json } = await driven.call("GET", `${path}?type=users&compliance_job.fields=id`);
  expect(json.data).toEqual([{ id }]);
});

test.each([
  ["", "type"],
  ["?type=posts", "type"],
  ["?type=tweets&status=expired", "status"],
  ["?type=tweets&status=", "status"],
  ["?type=tweets&type=users", "type"],
  ["?type=tweets&max_results=5", "max_results"],
  ["?type=tweets&compliance_job.fields=nope", "compliance_job.fields"],
])("the query %j is refused", async (query, parameter) => {
  await using driven = await driveX();
  expect(await driven.call("GET", path + query)).toMatchObject({ status: 400, json: { parameter } });
});
