import { expect, test } from "vitest";
import { adviseWorkflow } from "./workflow-advice.ts";

const reading = { job: "check", opensPullRequest: false, stepMinutes: 300 };
const both = "concurrency: x-compliance\npermissions: { contents: read }\n";
const topics = (text: string, run = reading): readonly (string | undefined)[] =>
  adviseWorkflow(text, run).map((line) => /`(concurrency|permissions):/.exec(line)?.[1]);

test("a workflow without concurrency and permissions is told of both", () => {
  expect(adviseWorkflow("on: schedule\njobs: { check: { steps: [] } }\n", reading)).toMatchInlineSnapshot(`
    [
      "Advice: the workflow has no \`concurrency:\`. Two runs at once wait for each other's job at X; give it a group, without \`cancel-in-progress\`. A third run then takes the place of the one that waits.",
      "Advice: the workflow's token may do more than it needs: \`permissions: { contents: read }\` is enough.",
    ]
  `);
  expect(adviseWorkflow("jobs: { check: {} }\n", { ...reading, opensPullRequest: true })[1]).toContain(
    "`permissions: { contents: write, pull-requests: write }` is enough",
  );
});

test("what stands at the top or at the job is enough, and the job's own counts first", () => {
  expect(topics(`${both}jobs: { check: {} }\n`)).toEqual([]);
  expect(topics("jobs: { check: { concurrency: { group: a }, permissions: {} } }\n")).toEqual([]);
  expect(topics("jobs: { check: {}, other: { concurrency: a, permissions: {} } }\n")).toEqual([
    "concurrency",
    "permissions",
  ]);
  expect(topics(`${both}jobs: { check: { permissions: write-all } }\n`)).toEqual(["permissions"]);
  expect(topics(both, { ...reading, job: "__proto__" })).toEqual([]);
});

test.each([
  "",
  "- a\n",
  "a: [",
  "jobs: 3\n",
  "jobs: { check: text }\n",
  `a: &a [x]\nb: [${"*a,".repeat(300)}]\n`,
])("nothing is said of what is not a workflow: %j", (text) => {
  expect(adviseWorkflow(text, reading)).toEqual([]);
});

test("in a reusable workflow nothing is said, as the file is the caller's", () => {
  expect(topics("jobs: { call: { uses: ./.github/workflows/check.yml } }\n")).toEqual([]);
  expect(topics("jobs: { check: { uses: ./.github/workflows/check.yml } }\n")).toEqual([]);
});

test.each([
  ["timeout-minutes: 60", 300, 1],
  ["timeout-minutes: 300", 300, 1],
  ["timeout-minutes: 330", 300, 0],
  ["", 300, 0],
  ["", 400, 1],
  ["timeout-minutes: 60", undefined, 0],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of workflows.
  ["timeout-minutes: '${{ inputs.minutes }}'", 300, 0],
])(
  "a job with %j and a step that waits %s minutes are told of %s too short",
  (setting, stepMinutes, told) => {
    const lines = adviseWorkflow(`${both}jobs: { check: { ${setting} } }\n`, { ...reading, stepMinutes });
    expect(lines.filter((line) => line.includes("the job ends after"))).toHaveLength(told);
    expect(lines).toHaveLength(told);
  },
);
