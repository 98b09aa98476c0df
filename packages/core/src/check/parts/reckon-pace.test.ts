import { expect, test } from "vitest";
import type { Job } from "../../api/job.ts";
import { reckonPace } from "./reckon-pace.ts";

const hourMs = 3_600_000;
const nowMs = Date.UTC(2026, 10, 29);

/** Jobs that were made so many hours ago. */
function makeJobs(...hours: readonly number[]): readonly Job[] {
  return hours.map((ago, index) => ({
    id: String(index + 1),
    name: "lists",
    type: "tweets",
    status: "complete",
    createdAtMs: nowMs - ago * hourMs,
    uploadExpiresAtMs: nowMs,
    downloadExpiresAtMs: nowMs + hourMs,
    resumable: false,
    uploadUrl: undefined,
    downloadUrl: undefined,
    observedAtMs: nowMs,
  }));
}

test("without a job nothing is known", () => {
  expect(reckonPace([], 30)).toEqual({ perJobMs: undefined, passMs: undefined });
});

test("what a job takes is what lay between two of one run, in whatever order they come", () => {
  const daily = makeJobs(48, 47, 46, 45, 24, 23, 22, 20.5).toReversed();
  expect(reckonPace(daily, 8).perJobMs).toBe(hourMs);
});

test("gaps between runs say nothing of what a job takes", () => {
  expect(reckonPace(makeJobs(72, 48, 24), 1).perJobMs).toBeUndefined();
});

test("five jobs a day need six days for thirty parts", () => {
  const days = [6, 5, 4, 3, 2, 1].flatMap((day) => [0, 1, 2, 3, 4].map((hour) => day * 24 - hour));
  expect((reckonPace(makeJobs(...days), 30).passMs ?? 0) / (24 * hourMs)).toBeCloseTo(6, 1);
});

test("the jobs of one run alone do not tell how often there is one", () => {
  expect(reckonPace(makeJobs(3, 2, 1), 30).passMs).toBeUndefined();
});
