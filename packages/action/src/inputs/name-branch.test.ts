import { expect, test } from "vitest";
import type { DatasetPlan } from "./dataset-plan.ts";
import { buildBranchName } from "./name-branch.ts";

const plan: DatasetPlan = {
  name: "ids",
  patterns: ["data/*.txt"],
  ids: [{ type: "users" }],
  maxRemoval: { kind: "count", count: 1 },
};

test("inputs name the branch by type and globs", () => {
  expect(buildBranchName([plan], undefined)).toMatch(/^x-compliance\/users-[0-9a-f]{8}$/);
  expect(buildBranchName([plan], undefined)).not.toBe(
    buildBranchName([{ ...plan, patterns: ["other/*.txt"] }], undefined),
  );
});

test("a config names it by its path and its datasets, and nothing else of them", () => {
  const name = buildBranchName([plan], "lists.yml");
  expect(name).toMatch(/^x-compliance\/datasets-[0-9a-f]{8}$/);
  expect(buildBranchName([{ ...plan, maxRemoval: { kind: "count", count: 2 } }], "lists.yml")).toBe(name);
  const others = [
    buildBranchName([plan], "other.yml"),
    buildBranchName([{ ...plan, name: "a" }], "lists.yml"),
    buildBranchName([{ ...plan, patterns: ["a"] }], "lists.yml"),
    buildBranchName([plan, { ...plan, name: "b" }], "lists.yml"),
  ];
  expect(new Set([name, ...others]).size).toBe(5);
});
