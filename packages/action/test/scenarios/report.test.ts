import { expect, test } from "vitest";
import { lists, twoGone } from "../lists.ts";
import { startScenario } from "../scenario.ts";

test("violations are only reported where that is asked for", async () => {
  await using scenario = await startScenario({ files: lists, x: { verdicts: twoGone } });
  const inputs = { "on-violation": "report", "artifact-contents": "report", "show-ids": "true" };
  expect(await scenario.run({ inputs })).toMatchSnapshot();
  const files = [...scenario.sandbox.artifacts.files("x-compliance").keys()];
  expect(files.sort()).toEqual(["report.html", "report.json", "report.md"]);
});
