import { createSharedClock } from "@x-batch-compliance/sandbox";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Job } from "../api/job.ts";
import type { JobStatus } from "../types.ts";
import { chooseJob } from "./choose-job.ts";
import { buildJobName, isOurName, type JobIdentity } from "./job-name.ts";
import { encodePlace } from "./part-place.ts";
import { createPollSchedule } from "./poll-schedule.ts";

const hex = fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: 64, maxLength: 64 });
const word = fc.oneof(
  fc.string({ unit: "binary", maxLength: 80, size: "max" }),
  fc.string({ unit: fc.constantFrom(..."ab1.-_/ \né"), maxLength: 80, size: "max" }),
);
const place = fc
  .tuple(fc.string(), fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }))
  .map(([list, start]) => encodePlace(list, start));
const maybePlace = fc.option(place, { nil: undefined });
const identity: fc.Arbitrary<JobIdentity> = fc.record({
  prefix: word,
  digest: hex,
  place: maybePlace,
  runKey: word,
});

test("whatever a job is named after, its name is one that X takes, and holds 80 bits of the digest", () => {
  fc.assert(
    fc.property(identity, (whose) => {
      const name = buildJobName(whose);
      expect(name).toMatch(/^[A-Za-z0-9._-]{1,64}$/);
      expect(name).toContain(`-${whose.digest.slice(0, 20)}-`);
    }),
    { numRuns: 1000 },
  );
});

test("a job is found again by its name in any run with the same bytes, and with other bytes never", () => {
  fc.assert(
    fc.property(identity, hex, word, (whose, digest, runKey) => {
      const name = buildJobName({ ...whose, runKey });
      expect(isOurName(name, whose)).toBe(true);
      fc.pre(digest.slice(0, 20) !== whose.digest.slice(0, 20));
      expect(isOurName(name, { prefix: whose.prefix, digest })).toBe(false);
    }),
    { numRuns: 1000 },
  );
});

test("polls never come faster than asked for, slow down to a quarter of that at most, and the last is on the deadline", async () => {
  const plan = fc.record({ pollIntervalMs: fc.integer({ min: 1, max: 60_000 }), waitMs: fc.nat(3_600_000) });
  await fc.assert(
    fc.asyncProperty(plan, async ({ pollIntervalMs, waitMs }) => {
      fc.pre(waitMs / pollIntervalMs < 500);
      const clock = createSharedClock();
      const deadlineMs = clock.monotonic() + waitMs;
      const schedule = createPollSchedule(clock, { pollIntervalMs, deadlineMs });
      let lookedAtMs = clock.monotonic();
      for (let pauseMs = schedule.next(); pauseMs !== undefined; pauseMs = schedule.next()) {
        const isLast = lookedAtMs + pauseMs >= deadlineMs;
        if (!isLast) expect(pauseMs).toBeGreaterThanOrEqual(pollIntervalMs);
        const slowMs = Math.min(schedule.elapsedMs() / 15, pollIntervalMs * 4);
        expect(pauseMs).toBeLessThanOrEqual(Math.max(pollIntervalMs * 2, slowMs));
        await clock.sleep(pauseMs);
        lookedAtMs = clock.monotonic();
      }
      expect(lookedAtMs).toBe(deadlineMs);
    }),
    { numRuns: 150 },
  );
});

const nowMs = Date.UTC(2026, 8, 1, 12);
const minuteMs = 60_000;
const ours: JobIdentity = { prefix: "lists", digest: "ab".repeat(32), runKey: "2" };
const names = [
  ours,
  { ...ours, runKey: "1" },
  { ...ours, digest: "cd".repeat(32) },
  { ...ours, prefix: "other" },
];
const job: fc.Arbitrary<Job> = fc
  .record({
    name: fc.constantFrom(...names.map(buildJobName), "", "lists"),
    status: fc.constantFrom<JobStatus>("created", "in_progress", "complete", "failed", "expired", "unknown"),
    ageMs: fc.integer({ min: 0, max: 9 * 24 * 60 }).map((minutes) => minutes * minuteMs),
  })
  .map(({ name, status, ageMs }) => ({
    id: String(ageMs),
    name,
    type: "tweets",
    status,
    createdAtMs: nowMs - ageMs,
    uploadExpiresAtMs: nowMs - ageMs + 15 * minuteMs,
    downloadExpiresAtMs: nowMs - ageMs + 7 * 24 * 60 * minuteMs,
    uploadUrl: undefined,
    downloadUrl: undefined,
    resumable: false,
    observedAtMs: nowMs,
  }));
// Ages tell the jobs apart, as X's own times of creation do.
const jobs = fc.uniqueArray(job, { selector: ({ id }) => id, maxLength: 12 });
const choice = fc.record({
  reuseWithinMs: fc.nat(24 * 60).map((minutes) => minutes * minuteMs),
  given: fc.nat(11),
});

test("a job that is reused is ours, was not given up, and is of use", () => {
  fc.assert(
    fc.property(jobs, choice, (all, { reuseWithinMs, given }) => {
      const excluded = new Set([all[given]?.id ?? ""]);
      const taken = chooseJob(all, { identity: ours, reuseWithinMs, excluded });
      if (taken === undefined) return;
      expect(names.slice(0, 2).map(buildJobName)).toContain(taken.name);
      expect(excluded).not.toContain(taken.id);
      expect(["created", "in_progress", "complete"]).toContain(taken.status);
      const ageMs = nowMs - taken.createdAtMs;
      if (taken.status === "created") expect(ageMs).toBeLessThan(15 * minuteMs);
      if (taken.status === "complete" && taken.name !== buildJobName(ours))
        expect(ageMs).toBeLessThan(reuseWithinMs);
    }),
    { numRuns: 1000 },
  );
});

test("which job is reused does not depend on the order of X's list, nor on jobs of others in it", () => {
  fc.assert(
    fc.property(jobs, fc.nat(), choice, (all, turn, { reuseWithinMs }) => {
      const options = { identity: ours, reuseWithinMs, excluded: new Set<string>() };
      const turned = [
        ...all.slice(turn % (all.length + 1)),
        ...all.slice(0, turn % (all.length + 1)),
      ].reverse();
      const alone = all.filter(({ name }) => names.slice(0, 2).map(buildJobName).includes(name));
      expect(chooseJob(turned, options)).toBe(chooseJob(all, options));
      expect(chooseJob(alone, options)).toBe(chooseJob(all, options));
    }),
    { numRuns: 1000 },
  );
});
