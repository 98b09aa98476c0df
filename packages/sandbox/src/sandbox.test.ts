// @module-tag slow
import { expect, test } from "vitest";
import { createManualClock } from "./clock.ts";
import { startSandbox } from "./sandbox.ts";

test("all services share one clock, one script of failures and one record", async () => {
  const clock = createManualClock(Date.UTC(2021, 0, 1));
  await using sandbox = await startSandbox({ clock, x: { flow: "gcs" } });
  expect(sandbox.x.flow).toBe("gcs");
  sandbox.faults.script("x.listJobs", { kind: "answer", status: 503 });
  const response = await fetch(`${sandbox.x.origin}/2/compliance/jobs?type=tweets`);
  expect([response.status, response.headers.get("date")]).toEqual([503, "Fri, 01 Jan 2021 00:00:00 GMT"]);
  expect(sandbox.recorder.requests().map(({ operation }) => operation)).toEqual(["x.listJobs"]);
  expect(sandbox.faults.unused()).toEqual([]);
});

test("nothing listens any more after the sandbox was disposed of", async () => {
  const { x, github, artifacts, ...sandbox } = await startSandbox();
  const origins = [x.origin, x.storageOrigin, github.origin, artifacts.origin];
  for (const origin of origins) expect((await fetch(origin)).status).toBeGreaterThanOrEqual(400);
  await sandbox[Symbol.asyncDispose]();
  for (const origin of origins) await expect(fetch(origin)).rejects.toThrow("fetch failed");
});

test("two sandboxes run side by side, each with a token of its own", async () => {
  await using one = await startSandbox();
  await using other = await startSandbox();
  expect(one.x.origin).not.toBe(other.x.origin);
  expect(one.x.bearerToken).not.toBe(other.x.bearerToken);
  expect(one.x.bearerToken).toMatch(/^A{22}\w+$/);
});
