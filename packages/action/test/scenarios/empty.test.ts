import { expect, test } from "vitest";
import { lists, nothing } from "../lists.ts";
import { startScenario } from "../scenario.ts";

test("a list that lost its IDs fails the step, and the pull request that was open for it stays open", async () => {
  const gone = { action: "delete", reason: "deleted" } as const;
  await using scenario = await startScenario({
    files: { "data/ids.csv": "tweet_id\n1160164553482756096\n1160164553482756097\n" },
    inputs: { files: "data/ids.csv", "on-violation": "pull-request" },
    x: { verdicts: { kind: "table", byId: { "1160164553482756096": gone } } },
  });
  await scenario.run();
  const { github } = scenario.sandbox;
  const [before] = await github.pulls();
  await scenario.peer.commit({ "data/ids.csv": "tweet_id\n" }, "Break the export");
  const run = await scenario.run();
  expect(run).toMatchSnapshot();
  const [after] = await github.pulls();
  expect(after).toMatchObject({ state: "open", head: { sha: before?.head.sha } });
});

test("a list that is empty beside others is named, in log and summary", async () => {
  await using scenario = await startScenario({
    files: { ...lists, "data/c.txt": "# nothing yet\n" },
    x: { verdicts: nothing },
  });
  const { exitCode, log, summary } = await scenario.runHere();
  expect(exitCode).toBe(0);
  expect(log).toContain("1 file has no entries: `data/c.txt`.");
  expect(summary).toContain("\n\n1 file has no entries: `data/c.txt`.\n\n");
});
