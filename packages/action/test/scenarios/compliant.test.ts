import { expect, test } from "vitest";
import { lists, nothing } from "../lists.ts";
import { startScenario } from "../scenario.ts";

test("lists without violations pass", async () => {
  await using scenario = await startScenario({ files: lists, x: { verdicts: nothing } });
  expect(await scenario.run()).toMatchSnapshot();
  const files = [...scenario.sandbox.artifacts.files("x-compliance").keys()];
  expect(files.sort()).toEqual([
    "refetch.txt",
    "report.html",
    "report.json",
    "report.md",
    "results.ndjson",
    "violations.ndjson",
  ]);
});
