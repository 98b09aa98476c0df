import { expect, test } from "vitest";
import { driveCore } from "../../test/drive-core.ts";
import type { Client } from "./client.ts";

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
    driven.sandbox.faults.script(operation, { kind: "answer", status: 200, body: { data, errors } });
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

test("one job of a list that cannot be read makes the list unreadable, as ours might be that one", async () => {
  await using driven = await driveCore();
  const answer = { kind: "answer", status: 200, body: { data: [job, { id: "124" }] } } as const;
  driven.sandbox.faults.script("x.listJobs", ...Array(5).fill(answer));
  await expect(driven.client.listJobs("tweets")).rejects.toMatchObject({ code: "RESPONSE_UNREADABLE" });
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
