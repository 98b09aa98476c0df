import { execFileSync } from "node:child_process";
import type { DatasetPlan } from "@x-batch-compliance/core/config";
import { expect, test } from "vitest";
import { buildBranchName, isBranchName } from "./branch-name.ts";

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

function name(change: Partial<DatasetPlan> = {}, otherBase?: string): string {
  return buildBranchName({ plans: [{ ...plan, ...change }], isSole: true, otherBase });
}

test("inputs name the branch by their type, and a config file by its datasets", () => {
  expect(name()).toMatch(/^x-compliance\/users-[0-9a-f]{8}$/);
  const config = { plans: [plan], isSole: false, otherBase: undefined };
  expect(buildBranchName(config)).toMatch(/^x-compliance\/datasets-[0-9a-f]{8}$/);
});

test("the name stays the same from version to version: another one would open every pull request anew", () => {
  expect(name()).toBe("x-compliance/users-8534c442");
  expect(name({}, "v1")).toBe("x-compliance/users-2cef7409");
});

test("all that could make two proposals differ makes another name", () => {
  const changes: readonly Partial<DatasetPlan>[] = [
    { patterns: ["other/*.txt"] },
    { patterns: ["data/*.txt", "!data/a.txt"] },
    { ids: [{ type: "tweets" }] },
    { ids: [{ type: "users", field: "2" }] },
    { ids: [{ type: "users" }, { type: "tweets", field: "id" }] },
    { format: "csv" },
    { keepReasons: ["scrub_geo"] },
    { onScrub: "remove" },
    { onScrub: "keep" },
    { onRefetch: "scrub", scrubFields: ["place"] },
    { scrubFields: ["place"] },
    { quoting: "csv" },
    { quoting: "none" },
    { separator: "tab" },
    { idForm: "plain" },
    { embeddedPosts: "scrub" },
    { embeddedPosts: "ignore" },
    {
      ids: [
        { type: "users", field: "2" },
        { type: "users", field: "3" },
      ],
    },
  ];
  const names = [name(), name({}, "v1"), name({}, "v2"), ...changes.map((change) => name(change))];
  expect(new Set(names).size).toBe(names.length);
});

test("what only changes texts, or whether there is a proposal at all, and what is written as its default, does not", () => {
  const changes: readonly Partial<DatasetPlan>[] = [
    { name: "posts" },
    { maxRemoval: { kind: "count", count: 2 } },
    { onBadEntry: "keep" },
    { allowEmpty: true },
    { quoting: "auto", separator: "auto", idForm: "auto", embeddedPosts: "remove" },
    { format: "auto", onScrub: "auto", onRefetch: "keep", keepReasons: [], scrubFields: [] },
    { ids: [{ type: "users", field: undefined }] },
  ];
  for (const change of changes) expect(name(change)).toBe(name());
  expect(name({ keepReasons: ["deleted", "suspended"] })).toBe(
    name({ keepReasons: ["suspended", "deleted"] }),
  );
  const two = [plan, { ...plan, patterns: ["b"] }];
  const ofConfig = (plans: readonly DatasetPlan[]): string =>
    buildBranchName({ plans, isSole: false, otherBase: undefined });
  expect(ofConfig(two)).toBe(ofConfig(two.toReversed()));
  expect(ofConfig(two)).not.toBe(ofConfig([plan]));
});

test.each(["HEAD", "a".repeat(40), "0123456789ABCDEF".repeat(4), "gh-readonly-queue/main/pr-1"])(
  "%s is taken for something else",
  (name) => {
    expect(isBranchName(name)).toBe(false);
    expect(isBranchName(`x/${name}`)).toBe(true);
  },
);
