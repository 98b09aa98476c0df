import { expect, test } from "vitest";
import type { Pull } from "./pull.ts";
import { closePull, followBranches } from "./pull-rules.ts";
import { createPullStore } from "./pull-store.ts";

const open: Pull = createPullStore(() => 1000).add({
  title: "Remove",
  body: undefined,
  draft: false,
  author: "bot",
  head: { ref: "topic", sha: "h1" },
  base: { ref: "main", sha: "b1" },
});

test.each([
  ["neither branch moved", { headSha: "h1", baseSha: "b1", aheadBy: 1 }, "open", "h1", "b1", false],
  ["both branches moved", { headSha: "h2", baseSha: "b2", aheadBy: 3 }, "open", "h2", "b2", false],
  ["the head is gone", { headSha: undefined, baseSha: "b2", aheadBy: 0 }, "closed", "h1", "b1", false],
  ["the base is gone", { headSha: "h2", baseSha: undefined, aheadBy: 0 }, "closed", "h1", "b1", false],
  ["the head was set to the base", { headSha: "b1", baseSha: "b1", aheadBy: 0 }, "closed", "b1", "b1", false],
  ["the base took the head in", { headSha: "h1", baseSha: "b2", aheadBy: 0 }, "closed", "h1", "b2", true],
] as const)("an open pull request when %s", (_, facts, state, head, base, merged) => {
  const followed = followBranches(open, { ...facts, nowMs: 2000 });
  expect(followed).toMatchObject({ state, merged, head: { sha: head }, base: { sha: base } });
  expect(followed.closedAtMs).toBe(state === "closed" ? 2000 : undefined);
});

test("a pull request that nothing happened to stays the same object, and so does a closed one", () => {
  expect(followBranches(open, { headSha: "h1", baseSha: "b1", aheadBy: 1, nowMs: 2000 })).toBe(open);
  const closed = closePull(open, 1500);
  expect(followBranches(closed, { headSha: "h2", baseSha: "b2", aheadBy: 1, nowMs: 2000 })).toBe(closed);
});
