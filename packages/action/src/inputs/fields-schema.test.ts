import { expect, test } from "vitest";
import { fieldsSchema } from "./fields-schema.ts";
import { type InputName, inputDefaults } from "./input-names.ts";

function refusals(name: InputName, text: string): readonly string[] {
  const required = { "bearer-token": "t0ken", files: "a.txt" };
  const parsed = fieldsSchema.safeParse({ ...inputDefaults, ...required, [name]: text });
  return parsed.error?.issues.map(({ path, message }) => `${String(path[0])}: ${message}`) ?? [];
}

test("the defaults are accepted", () => {
  expect(refusals("files", "a.txt")).toEqual([]);
});

test.each<[InputName, string]>([
  ["type", "posts"],
  ["on-violation", "ignore"],
  ["format", "xml"],
  ["keep-reasons", "deleted, gone"],
  ["max-removal", "half"],
  ["on-bad-entry", "drop"],
  ["on-unverified", "ignore"],
  ["require-proof", "none"],
  ["timeout-minutes", "-1"],
  ["timeout-minutes", "1e3"],
  ["on-timeout", "ignore"],
  ["wait", "no"],
  ["poll-interval-seconds", "3601"],
  ["reuse-within-minutes", "a day"],
  ["job-name", "a b"],
  ["max-ids-per-job", "6000001"],
  ["max-ids-per-job", "0"],
  ["max-ids-per-job", "1.5"],
  ["artifact-name", "a/b"],
  ["artifact-retention-days", "0"],
  ["artifact-contents", "all"],
  ["artifact-report", "html"],
  ["pr-branch", "a b"],
  ["pr-base", "refs/heads/main"],
  ["pr-draft", "yes"],
  ["commit-via", "ssh"],
  ["show-ids", "1"],
  ["dry-run", "on"],
])("%s does not take %j", (name, text) => {
  expect(refusals(name, text)).toEqual([expect.stringMatching(new RegExp(`^${name}: write `))]);
});

test("a title has GitHub's length", () => {
  expect(refusals("pr-title", "x".repeat(256))).toEqual([]);
  expect(refusals("pr-title", "x".repeat(257))).toEqual(["pr-title: write at most 256 characters."]);
});
