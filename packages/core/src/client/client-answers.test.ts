import type { Fault } from "@x-batch-compliance/sandbox";
import { expect, test } from "vitest";
import { driveCore } from "../../test/drive-core.ts";
import { type Client, createClient } from "./client.ts";
import type { ClientEvent } from "./client-options.ts";

type Call = (client: Client) => Promise<unknown>;

const calls: readonly (readonly [string, Call])[] = [
  ["x.createJob", (client) => client.createJob({ type: "tweets", name: "weekly" })],
  ["x.getJob", (client) => client.getJob("123")],
  ["x.listJobs", (client) => client.listJobs("tweets")],
  ["x.cancelJob", (client) => client.cancelJob("123")],
];
const job = { id: "123", type: "tweets", status: "created", created_at: "2026-09-01T12:00:00.000Z" };
const errors = [{ title: "Over capacity", detail: "canary" }];

test.for(calls)(
  "%s: errors are errors also when the answer is a success with data",
  async ([operation, call]) => {
    await using driven = await driveCore();
    const data = operation === "x.listJobs" ? [job] : job;
    const answer: Fault = { kind: "answer", status: 200, body: { data, errors } };
    // A list is asked for again, as one with errors may be incomplete.
    driven.sandbox.faults.script(operation, ...Array(operation === "x.listJobs" ? 4 : 1).fill(answer));
    await expect(call(driven.client)).rejects.toMatchObject({
      code: "API_ERROR",
      message: expect.not.stringContaining("canary"),
    });
  },
);

test.for(calls)("%s: an empty list of errors is none", async ([operation, call]) => {
  await using driven = await driveCore();
  const data = operation === "x.listJobs" ? [job] : job;
  driven.sandbox.faults.script(operation, { kind: "answer", status: 200, body: { data, errors: [] } });
  await expect(call(driven.client)).resolves.not.toThrow();
});

test("a job that is unknown to X is NOT_FOUND, said by status or by errors without data", async () => {
  await using driven = await driveCore();
  await expect(driven.client.getJob("123")).rejects.toMatchObject({ code: "NOT_FOUND", jobId: "123" });
  driven.sandbox.faults.script("x.getJob", { kind: "answer", status: 200, body: { errors } });
  await expect(driven.client.getJob("123")).rejects.toMatchObject({ code: "NOT_FOUND", jobId: "123" });
});

test("another job than was asked for is refused", async () => {
  await using driven = await driveCore();
  driven.sandbox.faults.script("x.getJob", { kind: "answer", status: 200, body: { data: job } });
  await expect(driven.client.getJob("124")).rejects.toMatchObject({ code: "JOB_MISMATCH", jobId: "124" });
});

test("jobs of another type do not belong into a list", async () => {
  await using driven = await driveCore();
  const data = [job, { ...job, id: "124", type: "users" }];
  driven.sandbox.faults.script("x.listJobs", { kind: "answer", status: 200, body: { data } });
  expect((await driven.client.listJobs("tweets")).map(({ id }) => id)).toEqual(["123"]);
});

test("an empty list, which comes without data, is empty", async () => {
  await using driven = await driveCore();
  driven.sandbox.faults.script("x.listJobs", {
    kind: "answer",
    status: 200,
    body: { meta: { result_count: 0 } },
  });
  expect(await driven.client.listJobs("tweets")).toEqual([]);
});

test("what cannot be read in a list is passed over and counted: it is hardly ours", async () => {
  await using driven = await driveCore();
  const { bearerToken, origin: apiUrl } = driven.sandbox.x;
  const events: ClientEvent[] = [];
  const client = createClient({ bearerToken, apiUrl, onEvent: (event) => void events.push(event) });
  const odd = [{ id: "124" }, null, 7, { ...job, type: "spaces" }, { ...job, id: "x" }];
  const ours = { ...job, name: null, resumable: null, upload_url: null, type: null };
  const foreign = { ...job, id: "125", status: "cancelled", name: 7 };
  const data = [ours, ...odd, foreign, { ...job, id: "126", type: "users" }];
  driven.sandbox.faults.script("x.listJobs", { kind: "answer", status: 200, body: { data, errors: null } });
  expect(await client.listJobs("tweets")).toMatchObject([
    { id: "123", name: "", status: "created", type: "tweets" },
    { id: "125", name: "", status: "unknown", type: "tweets" },
  ]);
  await client.close();
  expect(events).toEqual([{ type: "passed-over", jobType: "tweets", entries: odd.length }]);
});

