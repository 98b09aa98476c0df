import { expect, test } from "vitest";
import { lists, twoGone } from "../lists.ts";
import { startScenario } from "../scenario.ts";

const branch = "x-compliance/tweets-bfcf97a3";

test("a list that grew while X was at work keeps its new IDs, which are told as unverified", async () => {
  await using scenario = await startScenario({
    files: lists,
    inputs: { "on-violation": "pull-request", "max-removal": "80%" },
    // Long enough for the commit below, which is made as soon as the IDs are with X.
    x: { verdicts: twoGone, processingMs: 2000 },
  });
  const { peer, sandbox } = scenario;
  const grown = `1160164553482756098\n${lists["data/a.txt"]}1160164553482756999\n`;
  const moved = new Promise((resolve, reject) => {
    sandbox.faults.script("x.uploadIds", {
      kind: "rewrite",
      body(answer) {
        peer.commit({ "data/a.txt": grown }, "Add IDs").then(resolve, reject);
        return answer;
      },
    });
  });
  const { outputs } = await scenario.runHere();
  await moved;
  // The ID that X reported is gone from where it stands now, twice.
  expect(outputs).toMatchObject({ "pr-operation": "created", removed: "4" });
  expect(await peer.read(branch, "data/a.txt")).toBe(
    "# first hour\n1160164553482756096\n1160164553482756097\n1160164553482756999\n",
  );
  const [pull] = await peer.pulls();
  expect(pull?.body).toContain("1 entry could not be verified, or was added after the check, and is kept.");
});
