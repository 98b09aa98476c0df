import { expect, test } from "vitest";
import { findLooseManifest } from "./find-loose-manifest.ts";
import { findLooseWorkflow } from "./find-loose-workflow.ts";

const ours = "octo-org/x-batch-compliance";
const commit = "0123456789abcdef0123456789abcdef01234567";

function find(uses: string, head = "on: { push: }\npermissions: {}"): readonly string[] {
  const job = "jobs:\n  a:\n    permissions: { contents: read }\n    steps:\n      - run: true";
  const step = uses === "" ? "" : `\n      - uses: ${uses}`;
  return findLooseWorkflow(`${head}\n${job}${step}\n`, ours).map(
    ({ line, message }) => `${line}: ${message}`,
  );
}

test.each([
  `actions/checkout@${commit} # v6.0.2`,
  `changesets/action/version@${commit} # v2.1.1`,
  "./sandbox",
  `${ours}@v1`,
  `${ours}/sandbox@v1`,
])("%s is held", (uses) => {
  expect(find(uses)).toEqual([]);
});

test.each([
  "actions/checkout@v6",
  `actions/checkout@${commit}`,
  `actions/checkout@${commit.slice(0, 12)} # v6.0.2`,
  `actions/checkout@${commit} # v6`,
  "octo-org/x-batch-compliance-fork@v1",
  `${ours}@main`,
])("%s is loose, and its line is named", (uses) => {
  expect(find(uses)).toEqual([`8: \`uses: ${uses}\`: write a full commit, and its version as a comment.`]);
});

test("permissions are written, at the top none and in each job the least", () => {
  expect(find("", "on: { push: }")).toEqual(["1: Write `permissions: {}` at the top."]);
  expect(find("", "on: { push: }\npermissions: { contents: write }")).toHaveLength(1);
  const text = "on: { push: }\npermissions: {}\njobs: { a: { steps: [] } }";
  expect(findLooseWorkflow(text, ours)).toMatchObject([{ message: expect.stringContaining("The job `a`") }]);
});

test("a workflow that is called has its caller's permissions", () => {
  expect(findLooseWorkflow("on: { workflow_call: }\njobs: { a: { steps: [] } }", ours)).toEqual([]);
  const both = "on: { workflow_call: , push: }\njobs: { a: { steps: [] } }";
  expect(findLooseWorkflow(both, ours)).toHaveLength(2);
});

test("an action has what the Marketplace asks for", () => {
  const branding = "branding: { icon: check-square, color: blue }";
  expect(findLooseManifest(`name: a\ndescription: ${"b".repeat(125)}\n${branding}`)).toEqual([]);
  const found = findLooseManifest(`description: ${"b".repeat(126)}\nbranding: { icon: Box!, color: pink }`);
  expect(found.map(({ message }) => message)).toEqual([
    "`name` is missing.",
    "`description` has 126 characters. The Marketplace takes 125.",
    "`branding.icon` is not the name of a Feather icon.",
    expect.stringMatching(/^`branding.color` is none of white, /),
  ]);
  expect(findLooseManifest("name: a").map(({ message }) => message)[0]).toBe("`description` is missing.");
});
