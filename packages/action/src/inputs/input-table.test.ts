import { expect, test } from "vitest";
import { type InputName, inputTable, listInputNames } from "./input-table.ts";

function refusals(name: InputName, text: string): readonly string[] {
  return inputTable[name].schema.safeParse(text).error?.issues.map(({ message }) => message) ?? [];
}

test("the defaults are accepted, except where there is none", () => {
  const refused = listInputNames().filter((name) => refusals(name, inputTable[name].default).length > 0);
  expect(refused).toEqual(["bearer-token"]);
});

const booleans = listInputNames().filter(
  (name) => typeof inputTable[name].schema.safeParse(inputTable[name].default).data === "boolean",
);

test("the inputs that are true or false are found", () => {
  expect(booleans).toEqual(expect.arrayContaining(["wait", "dry-run"]));
});

test.each(booleans)("%s is true or false in any spelling of YAML, and nothing else is either", (name) => {
  const read = (text: string): unknown => inputTable[name].schema.safeParse(text).data;
  expect(["true", "True", "TRUE"].map(read)).toEqual([true, true, true]);
  expect(["false", "False", "FALSE"].map(read)).toEqual([false, false, false]);
  for (const text of [
    "",
    "1",
    "0",
    "yes",
    "no",
    "on",
    "off",
    "truee",
    "xfalse",
    "true false",
    "true\nfalse",
  ]) {
    expect([text, refusals(name, text)]).toEqual([text, ["must be `true` or `false`."]]);
  }
});

test.each<[InputName, string]>([
  ["type", "posts"],
  ["on-violation", "ignore"],
  ["format", "xml"],
  ["quoting", "rfc"],
  ["separator", ";"],
  ["id-form", "hex"],
  ["embedded-posts", "keep"],
  ["allow-empty", "yes"],
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
  ["max-age-minutes", "10081"],
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
  expect(refusals(name, text)).toEqual([expect.stringMatching(/^(?:must be|write) /)]);
});

test("a title has GitHub's length", () => {
  expect(refusals("pr-title", "x".repeat(256))).toEqual([]);
  expect(refusals("pr-title", "x".repeat(257))).toEqual(["must be at most 256 characters."]);
});

// biome-ignore lint/suspicious/noTemplateCurlyInString: expressions of workflows.
test.each(["${{ secrets.X_BEARER_TOKEN }}", " ${{ env.TOKEN }}", "secrets.X_BEARER_TOKEN", "env.TOKEN "])(
  "a token that is the expression %j itself is refused as that, and is not sent",
  (text) => {
    const { error } = inputTable["bearer-token"].schema.safeParse(text);
    expect(error?.issues.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^is an expression that was not evaluated/),
    ]);
  },
);
