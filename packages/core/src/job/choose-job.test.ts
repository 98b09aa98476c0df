import { describe, expect, test } from "vitest";
import type { Job } from "../api/job.ts";
import type { JobStatus } from "../types.ts";
import { chooseJob, isSlotTaken } from "./choose-job.ts";
import { buildJobName } from "./job-name.ts";

const identity = { prefix: "lists", digest: "ab".repeat(32), runKey: "run-2" };
const hourMs = 3_600_000;
const options = { identity, reuseWithinMs: 6 * hourMs, excluded: new Set<string>() };
const nowMs = Date.UTC(2026, 8, 1, 12);
const ourName = buildJobName(identity);
const earlierName = buildJobName({ ...identity, runKey: "run-1" });

interface JobPlan extends Partial<Job> {
  readonly status: JobStatus;
  readonly ageMs?: number;
}

/** As X would show it now. */
function showJob({ ageMs = 60_000, ...plan }: JobPlan): Job {
  const createdAtMs = nowMs - ageMs;
  return {
    id: "1",
    name: ourName,
    type: "tweets",
    createdAtMs,
    uploadExpiresAtMs: createdAtMs + 15 * 60_000,
    downloadExpiresAtMs: createdAtMs + 7 * 24 * hourMs,
    resumable: false,
    uploadUrl: undefined,
    downloadUrl: undefined,
    observedAtMs: nowMs,
    ...plan,
  };
}

describe("of one job", () => {
  test.each<[string, JobPlan, boolean]>([
    ["created with its window open is taken", { status: "created" }, true],
    ["created with 30 s left is taken", { status: "created", ageMs: 15 * 60_000 - 30_000 }, true],
    ["created with less than 30 s left is not", { status: "created", ageMs: 15 * 60_000 - 29_999 }, false],
    ["created with its window over is not", { status: "created", ageMs: 16 * 60_000 }, false],
    ["in progress is taken", { status: "in_progress" }, true],
    ["in progress for days is taken", { status: "in_progress", ageMs: 50 * hourMs }, true],
    ["in progress of an earlier run is taken", { status: "in_progress", name: earlierName }, true],
    ["complete of this run is taken for a day", { status: "complete", ageMs: 24 * hourMs - 1 }, true],
    ["complete of this run is not taken after a day", { status: "complete", ageMs: 24 * hourMs }, false],
    [
      "complete of this run with its results gone is not",
      { status: "complete", ageMs: 7 * 24 * hourMs },
      false,
    ],
    [
      "complete of an earlier run within the time is taken",
      { status: "complete", name: earlierName, ageMs: 6 * hourMs - 1 },
      true,
    ],
    [
      "complete of an earlier run past the time is not",
      { status: "complete", name: earlierName, ageMs: 6 * hourMs },
      false,
    ],
    ["failed is not", { status: "failed" }, false],
    ["expired is not", { status: "expired" }, false],
    ["in a status that nobody knows is not", { status: "unknown" }, false],
    ["of other bytes is not", { status: "in_progress", name: "lists-0123456789abcdef0123-run-2" }, false],
    ["without a name is not", { status: "in_progress", name: "" }, false],
  ])("one that is %s", (_, plan, isTaken) => {
    const job = showJob(plan);
    expect(chooseJob([job], options)).toBe(isTaken ? job : undefined);
  });

  test("one that was given up is not taken again", () => {
    const job = showJob({ status: "in_progress", id: "7" });
    expect(chooseJob([job], { ...options, excluded: new Set(["7"]) })).toBeUndefined();
  });

  test("nothing of an earlier run is reused where that is switched off", () => {
    const complete = showJob({ status: "complete", name: earlierName, ageMs: 0 });
    expect(chooseJob([complete], { ...options, reuseWithinMs: 0 })).toBeUndefined();
  });
});

describe("of several jobs", () => {
  const created = showJob({ status: "created", id: "1", ageMs: 1_000 });
  const inProgress = showJob({ status: "in_progress", id: "2", ageMs: 2_000 });
  const complete = showJob({ status: "complete", id: "3", ageMs: 3_000 });

  test("a complete one goes before one in progress, and that before one created", () => {
    expect(chooseJob([created, inProgress, complete], options)).toBe(complete);
    expect(chooseJob([created, inProgress], options)).toBe(inProgress);
  });

  test("of the same status the youngest is taken, in whatever order they come", () => {
    const older = showJob({ status: "complete", id: "4", ageMs: hourMs });
    expect(chooseJob([older, complete], options)).toBe(complete);
    expect(chooseJob([complete, older], options)).toBe(complete);
  });

  test("one that cannot be used does not hide one that can", () => {
    const gone = showJob({ status: "complete", id: "5", ageMs: 7 * 24 * hourMs });
    expect(chooseJob([gone, inProgress], options)).toBe(inProgress);
  });
});

test.each<[string, JobPlan, boolean]>([
  ["created", { status: "created" }, true],
  ["created and past its window", { status: "created", ageMs: 15 * 60_000 }, false],
  ["in progress", { status: "in_progress" }, true],
  ["in progress, however old", { status: "in_progress", ageMs: 48 * hourMs }, true],
  ["in a state that nobody knows", { status: "unknown" }, false],
  ["complete", { status: "complete" }, false],
  ["failed", { status: "failed" }, false],
  ["expired", { status: "expired" }, false],
])("whether a job that is %s surely holds the slot", (_, plan, isTaken) => {
  const other = showJob({ status: "complete", name: "somebody-else" });
  expect(isSlotTaken([other, showJob({ ...plan, name: "somebody-else" })])).toBe(isTaken);
});
