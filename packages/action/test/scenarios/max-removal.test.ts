import { expect, test } from "vitest";
import { lists, threeGone, twoGone } from "../lists.ts";
import { startScenario } from "../scenario.ts";

test("a mass removal is not proposed, and the artifact still has everything", async () => {
  await using scenario = await startScenario({
    files: lists,
    inputs: { "on-violation": "pull-request", "max-removal": "39%" },
    x: { verdicts: twoGone },
  });
  expect(await scenario.run()).toMatchSnapshot();
  const asked = scenario.sandbox.recorder.requests();
  const toGitHub = asked.filter(({ operation }) => operation.startsWith("github."));
  expect(toGitHub.filter(({ method }) => method !== "GET")).toEqual([]);
});

test("a mass removal goes through with its digest, and another one does not", async () => {
  await using scenario = await startScenario({
    files: lists,
    inputs: { "on-violation": "pull-request", "max-removal": "39%", "reuse-within-minutes": "0" },
    x: { verdicts: twoGone },
  });
  const refused = await scenario.runHere();
  const digest = /The digest of this removal is `(?<digest>[0-9a-f]{48})`/.exec(refused.summary)?.groups
    ?.digest;
  const inputs = { "approve-removal": digest ?? "" };
  const approved = await scenario.runHere({ inputs });
  expect(approved).toMatchObject({ exitCode: 0, outputs: { removed: "3", "pr-operation": "created" } });
  expect(approved.log).toContain("This removal exceeds `max-removal`; `approve-removal` lets it through.");
  scenario.sandbox.x.setVerdicts(threeGone);
  const other = await scenario.runHere({ inputs });
  expect(other).toMatchObject({ exitCode: 1, outputs: { removed: "0", "pr-operation": "none" } });
  expect(other.log.at(-1)).toContain("`approve-removal` is set to the digest of another removal.");
});
