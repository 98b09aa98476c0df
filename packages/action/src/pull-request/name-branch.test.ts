import { expect, test } from "vitest";
import type { DatasetPlan } from "../dataset-plan.ts";
import { nameBranch } from "./name-branch.ts";

const plan: DatasetPlan = {
  name: "ids",
  patterns: ["data/*.txt"],
  ids: [{ type: "users" }],
  maxRemoval: { kind: "count", count: 1 },
};

test("inputs name the branch by type and globs", () => {
  expect(nameBranch([plan], undefined)).toMatch(/^x-compliance\/users-[0-9a-f]{8}$/);
  expect(nameBranch([plan], undefined)).not.toBe(
    nameBranch([{ ...plan, patterns: ["other/*.txt"] }], undefined),
  );
});

test("a config names it by its path and its datasets, and nothing else of them", () => {
  const name = nameBranch([plan], "lists.yml");
  expect(name).toMatch(/^x-compliance\/datasets-[0-9a-f]{8}$/);
  expect(nameBranch([{ ...plan, maxRemoval: { kind: "count", count: 2 } }], "lists.yml")).toBe(name);
  const others = [
    nameBranch([plan], "other.yml"),
    nameBranch([{ ...plan, name: "a" }], "lists.yml"),
    nameBranch([{ ...plan, patterns: ["a"] }], "lists.yml"),
    nameBranch([plan, { ...plan, name: "b" }], "lists.yml"),
  ];
  expect(new Set([name, ...others]).size).toBe(5);
});
