import { expect, test } from "vitest";
import type { ReadPull } from "../github/rest/pulls.ts";
import type { Branch } from "../github/rest/read-branch.ts";
import type { OnHumanCommits } from "../inputs/choices.ts";
import { addMarker } from "./marker.ts";
import { type Plan, planPullRequest, type RepositoryFacts } from "./plan-pull-request.ts";
import { addTrailer } from "./trailer.ts";

const base: Branch = {
  ...{ name: "main", headSha: "b1", treeSha: "t0", parentShas: [] },
  message: "Add IDs",
  committedAtMs: 0,
};
const pull: ReadPull = {
  number: 7,
  url: "https://github.com/o/r/pull/7",
  title: "T",
  nodeId: "PR_7",
  isDraft: false,
  body: "",
  headSha: "h1",
};
const removals = "a".repeat(48);
const open: RepositoryFacts["pulls"] = { open: pull, closed: [] };
const told = {
  open: { ...pull, body: addMarker("Remove 3 IDs.", { kind: "removals", digest: removals }) },
  closed: [],
} as const;
const treeSha = "1".repeat(40);
const ours = ourBranch("0".repeat(40), ["b1"]);
const theirs = { isSealed: false, branch: { ...ours, message: "Fix a comment" }, isOurs: false };

function ourBranch(baseSha: string, parentShas: readonly string[]): Branch {
  const message = addTrailer("Remove 3 IDs", {
    ...{ treeSha, baseSha },
    ...{ asOf: undefined, identity: undefined, seal: undefined },
  });
  return { name: "x-compliance/tweets-1", headSha: "h1", treeSha, parentShas, message, committedAtMs: 0 };
}

function plan(change: Partial<RepositoryFacts>, onHumanCommits: OnHumanCommits = "stop"): Plan {
  const facts: RepositoryFacts = {
    base,
    branch: undefined,
    isOurs: true,
    pulls: { open: undefined, closed: [] },
    hasChanges: true,
    isBranchCurrent: false,
    isMerged: false,
    foreign: [],
    isSealed: true,
    isOnBase: true,
    ...change,
  };
  return planPullRequest(facts, { onHumanCommits, removals });
}

test("the first violations make a branch on the base and a pull request", () => {
  expect(plan({})).toEqual({ kind: "commit", parentShas: ["b1"], formerHeadSha: undefined, pull: undefined });
});

test("a branch that is as it shall be is left alone", () => {
  expect(plan({ branch: ours, pulls: told, isBranchCurrent: true })).toEqual({
    kind: "unchanged",
    pull: told.open,
    headSha: "h1",
  });
});

test("a branch that is as it shall be gets the text of its pull request, where that tells of something else", () => {
  const other = { ...pull, body: addMarker("Remove 2 IDs.", { kind: "removals", digest: "b".repeat(48) }) };
  for (const stale of [other, pull])
    expect(plan({ branch: ours, pulls: { open: stale, closed: [] }, isBranchCurrent: true })).toEqual({
      kind: "update-text",
      pull: stale,
      headSha: "h1",
    });
});

test("a branch whose pull request was never opened gets one", () => {
  expect(plan({ branch: ours, isBranchCurrent: true })).toEqual({ kind: "open", headSha: "h1" });
});

test("new violations go on top of the branch", () => {
  expect(plan({ branch: ours, pulls: open })).toEqual({
    kind: "commit",
    parentShas: ["h1"],
    formerHeadSha: "h1",
    pull,
  });
});

test("a base that moved becomes a parent", () => {
  expect(
    plan({ branch: ours, pulls: open, base: { ...base, headSha: "b2" }, isOnBase: false }),
  ).toMatchObject({ parentShas: ["h1", "b2"] });
});

test("a base that the branch already holds is not a parent again, and what a message says of it is not asked", () => {
  const branch = ourBranch("c".repeat(40), ["h0"]);
  expect(plan({ branch, pulls: open })).toMatchObject({ parentShas: ["h1"] });
  const claimed = { branch, pulls: open, base: { ...base, headSha: "c".repeat(40) }, isOnBase: false };
  expect(plan(claimed)).toMatchObject({ parentShas: ["h1", "c".repeat(40)] });
});

