import { expect, test } from "vitest";
import { createJobTrail } from "./job-trail.ts";

test("jobs are known from the moment they are made or taken over, until they are given up", () => {
  const trail = createJobTrail();
  expect(trail.ids()).toEqual([]);
  trail.note({ type: "job", how: "created", jobType: "tweets", jobId: "1", ageMs: 7_200_000 });
  trail.note({ type: "job", how: "adopted", jobType: "users", jobId: "2", ageMs: 7_200_000 });
  trail.note({ type: "uploaded", jobId: "1", sizeBytes: 5 });
  expect(trail.ids()).toEqual(["1", "2"]);
  trail.note({ type: "abandoned", jobId: "1", code: "JOB_FAILED", cancelled: false });
  trail.note({ type: "job", how: "created", jobType: "tweets", jobId: "3", ageMs: 7_200_000 });
  expect(trail.ids()).toEqual(["2", "3"]);
});

test("a job that was made is counted, also if it was given up; one that was taken over is not", () => {
  const trail = createJobTrail();
  trail.note({ type: "job", how: "created", jobType: "tweets", jobId: "1", ageMs: 0 });
  trail.note({ type: "job", how: "adopted", jobType: "users", jobId: "2", ageMs: 7_200_000 });
  trail.note({ type: "abandoned", jobId: "1", code: "JOB_FAILED", cancelled: false });
  expect(trail.made()).toBe(1);
});
