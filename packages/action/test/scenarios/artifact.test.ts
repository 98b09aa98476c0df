import { expect, test } from "vitest";
import { lists, nothing, twoGone } from "../lists.ts";
import { startScenario } from "../scenario.ts";

const taken = {
  kind: "answer",
  status: 409,
  body: { code: "already_exists", msg: "an artifact with this name already exists on the workflow run" },
} as const;

test("a name that is taken gets a number", async () => {
  await using scenario = await startScenario({ files: lists, x: { verdicts: nothing } });
  scenario.sandbox.faults.script("artifact.create", taken);
  const { exitCode, log, outputs } = await scenario.run();
  expect({ exitCode, log, outputs }).toMatchSnapshot();
  expect(scenario.sandbox.artifacts.artifacts().map(({ name }) => name)).toEqual(["x-compliance-1-2"]);
});

test("where all names are taken, the warning says what to set", async () => {
  await using scenario = await startScenario({ files: lists, x: { verdicts: nothing } });
  scenario.sandbox.faults.script("artifact.create", ...Array.from({ length: 10 }, () => taken));
  const { exitCode, log } = await scenario.runHere();
  expect(exitCode).toBe(0);
  expect(log).toContain(
    "::warning::The artifact was not uploaded: its name is taken. Give each job of the run its own `artifact-name`.",
  );
});

test("an upload that breaks off is tried again", async () => {
  await using scenario = await startScenario({ files: lists, x: { verdicts: nothing } });
  scenario.sandbox.faults.script("artifact.create", { kind: "reset" });
  const { exitCode, log } = await scenario.run();
  expect({ exitCode, log }).toMatchSnapshot();
  expect(scenario.sandbox.artifacts.artifacts()).toHaveLength(1);
});

test("an upload that fails for good is a warning, and the result stays", async () => {
  await using scenario = await startScenario({ files: lists, x: { verdicts: nothing } });
  const forbidden = { kind: "answer", status: 403, body: { code: "permission_denied", msg: "no" } } as const;
  scenario.sandbox.faults.script("artifact.create", forbidden);
  const { exitCode, log, outputs } = await scenario.run();
  expect({ exitCode, log, outputs }).toMatchSnapshot();
});

test("a list of violations that could not be uploaded is not called a place to look them up", async () => {
  await using scenario = await startScenario({ files: lists, x: { verdicts: twoGone } });
  const forbidden = { kind: "answer", status: 403, body: { code: "permission_denied", msg: "no" } } as const;
  scenario.sandbox.faults.script("artifact.create", forbidden);
  const { summary } = await scenario.runHere();
  expect(summary).not.toContain("`violations.ndjson` in the artifact");
  expect(summary).toContain("The artifact was not uploaded: a warning of the run says why.");
});

test("on GitHub Enterprise Server, which has no such service, the result stays", async () => {
  await using scenario = await startScenario({ files: lists, x: { verdicts: nothing } });
  const { exitCode, log } = await scenario.run({ environment: { GITHUB_SERVER_URL: "https://ghe.example" } });
  expect({ exitCode, log }).toMatchSnapshot();
});

test("a runner without an artifact service is told by that, and not by the client's error", async () => {
  await using scenario = await startScenario({ files: lists, x: { verdicts: nothing } });
  const { exitCode, log } = await scenario.run({ environment: { ACTIONS_RUNTIME_TOKEN: "" } });
  expect(exitCode).toBe(0);
  expect(log).toContain(
    "::warning::The artifact was not uploaded (this runner has no artifact service). The result of the check is not affected.",
  );
});

test("no artifact is made where none is wanted", async () => {
  await using scenario = await startScenario({ files: lists, x: { verdicts: nothing } });
  const { exitCode, requests } = await scenario.runHere({ inputs: { "artifact-contents": "none" } });
  expect(exitCode).toBe(0);
  expect(requests.filter((request) => request.startsWith("artifact."))).toEqual([]);
});
