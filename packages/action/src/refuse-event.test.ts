import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isFromFork, refuseEvent } from "./refuse-event.ts";

function pullRequest(head: string | null): string {
  return JSON.stringify({
    pull_request: {
      head: { repo: head === null ? null : { full_name: head } },
      base: { repo: { full_name: "o/r" } },
    },
  });
}

test("a pull request of the same repository is no fork", () => {
  expect(isFromFork(pullRequest("o/r"))).toBe(false);
});

test.each([
  ["another repository", pullRequest("stranger/r")],
  ["a deleted fork", pullRequest(null)],
  ["no pull request", "{}"],
  ["no JSON", "{"],
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

test("schedule, push and dispatch pass without a look at the event", async () => {
  for (const eventName of ["schedule", "push", "workflow_dispatch", ""]) {
    await refuseEvent({ eventName, eventFile: "/does/not/exist" });
  }
});

test("the event's file decides about a pull request", async () => {
  const folder = await mkdtemp(join(tmpdir(), "event-"));
  try {
    const eventFile = join(folder, "event.json");
    await writeFile(eventFile, pullRequest("o/r"));
    await refuseEvent({ eventName: "pull_request", eventFile });
    await writeFile(eventFile, pullRequest("stranger/r"));
    await expect(refuseEvent({ eventName: "pull_request", eventFile })).rejects.toMatchObject({
      code: "EVENT_REFUSED",
    });
  } finally {
    await rm(folder, { recursive: true });
  }
});
