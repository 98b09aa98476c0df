import { expect, test } from "vitest";
import { type BranchContents, isBranchCurrent } from "./is-branch-current.ts";

/** One file; an empty name stands for a tree without it. */
function compare(shas: Readonly<Record<"base" | "formerBase" | "branch" | "desired", string>>): boolean {
  const asMap = (sha: string): ReadonlyMap<string, string> => new Map(sha === "" ? [] : [["a.txt", sha]]);
  const contents: BranchContents = {
    paths: ["a.txt"],
    base: asMap(shas.base),
    formerBase: asMap(shas.formerBase),
    branch: asMap(shas.branch),
    desired: asMap(shas.desired),
  };
  return isBranchCurrent(contents);
}

test("a branch that holds what is desired is current", () => {
  expect(compare({ base: "1", formerBase: "1", branch: "2", desired: "2" })).toBe(true);
});

test("a branch that lacks a removal is not", () => {
  expect(compare({ base: "1", formerBase: "1", branch: "2", desired: "3" })).toBe(false);
});

test("a file that the branch never touched follows the base by itself", () => {
  expect(compare({ base: "2", formerBase: "1", branch: "1", desired: "2" })).toBe(true);
  expect(compare({ base: "", formerBase: "1", branch: "1", desired: "" })).toBe(true);
});

test("a file that the branch changed does not follow the base", () => {
  expect(compare({ base: "3", formerBase: "1", branch: "2", desired: "3" })).toBe(false);
  expect(compare({ base: "", formerBase: "1", branch: "2", desired: "" })).toBe(false);
});

test("a base that moved and has new violations needs an update", () => {
  expect(compare({ base: "3", formerBase: "1", branch: "1", desired: "4" })).toBe(false);
});