test("a branch that changes anything else is stopped at, whoever says to have made it", () => {
  const more = { branch: ours, foreign: ["src/app.js"] };
  const stop = { kind: "stop", foreign: ["src/app.js"], isPosing: true, isSealed: true };
  expect(plan({ ...more, pulls: open })).toEqual({ ...stop, pull });
  expect(plan({ ...more, pulls: open, hasChanges: false })).toEqual({ ...stop, pull });
  expect(plan(more)).toEqual({ ...stop, pull: undefined });
  expect(plan({ ...more, pulls: open }, "overwrite")).toMatchObject({ kind: "commit" });
});

test("somebody else's commit stops what would undo it", () => {
  const stop = { kind: "stop", pull, foreign: [], isPosing: false, isSealed: false };
  expect(plan({ ...theirs, pulls: open })).toEqual(stop);
  expect(plan({ ...theirs, pulls: open, hasChanges: false })).toEqual(stop);
  expect(plan(theirs)).toEqual({ ...stop, pull: undefined });
  expect(plan({ ...theirs, isBranchCurrent: true })).toEqual({ ...stop, pull: undefined });
});

test("somebody else's commit does not matter where nothing has to be written", () => {
  expect(plan({ ...theirs, pulls: told, isBranchCurrent: true })).toMatchObject({ kind: "unchanged" });
});

test("if the user asks for it, somebody else's commits are built upon with our content, or closed", () => {
  expect(plan({ ...theirs, pulls: open }, "overwrite")).toMatchObject({ kind: "commit", parentShas: ["h1"] });
  expect(plan({ ...theirs, pulls: open, hasChanges: false }, "overwrite")).toMatchObject({
    kind: "close",
    isOurs: false,
  });
  expect(
    plan({ branch: ours, pulls: open, foreign: ["n.md"], hasChanges: false }, "overwrite"),
  ).toMatchObject({ kind: "close", isOurs: false });
});

test("with nothing left to remove, what is open is closed", () => {
  expect(plan({ branch: ours, pulls: open, hasChanges: false })).toEqual({
    kind: "close",
    pull,
    branch: ours,
    isOurs: true,
  });
  expect(plan({ pulls: open, hasChanges: false })).toMatchObject({ kind: "close", pull, branch: undefined });
  expect(plan({ hasChanges: false })).toEqual({ kind: "none" });
  expect(plan({ ...theirs, hasChanges: false })).toEqual({ kind: "none" });
});

test("what a person closed is not proposed again, whatever became of the branch", () => {
  const closed = { ...pull, body: addMarker("Remove 3 IDs.", { kind: "removals", digest: removals }) };
  const pulls = { open: undefined, closed: [{ ...pull, number: 9 }, closed] };
  expect(plan({ pulls })).toEqual({ kind: "declined", pull: closed });
  expect(plan({ pulls, branch: ours })).toEqual({ kind: "declined", pull: closed });
  expect(plan({ pulls, branch: ours, isBranchCurrent: true })).toEqual({ kind: "declined", pull: closed });
  expect(plan({ pulls, ...theirs })).toEqual({ kind: "declined", pull: closed });
});

test("other removals than those that a person closed are proposed, and so is what a run closed", () => {
  const other = { ...pull, body: addMarker("Remove 2 IDs.", { kind: "removals", digest: "b".repeat(48) }) };
  const pulls = { open: undefined, closed: [other, pull] };
  expect(plan({ pulls })).toMatchObject({ kind: "commit" });
  expect(plan({ pulls, branch: ours, isBranchCurrent: true })).toMatchObject({ kind: "open" });
});

test("where the same removals are open again, an earlier closed pull request does not matter", () => {
  const closed = { ...pull, number: 3, body: addMarker("", { kind: "removals", digest: removals }) };
  expect(plan({ pulls: { open: pull, closed: [closed] }, branch: ours })).toMatchObject({ kind: "commit" });
});

test("a branch that was merged and kept gets a commit on top of the base, equal or not", () => {
  const commit = { kind: "commit", parentShas: ["b1"], formerHeadSha: "h1", pull: undefined };
  for (const isBranchCurrent of [true, false]) {
    expect(plan({ branch: ours, isMerged: true, isBranchCurrent })).toEqual(commit);
    expect(plan({ ...theirs, isMerged: true, isBranchCurrent })).toMatchObject({ kind: "stop" });
  }
});

test("after a fast-forward merge, where base and branch are one commit, it is not a parent twice", () => {
  const branch = { ...ours, headSha: "b1" };
  expect(plan({ branch, isMerged: true })).toMatchObject({ parentShas: ["b1"], formerHeadSha: "b1" });
});
