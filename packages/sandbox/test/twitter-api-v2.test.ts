import { Agent } from "node:http";
import { TwitterApi, type TwitterApiTokens } from "twitter-api-v2";
import { expect, test } from "vitest";
import { type DrivenX, driveX } from "./drive-x.ts";

/**
 * The client as published. It knows one address of the API alone, so a plugin sends what is meant for
 * that to the sandbox; the URLs of the storage it takes from the answers, untouched.
 */
function connect({ x }: DrivenX, bearerToken: string = x.bearerToken): TwitterApi {
  const sendToSandbox = {
    onBeforeRequest({ computedParams }: { readonly computedParams: { url: URL } }): void {
      const { origin, pathname, search } = computedParams.url;
      if (origin === "https://api.x.com") computedParams.url = new URL(x.origin + pathname + search);
    },
  };
  return new TwitterApi(bearerToken as unknown as TwitterApiTokens, {
    httpAgent: new Agent(),
    plugins: [sendToSandbox],
  });
}

const ids = ["1160164553482756096", "1265324480517361664", "1263926741774581761", "20"];
const byId = {
  "1160164553482756096": { action: "delete", reason: "suspended" },
  "20": { action: "delete", reason: "scrub_geo" },
};

test("twitter-api-v2 creates a job, uploads, waits and reads the results of the older generation", async () => {
  await using driven = await driveX({ flow: "gcs", verdicts: { kind: "table", byId } });
  const { v2 } = connect(driven);
  const { data: created } = await v2.sendComplianceJob({ type: "tweets", name: "peer", ids });
  expect(created).toMatchObject({ status: "created", type: "tweets", name: "peer" });
  expect(driven.x.upload(created.id)?.toString()).toBe(ids.join("\n"));

  expect((await v2.complianceJob(created.id)).data.status).toBe("in_progress");
  const { data: complete } = await v2.complianceJob(created.id);
  expect(complete.status).toBe("complete");
  const results = await v2.complianceJobResult(complete);
  expect(new Set(results.map(({ id, action, reason }) => `${id} ${action} ${reason}`))).toEqual(
    new Set(["1160164553482756096 delete suspended", "20 delete scrub_geo"]),
  );
  expect(driven.recorder.requests().map(({ operation, status }) => `${operation} ${status}`)).toEqual([
    "x.createJob 200",
    "storage.uploadIds 200",
    "x.getJob 200",
    "x.getJob 200",
    "storage.downloadResults 200",
  ]);
});

test("twitter-api-v2 lists jobs and sees the rate limit", async () => {
  await using driven = await driveX({ flow: "gcs" });
  const { v2 } = connect(driven);
  await v2.sendComplianceJob({ type: "users", ids: ["12"] });
  const list = await v2.complianceJobs({ type: "users" });
  expect(list.data).toHaveLength(1);
  expect((await v2.complianceJobs({ type: "tweets" })).data).toBeUndefined();
  expect(v2.getLastRateLimitStatus("compliance/jobs")).toEqual({
    limit: 150,
    remaining: 148,
    reset: Date.UTC(2026, 8, 1, 12, 15) / 1000,
  });
});

test("twitter-api-v2 understands the refusals", async () => {
  await using driven = await driveX({ flow: "gcs" });
  const { v2 } = connect(driven);
  await v2.sendComplianceJob({ type: "tweets", ids });
  await expect(v2.sendComplianceJob({ type: "tweets", ids })).rejects.toMatchObject({ code: 409 });
  await expect(connect(driven, "wrong").v2.complianceJobs({ type: "tweets" })).rejects.toMatchObject({
    code: 401,
    data: { title: "Unauthorized" },
  });
});

test("twitter-api-v2 gives up on a job that failed", async () => {
  await using driven = await driveX({ flow: "gcs", looksInProgress: 0 });
  driven.x.failNext();
  const { v2 } = connect(driven);
  const { data } = await v2.sendComplianceJob({ type: "tweets", ids });
  const { data: failed } = await v2.complianceJob(data.id);
  expect(failed.status).toBe("failed");
  await expect(v2.complianceJobResult(failed)).rejects.toThrow("Job failed");
});
