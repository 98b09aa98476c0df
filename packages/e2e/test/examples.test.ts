// @module-tag slow
import { globSync } from "node:fs";
import { basename } from "node:path";
import { expect, type TestContext, test } from "vitest";
import { listSteps, readOutputs, splitLegs } from "../src/act/read-log.ts";
import { readExample, readText, root } from "./repository.ts";
import { needsAct } from "./skip-reason.ts";
import { runWorkflow, type Workflow } from "./workflow.ts";

/** The dataset of each workflow in `examples/workflows`, and what its step must come to. */
const examples = {
  "check-tweets": ["hourly-tweet-ids", "pull request"],
  // X has finished when it is first asked, so that the first run has its result already.
  "nightly-pipeline": ["hourly-tweet-ids", "pull request"],
  "check-table": ["daily-table", "pull request"],
  "check-replies": ["replies", "pull request"],
  "check-whole-tweets": ["whole-tweets", "pull request"],
  "check-semicolon-table": ["semicolon-table", "pull request"],
  "check-ids-in-cells": ["ids-in-cells", "pull request"],
  "check-json-array": ["json-array", "pull request"],
  "check-x-archive": ["x-archive", "pull request"],
  "check-twarc2-pages": ["twarc2-pages", "pull request"],
  "check-users": ["user-ids", "failure"],
  "check-news-articles": ["news-articles", "failure"],
} as const;

/** Those that have a test of their own below; report-posts is the workflow of the README. */
const apart = [
  "app-token",
  "call-nightly-pipeline",
  "large-lists-matrix",
  "large-lists-rotation",
  "report-posts",
  "try-with-sandbox",
];

/** What holds of a step that found violations and told of them, whatever came of it. */
async function checkFindings(workflow: Workflow, step: string): Promise<void> {
  const { sandbox } = workflow;
  const outputs = workflow.outputs(step);
  expect(outputs).toMatchObject({ result: "violations", proof: "proven" });
  expect(Number(outputs.violations)).toBeGreaterThan(0);
  expect(workflow.masks(step)).toEqual(expect.arrayContaining([sandbox.x.bearerToken]));
  const count = Number(outputs.violations).toLocaleString("en");
  expect(workflow.summary(step)).toContain(`**${count} of `);
  expect(outputs["artifact-id"]).toMatch(/^\d+$/);
  const files = await workflow.artifact("x-compliance");
  expect(JSON.parse(files["report.json"] ?? "{}")).toMatchObject({ violations: Number(outputs.violations) });
  expect(Object.values(files).join("")).not.toContain(sandbox.x.bearerToken);
}

async function checkPull({ sandbox, outputs }: Workflow, step: string): Promise<void> {
  const { "pr-operation": operation, "pr-number": number, "changed-files": changed } = outputs(step);
  expect([operation, number]).toEqual(["created", "1"]);
  const pulls = await sandbox.github.pulls();
  expect(pulls.map(({ base }) => base.ref)).toEqual(["main"]);
  expect(JSON.parse(changed ?? "[]")).not.toHaveLength(0);
}

async function proposes(name: string, text: string, dataset: string, context: TestContext): Promise<void> {
  await using workflow = await runWorkflow({ name, text, files: readExample(dataset) }, context);
  expect(workflow.run.exitCode).toBe(0);
  await checkFindings(workflow, "1");
  await checkPull(workflow, "1");
  expect(workflow.masks("1")).toEqual(expect.arrayContaining([workflow.sandbox.github.token]));
}

test("every workflow of the examples is run here", () => {
  const names = globSync(`${root}/examples/workflows/*.yml`).map((path) => basename(path, ".yml"));
  expect(names.sort()).toEqual([...Object.keys(examples), ...apart].sort());
});

test("the workflow of the README reports, passes, and writes nothing", needsAct, async (context) => {
  const [, text = ""] = /<!-- workflow:start -->\s+```yaml\n(.*?)```/s.exec(readText("README.md")) ?? [];
  await using workflow = await runWorkflow(
    { name: "readme", text, files: readExample("hourly-tweet-ids") },
    context,
  );
  expect(workflow.run.exitCode).toBe(0);
  await checkFindings(workflow, "1");
  expect(workflow.outputs("1")["pr-operation"]).toBe("none");
  expect(await workflow.sandbox.github.pulls()).toEqual([]);
});

for (const [name, [dataset, end]] of Object.entries(examples)) {
  const text = readText(`examples/workflows/${name}.yml`);
  if (end === "pull request") {
    test(`${name} proposes removals`, needsAct, async (context) => {
      await proposes(name, text, dataset, context);
    });
    continue;
  }
  test(
    `${name} fails with the number of violations, and later steps learn of it`,
    needsAct,
    async (context) => {
      await using workflow = await runWorkflow({ name, text, files: readExample(dataset) }, context);
      expect(workflow.run.exitCode).toBe(1);
      const step = name === "check-users" ? "compliance" : "1";
      await checkFindings(workflow, step);
      expect(await workflow.sandbox.github.pulls()).toEqual([]);
      if (name !== "check-users") return;
      const { violations } = workflow.outputs(step);
      const printed = workflow.run.entries.map(({ msg }) => msg.trim());
      expect(printed).toContain(`The list is violations, ${violations} violations`);
      expect(Object.keys(await workflow.artifact("x-compliance"))).not.toContain("violations.ndjson");
    },
  );
}

