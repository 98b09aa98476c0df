import { expect, test } from "vitest";
import { createJobTrail } from "./job-trail.ts";

test("a job is open until its result is there or it is given up, and known to be uploaded or not", () => {
  const trail = createJobTrail();
  const job = { jobType: "tweets", ageMs: 0 } as const;
  trail.note({ type: "job", how: "created", jobId: "1", ...job });
  trail.note({ type: "job", how: "adopted", jobId: "2", ...job });
  trail.note({ type: "job", how: "created", jobId: "3", ...job });
  expect(trail.jobs().map(({ id, isUploaded }) => [id, isUploaded])).toEqual([
    ["1", false],
    ["2", true],
    ["3", false],
  ]);
  trail.note({ type: "uploaded", jobId: "1", sizeBytes: 1 });
  trail.note({ type: "proven", jobId: "2", proof: "proven", proofBy: "checksum", records: 0 });
  trail.note({ type: "abandoned", jobId: "3", code: "UPLOAD_NOT_FOUND", cancelled: true });
  expect(trail.jobs()).toEqual([{ id: "1", type: "tweets", isUploaded: true }]);
});
