import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { isFromFork, refuseEvent } from "./refuse-event.ts";

function pullRequest(head: string | null): object {
  return {
    pull_request: {
      head: { repo: head === null ? null : { full_name: head } },
      base: { repo: { full_name: "o/r" } },
    },
  };
}

test("a pull request of the same repository is not a fork", () => {
  expect(isFromFork(pullRequest("o/r"))).toBe(false);
});

test.each([
  ["another repository", pullRequest("stranger/r")],
  ["a deleted fork", pullRequest(null)],
  ["no pull request", {}],
  ["nothing", undefined],
])("%s is taken for a fork", (_name, event) => {
  expect(isFromFork(event)).toBe(true);
});

test("pull_request_target is refused whatever the event says", async () => {
  await expect(refuseEvent({ eventName: "pull_request_target", eventFile: undefined })).rejects.toMatchObject(
    {
      code: "EVENT_REFUSED",
    },
  );
});

const run = (head: string | null): object => ({
  workflow_run: { head_repository: head === null ? null : { full_name: head } },
  repository: { full_name: "o/r" },
});
const comment = (issue: object): object => ({
  issue,
  comment: { body: "/check" },
  repository: { full_name: "o/r" },
});

test.each([
  ["pull_request", pullRequest("o/r"), true],
  ["pull_request", pullRequest("stranger/r"), false],
  ["pull_request_review", pullRequest("o/r"), true],
  ["pull_request_review", pullRequest("stranger/r"), false],
  ["pull_request_review_comment", pullRequest("stranger/r"), false],
  ["pull_request_of_tomorrow", {}, false],
  ["workflow_run", run("o/r"), true],
  ["workflow_run", run("stranger/r"), false],
  ["workflow_run", run(null), false],
  ["workflow_run", {}, false],
  ["issue_comment", comment({ number: 1 }), true],
  ["issue_comment", comment({ number: 1, pull_request: { url: "x" } }), false],
  ["issue_comment", comment({ number: 1, pull_request: null }), false],
  ["issue_comment", {}, false],
])("%s with %j passes: %s", async (eventName, event, passes) => {
  const folder = await mkdtemp(join(tmpdir(), "event-"));
  try {
    const eventFile = join(folder, "event.json");
    await writeFile(eventFile, JSON.stringify(event));
    const refused = await refuseEvent({ eventName, eventFile }).catch(
      (error: { code: string }) => error.code,
    );
    expect(refused).toBe(passes ? undefined : "EVENT_REFUSED");
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("an event that may be a stranger's and that nothing is told of is refused", async () => {
  for (const eventName of ["pull_request", "workflow_run", "issue_comment"]) {
    await expect(refuseEvent({ eventName, eventFile: undefined })).rejects.toMatchObject({
      code: "EVENT_REFUSED",
    });
  }
});

type Name = { readonly full_name: string };

test("whatever an event holds, it passes only as one of the repository itself", () => {
  const name = fc.constantFrom("o/r", "stranger/r", "O/R", "", null, 7);
  const repo = fc.oneof(fc.record({ full_name: name }), fc.constantFrom(null, undefined, "o/r", []));
  const event = fc.oneof(
    fc.record({ pull_request: fc.record({ head: fc.record({ repo }), base: fc.record({ repo }) }) }),
    fc.object(),
    fc.anything(),
  );
  fc.assert(
    fc.property(event, (value) => {
      const parsed: unknown = JSON.parse(JSON.stringify(value) ?? "null");
      if (isFromFork(parsed)) return;
      const { head, base } = (parsed as { pull_request: { head: { repo: Name }; base: { repo: Name } } })
        .pull_request;
      expect(head.repo.full_name).toBe(base.repo.full_name);
      expect(typeof head.repo.full_name).toBe("string");
    }),
    { numRuns: 1000 },
  );
});

test("schedule, push and dispatch pass without a look at the event", async () => {
  for (const eventName of ["schedule", "push", "workflow_dispatch", ""]) {
    await refuseEvent({ eventName, eventFile: "/does/not/exist" });
  }
});

test("the event's file decides about a pull request", async () => {
  const folder = await mkdtemp(join(tmpdir(), "event-"));
  try {
    const eventFile = join(folder, "event.json");
    await writeFile(eventFile, JSON.stringify(pullRequest("o/r")));
    await refuseEvent({ eventName: "pull_request", eventFile });
    await writeFile(eventFile, JSON.stringify(pullRequest("stranger/r")));
    await expect(refuseEvent({ eventName: "pull_request", eventFile })).rejects.toMatchObject({
      code: "EVENT_REFUSED",
    });
  } finally {
    await rm(folder, { recursive: true });
  }
});
