import { expect, test } from "vitest";
import type { Branch } from "../git-data/read-branch.ts";
import { type Plan, planPullRequest, type RepositoryFacts } from "./plan.ts";
import { addTrailer } from "./trailer.ts";

const base: Branch = { name: "main", headSha: "b1", treeSha: "t0", parentShas: [], message: "Add IDs" };
const pull = { number: 7, url: "https://github.com/o/r/pull/7" };
const treeSha = "1".repeat(40);
const ours = ourBranch("0".repeat(40), ["b1"]);
const theirs: Branch = { ...ours, message: "Fix a comment" };

function ourBranch(baseSha: string, parentShas: readonly string[]): Branch {
  const message = addTrailer("Remove 3 IDs", { treeSha, baseSha });
  return { name: "x-compliance/tweets-1", headSha: "h1", treeSha, parentShas, message };
}

function plan(change: Partial<RepositoryFacts>): Plan {
  return planPullRequest({
    base,
    branch: undefined,
    pull: undefined,
    hasChanges: true,
    isBranchCurrent: false,
    ...change,
  });
}

test("the first violations make a branch on the base and a pull request", () => {
  expect(plan({})).toEqual({ kind: "commit", parentShas: ["b1"], isNewBranch: true, pull: undefined });
});

test("a branch that is as it shall be is left alone", () => {
  expect(plan({ branch: ours, pull, isBranchCurrent: true })).toEqual({
    kind: "unchanged",
    pull,
    headSha: "h1",
  });
});

test("a branch whose pull request was never opened gets one", () => {
  expect(plan({ branch: ours, isBranchCurrent: true })).toEqual({ kind: "open", headSha: "h1" });
});

test("new violations go on top of the branch", () => {
  expect(plan({ branch: ours, pull })).toEqual({
    kind: "commit",
    parentShas: ["h1"],
    isNewBranch: false,
    pull,
  });
});

test("a base that moved becomes a parent", () => {
  expect(plan({ branch: ours, pull, base: { ...base, headSha: "b2" } })).toMatchObject({
    parentShas: ["h1", "b2"],
  });
});

test("a base that an earlier update was made from is no parent again", () => {
  const baseSha = "c".repeat(40);
  const branch = ourBranch(baseSha, ["h0"]);
  expect(plan({ branch, pull, base: { ...base, headSha: baseSha } })).toMatchObject({ parentShas: ["h1"] });
});

test("somebody else's commit stops everything", () => {
  expect(plan({ branch: theirs, pull })).toEqual({ kind: "stop" });
  expect(plan({ branch: theirs, pull, isBranchCurrent: true })).toEqual({ kind: "stop" });
  expect(plan({ branch: theirs, pull, hasChanges: false })).toEqual({ kind: "stop" });
});

test("our commit with another tree was amended, and stops everything", () => {
  expect(plan({ branch: { ...ours, treeSha: "2".repeat(40) }, pull })).toEqual({ kind: "stop" });
});

test("with nothing left to remove, what is open is closed", () => {
  expect(plan({ branch: ours, pull, hasChanges: false })).toEqual({ kind: "close", pull, branch: ours });
  expect(plan({ pull, hasChanges: false })).toEqual({ kind: "close", pull, branch: undefined });
  expect(plan({ hasChanges: false })).toEqual({ kind: "none" });
  expect(plan({ branch: theirs, hasChanges: false })).toEqual({ kind: "none" });
});
