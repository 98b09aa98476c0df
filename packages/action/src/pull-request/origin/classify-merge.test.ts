import { expect, test } from "vitest";
import { classifyMerge, type MergeClass } from "./classify-merge.ts";

function classify(shas: { from?: string; ours?: string; base?: string; merge?: string }): MergeClass {
  const of = (sha: string | undefined): ReadonlyMap<string, string> =>
    new Map(sha === undefined ? [] : [["a.txt", sha]]);
  return classifyMerge({
    paths: ["a.txt"],
    formerBase: of(shas.from),
    ours: of(shas.ours),
    base: of(shas.base),
    merge: of(shas.merge),
  });
}

test.each([
  ["we changed it", { from: "0", ours: "1", base: "0", merge: "1" }, false],
  ["the base changed it", { from: "0", ours: "0", base: "2", merge: "2" }, false],
  ["both changed it alike", { from: "0", ours: "1", base: "1", merge: "1" }, false],
  ["the base removed it", { from: "0", ours: "0" }, false],
  ["nobody changed it", { from: "0", ours: "0", base: "0", merge: "0" }, false],
  ["our change was given up", { from: "0", ours: "1", base: "0", merge: "0" }, true],
  ["the base's change was given up", { from: "0", ours: "0", base: "2", merge: "0" }, true],
  ["it was edited in the merge", { from: "0", ours: "1", base: "0", merge: "3" }, true],
])("%s", (_name, shas, isEdited) => {
  expect(classify(shas)).toEqual({ isEdited, changedByBoth: [] });
});

test("of a file that both changed, each its own way, only the content can tell", () => {
  for (const merge of ["1", "2", "3"]) {
    expect(classify({ from: "0", ours: "1", base: "2", merge })).toEqual({
      isEdited: false,
      changedByBoth: ["a.txt"],
    });
  }
});
