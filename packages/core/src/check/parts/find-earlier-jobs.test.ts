import { expect, test } from "vitest";
import type { Job } from "../../api/job.ts";
import { buildJobName } from "../../job/job-name.ts";
import { findEarlierJobs, findYoungestPlace } from "./find-earlier-jobs.ts";

const hourMs = 3_600_000;
const nowMs = Date.UTC(2026, 10, 29);
const whose = { prefix: "lists", runKey: "9" };
const parts = [
  { digest: "a0".repeat(32), place: "aa1" },
  { digest: "b0".repeat(32), place: "aa3" },
  { digest: "c0".repeat(32), place: "aa5" },
];
const [first, second] = parts as [(typeof parts)[0], (typeof parts)[0]];

function showJob({ hours = 1, ...plan }: Partial<Job> & { readonly hours?: number }): Job {
  const createdAtMs = nowMs - hours * hourMs;
  return {
    id: "1",
    name: "",
    type: "tweets",
    status: "complete",
    createdAtMs,
    uploadExpiresAtMs: createdAtMs + hourMs / 4,
    downloadExpiresAtMs: createdAtMs + 7 * 24 * hourMs,
    resumable: false,
    uploadUrl: undefined,
    downloadUrl: undefined,
    observedAtMs: nowMs,
    ...plan,
  };
}

const nameOf = (part: { digest: string; place: string }, runKey = "1"): string =>
  buildJobName({ ...part, prefix: "lists", runKey });
const edited = (place: string): string => nameOf({ digest: "e0".repeat(32), place });

test("of each part the youngest result about its bytes is found, whatever run and edition made it", () => {
  const jobs = [
    showJob({ id: "1", name: nameOf(first), hours: 30 }),
    showJob({ id: "2", name: nameOf(first, "2"), hours: 20 }),
    showJob({ id: "3", name: `lists-${second.digest.slice(0, 20)}-1`, hours: 5 }),
  ];
  const found = findEarlierJobs(jobs, parts, whose);
  expect(found.map(({ complete }) => complete?.id)).toEqual(["2", "3", undefined]);
});

test.each([
  ["is still at work", { status: "in_progress" }],
  ["has failed", { status: "failed" }],
  ["is older than X keeps results", { hours: 7 * 24 }],
  ["is another program's", { name: "nightly" }],
  ["is of another prefix", { name: buildJobName({ ...first, prefix: "other", runKey: "1" }) }],
] as const)("a job that %s has no result for us", (_, plan) => {
  const found = findEarlierJobs([showJob({ name: nameOf(first), ...plan })], parts, whose);
  expect(found[0]).toEqual({ complete: undefined, edited: [] });
});

test("results about other bytes go to the part whose range they ended in, the youngest of each place", () => {
  const jobs = [
    showJob({ id: "1", name: edited("aa3"), hours: 30 }),
    showJob({ id: "2", name: edited("aa3"), hours: 20 }),
    showJob({ id: "3", name: edited("aa4"), hours: 40 }),
    showJob({ id: "4", name: edited("aa0"), hours: 2 }),
    showJob({ id: "5", name: edited("aa9"), hours: 2 }),
    showJob({ id: "6", name: edited("zz3"), hours: 1 }),
  ];
  const found = findEarlierJobs(jobs, parts, whose);
  expect(found.map(({ edited: jobsOf }) => jobsOf.map(({ id }) => id))).toEqual([["4"], ["2"], ["5", "3"]]);
});

test("a result about another part's bytes is not one about edited ones", () => {
  const found = findEarlierJobs([showJob({ name: nameOf(first) })], parts, whose);
  expect(found.flatMap(({ edited: jobsOf }) => jobsOf)).toEqual([]);
});

test("the youngest place is that of the youngest job of this list", () => {
  const jobs = [
    showJob({ name: nameOf(first), hours: 3 }),
    showJob({ name: nameOf(second), hours: 2, status: "in_progress" }),
    showJob({ name: edited("zz1"), hours: 1 }),
    showJob({ name: `lists-${first.digest.slice(0, 20)}-1`, hours: 1 }),
  ];
  expect(findYoungestPlace(jobs, parts, whose)).toBe("aa3");
  expect(findYoungestPlace([], parts, whose)).toBeUndefined();
});

test("a part whose job ended without a result has not had its turn, unless that goes on", () => {
  const done = showJob({ name: nameOf(first), hours: 9 });
  const lost = (hours: number): Job => showJob({ name: nameOf(second), hours, status: "expired" });
  expect(findYoungestPlace([done, lost(2)], parts, whose)).toBe("aa1");
  expect(findYoungestPlace([done, lost(3), lost(2)], parts, whose)).toBe("aa3");
  expect(findYoungestPlace([lost(2)], parts, whose)).toBeUndefined();
});
