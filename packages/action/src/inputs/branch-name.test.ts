import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { isBranchName } from "./branch-name.ts";

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

test.each(names)("git agrees about %j", (name) => {
  expect(isBranchName(name)).toBe(gitAccepts(name));
});

test.each(["-a", "refs/heads/a", "@", "a".repeat(201)])("%j is refused though git might take it", (name) => {
  expect(isBranchName(name)).toBe(false);
});
