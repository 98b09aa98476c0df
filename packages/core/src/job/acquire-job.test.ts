import type { ForeignJob } from "@x-batch-compliance/sandbox";
import { describe, expect, test } from "vitest";
import { type DrivenCore, driveCore } from "../../test/drive-core.ts";
import { ComplianceError, type ErrorCode, errorTable } from "../errors.ts";
import { type AcquiredJob, type AcquireOptions, acquireJob } from "./acquire-job.ts";
import { buildJobName } from "./job-name.ts";

const identity = { prefix: "lists", digest: "ab".repeat(32), runKey: "run-2" };
const ourName = buildJobName(identity);
const earlierName = buildJobName({ ...identity, runKey: "run-1" });
const calls = ["x.listJobs", "x.createJob"] as const;

function acquire(driven: DrivenCore, changes: Partial<AcquireOptions> = {}): Promise<AcquiredJob> {
  return acquireJob(driven.client, {
    type: "tweets",
    identity,
    reuseWithinMs: 3_600_000,
    excluded: new Set(),
    wait: true,
    deadlineMs: driven.after(600_000),
    call: {},
    ...changes,
  });
}

describe("where no job is", () => {
  test.each(["api", "gcs"] as const)("one is created under our name, in the flow %s", async (flow) => {
    await using driven = await driveCore({ flow, shortCreateResponse: flow === "gcs" });
    const { job, adopted } = await acquire(driven);
    expect(adopted).toBe(false);
    expect(job).toMatchObject({ name: ourName, type: "tweets", status: "created" });
    expect(driven.sandbox.x.jobs()).toMatchObject([{ id: job.id, name: ourName }]);
    expect(driven.count(...calls)).toEqual([1, 1]);
  });

  test("an answer that leaves the name out does not make the job a stranger's", async () => {
    await using driven = await driveCore();
    const cutName = (body: Buffer): Buffer => {
      const { data } = JSON.parse(body.toString());
      return Buffer.from(JSON.stringify({ data: { ...data, name: undefined } }));
    };
    driven.sandbox.faults.script("x.createJob", { kind: "rewrite", body: cutName });
    expect((await acquire(driven)).job.name).toBe(ourName);
  });

  test("a list that cannot be had lets nothing be created", async () => {
    await using driven = await driveCore();
    driven.sandbox.faults.script("x.listJobs", { kind: "answer", status: 401 });
    await expect(acquire(driven)).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    expect(driven.count(...calls)).toEqual([1, 0]);
  });

  test.each([
    [401, "UNAUTHORIZED"],
    [402, "CREDITS_DEPLETED"],
    [403, "FORBIDDEN"],
    [400, "BAD_REQUEST"],
  ])("a create that is refused with %d is not sent again", async (status, code) => {
    await using driven = await driveCore();
    driven.sandbox.faults.script("x.createJob", { kind: "answer", status, body: {} });
    await expect(acquire(driven)).rejects.toMatchObject({ code, status });
    expect(driven.count(...calls)).toEqual([1, 1]);
  });

  test("a create over the rate limit is sent again when the window has passed, and not before", async () => {
    await using driven = await driveCore();
    const resetMs = driven.clock.now() + 420_000;
    const headers = { "x-rate-limit-reset": String(resetMs / 1000) };
    driven.sandbox.faults.script("x.createJob", { kind: "answer", status: 429, headers });
    await acquire(driven);
    const [, second] = driven.sandbox.recorder.requests("x.createJob");
    expect(second?.atMs).toBeGreaterThanOrEqual(resetMs);
  });
});

describe("a create that fails", () => {
  /** X, where the first create fails with this and did nothing. */
  const failFirst = ({ client }: DrivenCore, error: unknown): DrivenCore["client"] => {
    let isFirst = true;
    return {
      ...client,
      async createJob(...values) {
        if (!isFirst) return client.createJob(...values);
        isFirst = false;
        throw error;
      },
    };
  };
  const doubtful: readonly ErrorCode[] = [
    "EDGE_REFUSED",
    "NETWORK",
    "IDLE_TIMEOUT",
    "SERVER_ERROR",
    "RESPONSE_UNREADABLE",
    "RESPONSE_TOO_LARGE",
    "API_ERROR",
  ];

  test.each(doubtful)("with %s may have acted, so X is asked before another is sent", async (code) => {
    await using driven = await driveCore();
    const client = failFirst(driven, new ComplianceError(code, "It failed."));
    expect((await acquire({ ...driven, client })).adopted).toBe(false);
    expect(driven.count(...calls)).toEqual([2, 1]);
  });

  const final = (Object.keys(errorTable) as ErrorCode[]).filter(
    (code) => code !== "CONFLICT" && !doubtful.includes(code),
  );
  test("with any other code did not act, and is not sent again", async () => {
    await using driven = await driveCore();
    for (const code of final) {
      const error = new ComplianceError(code, "It failed.");
      await expect(acquire({ ...driven, client: failFirst(driven, error) })).rejects.toBe(error);
    }
    expect(driven.count(...calls)).toEqual([final.length, 0]);
  });

  test("with what is not ours is thrown as it is, even if it has a code of ours", async () => {
    await using driven = await driveCore();
    for (const code of ["NETWORK", "CONFLICT"]) {
      const error = Object.assign(new Error("a bug"), { code });
      await expect(acquire({ ...driven, client: failFirst(driven, error) })).rejects.toBe(error);
    }
    expect(driven.count(...calls)).toEqual([2, 0]);
  });
});

describe("a job of ours", () => {
  test.each<[string, ForeignJob]>([
    ["created", { type: "tweets", status: "created", name: earlierName }],
    ["in progress", { type: "tweets", status: "in_progress", name: earlierName }],
    ["complete", { type: "tweets", status: "complete", name: earlierName, upload: Buffer.from("20\n") }],
  ])("that is %s is reused, and none is created", async (_, foreign) => {
    await using driven = await driveCore();
    const before = driven.sandbox.x.addForeignJob(foreign);
    const { job, adopted } = await acquire(driven);
    expect([job.id, adopted]).toEqual([before.id, true]);
    expect(driven.count(...calls)).toEqual([1, 0]);
  });

  test.each<[string, ForeignJob]>([
    ["failed", { type: "tweets", status: "failed", name: ourName }],
    ["expired", { type: "tweets", status: "expired", name: ourName }],
    ["of the other type", { type: "users", status: "in_progress", name: ourName }],
  ])("that is %s is left alone, and one is created", async (_, foreign) => {
    await using driven = await driveCore();
    const before = driven.sandbox.x.addForeignJob(foreign);
    const { job, adopted } = await acquire(driven);
    expect(job.id).not.toBe(before.id);
    expect(adopted).toBe(false);
    expect(driven.count(...calls)).toEqual([1, 1]);
  });

  test("that is complete, but older than may be used again, is left alone", async () => {
    await using driven = await driveCore();
    const before = driven.sandbox.x.addForeignJob({ type: "tweets", status: "complete", name: earlierName });
    driven.clock.manual.advance(3_600_000);
    expect((await acquire(driven)).job.id).not.toBe(before.id);
  });

  test("that has too little time left for its upload is waited out, then replaced", async () => {
    await using driven = await driveCore();
    const before = driven.sandbox.x.addForeignJob({ type: "tweets", status: "created", name: ourName });
    driven.clock.manual.advance(15 * 60_000 - 20_000);
    const { job } = await acquire(driven);
    expect(job.id).not.toBe(before.id);
    expect(driven.sandbox.x.jobs().map(({ status }) => status)).toEqual(["created", "expired"]);
  });
});
