import { expect, test } from "vitest";
import { describePullRequest } from "./describe-pull-request.ts";
import type { ProposeResult } from "./propose-removal.ts";

const files = [{ path: "a.txt", entries: 9, removed: 3, scrubbed: 0, unverified: 0, retained: 0 }];
const pull = { number: 7, url: "https://github.com/o/r/pull/7" };

test.each([
  ["created", "commit", "Pull request #7 opened: it removes 3 entries."],
  ["updated", "update-text", "Pull request #7 updated: it removes 3 entries."],
  ["unchanged", "unchanged", "Pull request #7 is up to date: it removes 3 entries."],
  ["closed", "close", "Pull request #7 closed: nothing is left to remove from the base branch."],
  ["none", "declined", "Pull request #7 was closed by a person, so its removals are not proposed again."],
  ["none", "none", "No pull request: there is nothing to remove from the base branch."],
] as const)("what was done is told: %s by %s", (operation, plan, sentence) => {
  expect(describePullRequest({ operation, plan, pull, files }, false)).toBe(sentence);
});

test.each<readonly [ProposeResult["plan"], string]>([
  ["commit", "A pull request to remove 3 entries would be opened or updated."],
  ["open", "A pull request to remove 3 entries would be opened or updated."],
  ["update-text", "A pull request to remove 3 entries would be opened or updated."],
  ["unchanged", "The pull request to remove 3 entries would stay as it is."],
  ["close", "The pull request would be closed: nothing is left to remove from the base branch."],
  ["declined", "No pull request would be opened: a person closed one with the same removals."],
  ["none", "No pull request would be opened: there is nothing to remove from the base branch."],
])("a dry run tells what the plan %s would do", (plan, sentence) => {
  expect(describePullRequest({ operation: "none", plan, files }, true)).toBe(
    `Dry run: nothing was written. ${sentence}`,
  );
});

test("what was proposed earlier is told", () => {
  const told = { operation: "updated", plan: "commit", pull } as const;
  const describe = (retained: number): string =>
    describePullRequest({ ...told, files: files.map((file) => ({ ...file, retained })) }, false);
  expect(describe(2)).toBe("Pull request #7 updated: it removes 3 entries, 2 of them proposed earlier.");
  expect(describe(3)).toBe("Pull request #7 updated: it removes 3 entries, as proposed earlier.");
});
