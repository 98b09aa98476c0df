import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { twoGone } from "../lists.ts";
import { startScenario } from "../scenario.ts";

const content = readFileSync(new URL("../../../core/test-samples/posts.parquet", import.meta.url));
const files = { "data/posts.parquet": content, "data/ids.txt": "1160164553482756098\n" };

test("a Parquet file is checked by the bundle: violations fail the step, and are listed", async () => {
  await using scenario = await startScenario({
    files,
    inputs: { files: "data/*" },
    x: { verdicts: twoGone },
  });
  expect(await scenario.run()).toMatchSnapshot();
  const violations = scenario.sandbox.artifacts
    .files("x-compliance")
    .get("violations.ndjson")
    ?.toString("utf8");
  expect(violations?.trimEnd().split("\n")).toMatchSnapshot("violations.ndjson");
});

test("a pull request is refused for it before X or GitHub is asked, with what to do", async () => {
  await using scenario = await startScenario({
    files,
    inputs: { files: "data/*", "on-violation": "pull-request" },
    x: { verdicts: twoGone },
  });
  const run = await scenario.run();
  expect(run).toMatchSnapshot();
  expect(run.requests).toEqual([]);
});