test.for<readonly [string, Record<string, unknown>, string]>([
  ["x.getJob", { data: { ...job, status: null } }, "data.status"],
  ["x.getJob", { data: { ...job, type: "spaces" } }, "data.type"],
  ["x.getJob", { data: { ...job, id: null } }, "data.id"],
  ["x.getJob", { data: null }, "data"],
  ["x.getJob", { data: "canary" }, "data"],
  ["x.listJobs", { data: { canary: 1 } }, "data"],
  ["x.listJobs", { data: [], errors: "canary" }, "errors"],
])("%s names the key of an answer that it cannot read, and no value: %j", async ([operation, body, key]) => {
  await using driven = await driveCore();
  driven.sandbox.faults.script(operation, { kind: "answer", status: 200, body });
  const { client } = driven;
  const call =
    operation === "x.getJob"
      ? client.getJob("123", { once: true })
      : client.listJobs("tweets", { once: true });
  await expect(call).rejects.toMatchObject({
    code: "RESPONSE_UNREADABLE",
    message: expect.stringContaining(`(${key} is missing or invalid)`),
  });
  await expect(call).rejects.not.toThrow("canary");
});

test("a job without name and type is the one that was asked for by its id", async () => {
  await using driven = await driveCore();
  const { type, ...rest } = job;
  const nulls = { name: null, upload_url: null, download_url: null, resumable: null, created_at: null };
  driven.sandbox.faults.script("x.getJob", {
    kind: "answer",
    status: 200,
    body: { data: { ...rest, ...nulls }, errors: null },
  });
  expect(await driven.client.getJob("123")).toMatchObject({ id: "123", name: "", type: undefined });
});

test.for<readonly [number, unknown]>([
  [204, undefined],
  [202, ""],
  [200, "<p>Cancelled</p>"],
  [200, { data: null }],
  [200, []],
])("a cancel that is answered with %d and %j is one", async ([status, body]) => {
  await using driven = await driveCore();
  driven.sandbox.faults.script("x.cancelJob", { kind: "answer", status, body });
  await expect(driven.client.cancelJob("123")).resolves.toBeUndefined();
});

test.for([
  "<!doctype html><p>canary</p>",
  "",
  "{",
  '{"data":{}}',
  '{"data":{"id":123}}',
  "[]",
  '{"data":null}',
])("a success whose body is %j is unreadable, and a create is not repeated", async (body) => {
  await using driven = await driveCore();
  driven.sandbox.faults.script("x.createJob", { kind: "answer", status: 200, body });
  await expect(driven.client.createJob({ type: "tweets", name: "weekly" })).rejects.toMatchObject({
    code: "RESPONSE_UNREADABLE",
    message: expect.not.stringContaining("canary"),
  });
  expect(driven.count("x.createJob")).toEqual([1]);
});

test("a page of a proxy in X's place is asked past", async () => {
  await using driven = await driveCore();
  const { id } = await driven.client.createJob({ type: "tweets", name: "weekly" });
  driven.sandbox.faults.script("x.getJob", { kind: "answer", status: 200, body: "<html>wait</html>" });
  expect((await driven.client.getJob(id)).id).toBe(id);
  expect(driven.count("x.getJob")).toEqual([2]);
});

test("a page of a firewall in front of X, with 403, says nothing about the account and is asked past", async () => {
  await using driven = await driveCore();
  const page = { kind: "answer", status: 403, body: "<html>Attention Required!</html>" } as const;
  driven.sandbox.faults.script("x.listJobs", page, page);
  expect(await driven.client.listJobs("tweets")).toEqual([]);
  expect(driven.count("x.listJobs")).toEqual([3]);
});

test.for(calls)("%s: a redirect is refused, and nobody follows it", async ([operation, call]) => {
  await using driven = await driveCore();
  const headers = { location: `${driven.sandbox.x.origin}/elsewhere` };
  driven.sandbox.faults.script(operation, { kind: "answer", status: 307, headers });
  await expect(call(driven.client)).rejects.toMatchObject({ code: "REDIRECTED", status: 307 });
  expect(driven.sandbox.recorder.requests()).toHaveLength(1);
});

test.for([
  ["no-credits", "CREDITS_DEPLETED"],
  ["not-enrolled", "NOT_ENROLLED"],
] as const)("an account that is %s is refused, and asked for once", async ([account, code]) => {
  await using driven = await driveCore();
  driven.sandbox.x.setAccount(account);
  await expect(driven.client.listJobs("tweets")).rejects.toMatchObject({ code });
  expect(driven.count("x.listJobs")).toEqual([1]);
});

test("one 404 for the list is asked past, and four are believed", async () => {
  await using driven = await driveCore();
  const nowhere: Fault = { kind: "answer", status: 404 };
  driven.sandbox.faults.script("x.listJobs", nowhere);
  expect(await driven.client.listJobs("tweets")).toEqual([]);
  expect(driven.clock.sleeps).toEqual([5_000]);
  driven.sandbox.faults.script("x.listJobs", ...Array(4).fill(nowhere));
  await expect(driven.client.listJobs("tweets")).rejects.toMatchObject({ code: "ENDPOINT_NOT_FOUND" });
});
