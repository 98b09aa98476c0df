import { expect, test } from "vitest";
import { lists, nothing, twoGone } from "../lists.ts";
import { startScenario } from "../scenario.ts";

const gone = "1160164553482756098";

test("the page of the report is uploaded by itself, unzipped, with a link to it, and names no ID", async () => {
  await using scenario = await startScenario({ files: lists, x: { verdicts: twoGone } });
  const { exitCode, summary, requests } = await scenario.run({ inputs: { "artifact-report": "true" } });
  expect(exitCode).toBe(1);
  const { artifacts } = scenario.sandbox;
  expect(artifacts.artifacts().map(({ name }) => name)).toEqual(["x-compliance", "x-compliance.html"]);
  const [page] = [...artifacts.files("x-compliance.html").values()];
  expect(page?.toString()).toMatch(/^<!doctype html>/);
  expect(page?.toString()).toContain("2 of 5 IDs are no longer compliant.");
  expect(page?.toString()).not.toContain(gone);
  expect(page?.toString()).toMatch(
    /<td class="l"><a href="https:\/\/github\.com\/octo-org\/id-lists\/blob\/[0-9a-f]{40}\/data\/a\.txt"/,
  );
  expect(artifacts.files("x-compliance").get("report.html")).toEqual(page);
  expect(summary).toContain(
    "[Open the report](https://github.com/octo-org/id-lists/actions/runs/42/artifacts/2) in the browser",
  );
  expect(requests.filter((request) => request === "artifact.create 200")).toHaveLength(2);
});

test("with IDs, and alone where no other artifact is wanted", async () => {
  await using scenario = await startScenario({ files: lists, x: { verdicts: twoGone } });
  const inputs = { "artifact-report": "true", "artifact-contents": "none", "show-ids": "true" };
  const { summary, outputs } = await scenario.runHere({ inputs });
  const { artifacts } = scenario.sandbox;
  expect(artifacts.artifacts().map(({ name }) => name)).toEqual(["x-compliance.html"]);
  expect([...artifacts.files("x-compliance.html").values()].join("")).toContain(`<td>${gone}</td>`);
  expect(summary).toContain("[Open the report]");
  expect(outputs["artifact-url"]).toBe("");
});

test("a page whose name is taken gets a number, and the result stays", async () => {
  await using scenario = await startScenario({ files: lists, x: { verdicts: nothing } });
  const taken = { kind: "answer", status: 409, body: { code: "already_exists", msg: "taken" } } as const;
  scenario.sandbox.faults.script("artifact.create", taken);
  const inputs = { "artifact-report": "true", "artifact-contents": "none" };
  const { exitCode } = await scenario.runHere({ inputs });
  expect(exitCode).toBe(0);
  const names = scenario.sandbox.artifacts.artifacts().map(({ name }) => name);
  expect(names).toEqual(["x-compliance-1-2.html"]);
});
