import { expect, test } from "vitest";
import { lists, nothing, twoGone } from "../lists.ts";
import { startScenario } from "../scenario.ts";

const inputs = { "require-proof": "proven" };

test.each(["api", "gcs"] as const)("a result that is proven passes, in the flow %s", async (flow) => {
  await using scenario = await startScenario({ files: lists, inputs, x: { flow, verdicts: nothing } });
  expect(await scenario.run()).toMatchSnapshot();
});

test("a result that is only consistent leaves what it does not name unverified, and ends red", async () => {
  const x = { verdicts: nothing, invalidLines: "drop" } as const;
  await using scenario = await startScenario({ files: lists, inputs, x });
  expect(await scenario.run()).toMatchSnapshot();
  const tolerant = await scenario.runHere({ inputs: { "on-unverified": "report" } });
  expect(tolerant).toMatchObject({ exitCode: 0, outputs: { result: "unverified", proof: "consistent" } });
  const content = await scenario.runHere({ inputs: { "require-proof": "consistent" } });
  expect(content).toMatchObject({ exitCode: 0, outputs: { result: "compliant", proof: "consistent" } });
});

test("what a result that is only consistent names is proposed for removal all the same", async () => {
  const x = { verdicts: twoGone, invalidLines: "drop" } as const;
  const proposing = { ...inputs, "on-violation": "pull-request" };
  await using scenario = await startScenario({ files: lists, inputs: proposing, x });
  const { outputs } = await scenario.runHere();
  expect(outputs).toMatchObject({ result: "violations", violations: "2", removed: "3", unverified: "3" });
  expect(await scenario.peer.pulls()).toHaveLength(1);
});

test("no sentinel comes out of a run: not in its log, its outputs, its summary, its artifact or its pull request", async () => {
  const proposing = { ...inputs, "on-violation": "pull-request", "show-ids": "true" };
  await using scenario = await startScenario({ files: lists, inputs: proposing, x: { verdicts: twoGone } });
  const run = await scenario.run();
  const { x, artifacts } = scenario.sandbox;
  const [job] = x.jobs();
  const sentinels =
    x
      .upload(job?.id ?? "")
      ?.toString()
      .match(/^[a-z]{20}$/gm) ?? [];
  expect(sentinels.length).toBeGreaterThan(2);
  const kept = artifacts
    .artifacts()
    .flatMap(({ name }) => [...artifacts.files(name)])
    .map(([path, content]) => `${path} ${content.toString()}`);
  expect(kept.join(" ")).toContain("results.ndjson");
  const all = [JSON.stringify(run), JSON.stringify(await scenario.peer.pulls()), ...kept].join("\n");
  for (const sentinel of sentinels) expect(all).not.toContain(sentinel);
  expect(all).not.toContain("invalid_id");
});
