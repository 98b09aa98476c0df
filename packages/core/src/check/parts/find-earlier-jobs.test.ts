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

const idsOf = (jobs: readonly Job[] | undefined): readonly string[] => (jobs ?? []).map(({ id }) => id);

test("of each part the results about its bytes are found, the youngest first, whatever run and edition made them", () => {
  const jobs = [
    showJob({ id: "1", name: nameOf(first), hours: 30 }),
    showJob({ id: "2", name: nameOf(first, "2"), hours: 20 }),
    showJob({ id: "3", name: `lists-${second.digest.slice(0, 20)}-1`, hours: 5 }),
  ];
  const { exact, edited: others } = findEarlierJobs(jobs, parts, whose);
  expect(exact.map(idsOf)).toEqual([["2", "1"], ["3"], []]);
  expect(others).toEqual([]);
});

test.each([
  ["is still at work", { status: "in_progress" }],
  ["has failed", { status: "failed" }],
  ["is older than X keeps results", { hours: 7 * 24 }],
  ["is another program's", { name: "nightly" }],
  ["is of another prefix", { name: buildJobName({ ...first, prefix: "other", runKey: "1" }) }],
] as const)("a job that %s has no result for us", (_, plan) => {
  const found = findEarlierJobs([showJob({ name: nameOf(first), ...plan })], parts, whose);
  expect(found).toEqual({ exact: [[], [], []], edited: [] });
});

test("results about other bytes go to the part whose range they ended in, the youngest first", () => {
  const jobs = [
    showJob({ id: "1", name: edited("aa3"), hours: 30 }),
    showJob({ id: "2", name: edited("aa3"), hours: 20 }),
    showJob({ id: "3", name: edited("aa4"), hours: 40 }),
    showJob({ id: "4", name: edited("aa0"), hours: 3 }),
    showJob({ id: "5", name: edited("aa9"), hours: 2 }),
    showJob({ id: "6", name: edited("zz3"), hours: 1 }),
    showJob({ id: "7", name: nameOf({ digest: "f0".repeat(32), place: "aa3" }), hours: 25 }),
  ];
  const { edited: others } = findEarlierJobs(jobs, parts, whose);
  // Of the same place and bytes the older one is outdated.
  expect(others.map(({ job, number }) => `${job.id} → ${number}`)).toEqual([
    "5 → 2",
    "4 → 0",
    "2 → 1",
    "7 → 1",
    "3 → 2",
  ]);
});

test("a result about another part's bytes is not one about edited ones", () => {
  const { edited: others } = findEarlierJobs([showJob({ name: nameOf(first) })], parts, whose);
  expect(others).toEqual([]);
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
