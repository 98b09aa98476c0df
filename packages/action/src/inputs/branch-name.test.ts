import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { buildBranchName, isBranchName } from "./branch-name.ts";
import type { DatasetPlan } from "./dataset-plan.ts";

function gitAccepts(name: string): boolean {
  try {
    execFileSync("git", ["check-ref-format", `refs/heads/${name}`], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

const names = [
  ..."main,x-compliance/tweets-0123abcd,a.b,a@b,ä,a/b/c,@a,a..b,a b,a~b,a^b,a:b,a?b,a*b,a[b,a\\b".split(","),
  ...[
    "",
    "/a",
    "a/",
    "a//b",
    ".a",
    "a/.b",
    "a.",
    "a.lock",
    "a.lock/b",
    "a@{b",
    "a\tb",
    "a\u007fb",
    "a\u0001b",
  ],
];

test.each(names)("git agrees about %j", { tags: ["slow"] }, (name) => {
  expect(isBranchName(name)).toBe(gitAccepts(name));
});

test.each(["-a", "refs/heads/a", "@", "a".repeat(201)])("%j is refused though git might take it", (name) => {
  expect(isBranchName(name)).toBe(false);
});

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