test(
  "app-token reports, makes a token and proposes with it: one job of X is paid for",
  needsAct,
  async (context) => {
    const options = {
      name: "app-token",
      text: readText("examples/workflows/app-token.yml"),
      writer: "app",
    } as const;
    const files = readExample("hourly-tweet-ids");
    await using workflow = await runWorkflow({ ...options, files, handingOn: { app: "token" } }, context);
    const { sandbox, run } = workflow;
    expect(run.exitCode).toBe(0);
    await checkFindings(workflow, "check");
    await checkPull(workflow, "propose");
    expect(workflow.outputs("check")["pr-operation"]).toBe("none");
    expect(workflow.outputs("propose")).toMatchObject({ "job-ids": workflow.outputs("check")["job-ids"] });
    expect(sandbox.x.jobs()).toHaveLength(1);
    expect(workflow.masks("propose")).toEqual(expect.arrayContaining([sandbox.github.token]));
    expect(await workflow.artifacts()).toEqual(["x-compliance"]);
  },
);

test("call-nightly-pipeline calls our workflow, which proposes removals", needsAct, async (context) => {
  const text = readText("examples/workflows/call-nightly-pipeline.yml");
  const files = readExample("hourly-tweet-ids");
  await using workflow = await runWorkflow({ name: "call-nightly-pipeline", text, files }, context);
  expect(workflow.run.exitCode).toBe(0);
  await checkFindings(workflow, "check");
  await checkPull(workflow, "check");
});

test(
  "try-with-sandbox reports what a sandbox of its own says, which ends with the job",
  needsAct,
  async (context) => {
    const text = readText("examples/workflows/try-with-sandbox.yml");
    const files = readExample("hourly-tweet-ids");
    const options = {
      name: "try-with-sandbox",
      text,
      files,
      handingOn: { sandbox: "bearer-token" },
    } as const;
    await using workflow = await runWorkflow(options, context);
    expect(workflow.run.exitCode).toBe(0);
    expect(workflow.outputs("2")).toMatchObject({ result: "violations", proof: "proven" });
    const { "bearer-token": token = "", "x-api-url": url = "" } = workflow.outputs("sandbox");
    expect(workflow.masks("2")).toContain(token);
    // Nothing of it came from the sandbox that the tests have beside.
    expect(workflow.sandbox.x.jobs()).toEqual([]);
    const printed = workflow.run.entries.map(({ msg }) => msg);
    expect(printed).toContainEqual(expect.stringMatching(/^The sandbox, process \d+, was stopped\./));
    await expect(fetch(url)).rejects.toThrow();
  },
);

/** A dataset that is kept in two folders. */
function readFolders(): Readonly<Record<string, Buffer>> {
  const files = Object.entries(readExample("hourly-tweet-ids"));
  return Object.fromEntries(
    files.map(([path, content], index) => [
      path.replace("data/", `data/2020-0${index < files.length / 2 ? 3 : 4}/`),
      content,
    ]),
  );
}

/** The folder of the files that each pull request changes. */
async function listProposed({ sandbox, run }: Workflow): Promise<readonly string[]> {
  const changed = splitLegs(run.entries).flatMap((leg) =>
    listSteps(leg).flatMap(({ id }) => readOutputs(leg, id)["changed-files"] ?? []),
  );
  const folders = changed.map((json) => (JSON.parse(json) as string[]).map((path) => path.split("/")[1]));
  expect(await sandbox.github.pulls()).toHaveLength(folders.length);
  return folders.map((names) => [...new Set(names)].join(" ")).sort();
}

test("large-lists-matrix proposes for each folder by itself", needsAct, async (context) => {
  const text = readText("examples/workflows/large-lists-matrix.yml");
  await using workflow = await runWorkflow({ name: "large", text, files: readFolders() }, context);
  expect(workflow.run.exitCode).toBe(0);
  expect(await listProposed(workflow)).toEqual(["2020-03", "2020-04"]);
  expect(workflow.sandbox.x.jobs()).toHaveLength(2);
  expect(await workflow.artifacts()).toEqual(["x-compliance-2020-03", "x-compliance-2020-04"]);
});

test("large-lists-rotation takes one folder a day", needsAct, async (context) => {
  const text = readText("examples/workflows/large-lists-rotation.yml");
  await using workflow = await runWorkflow({ name: "large", text, files: readFolders() }, context);
  expect(workflow.run.exitCode).toBe(0);
  const [folder, ...others] = await listProposed(workflow);
  expect(["2020-03", "2020-04"]).toContain(folder);
  expect(others).toEqual([]);
  expect(workflow.sandbox.x.jobs()).toHaveLength(1);
});
