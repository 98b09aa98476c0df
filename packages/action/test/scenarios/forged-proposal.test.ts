import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { addTrailer } from "../../src/pull-request/trailer.ts";
import { lists, nothing, twoGone } from "../lists.ts";
import { type Scenario, startScenario } from "../scenario.ts";

const start = (): Promise<Scenario> =>
  startScenario({
    files: lists,
    inputs: {
      ...{ "on-violation": "pull-request", "reuse-within-minutes": "0", "max-removal": "80%" },
      ...{ "pr-branch": "removals" },
    },
    x: { verdicts: twoGone },
  });

/** Pushes a commit that removes one more entry, and says that this is of results that X will have in seventy years. */
async function forge({ sandbox: { github } }: Scenario): Promise<string> {
  const git = (...words: readonly string[]): string => {
    const person = ["-c", "user.name=Eve", "-c", "user.email=eve@example.org"];
    return execFileSync("git", ["-C", github.gitDir, ...person, ...words], { encoding: "utf8" }).trim();
  };
  const files = { "data/a.txt": "# first hour\n1160164553482756096\n" };
  const from = git("rev-parse", "refs/heads/removals");
  await github.commitFiles({ branch: "forgery", from, files, message: "x" });
  const [treeSha, baseSha] = ["refs/heads/forgery^{tree}", "refs/heads/main"].map((name) =>
    git("rev-parse", name),
  ) as [string, string];
  const asOf = new Map([["tweets", Date.UTC(2096, 0)] as const]);
  const said = { treeSha, baseSha, asOf, identity: undefined, seal: "0".repeat(64) };
  const sha = git("commit-tree", treeSha, "-p", from, "-m", addTrailer("Remove 4 entries", said));
  git("update-ref", "refs/heads/removals", sha);
  return sha;
}

test("a removal that somebody forged in the name of the action, as of the future, is not proposed in its name", async () => {
  await using scenario = await start();
  const { peer, sandbox } = scenario;
  expect((await scenario.runHere()).outputs).toMatchObject({ "pr-operation": "created", removed: "3" });
  const before = await peer.pulls();
  await forge(scenario);
  for (const verdicts of [twoGone, nothing]) {
    sandbox.x.setVerdicts(verdicts);
    const run = await scenario.runHere();
    expect(run.exitCode).toBe(1);
    expect(run.log.join("\n")).toMatch(/BRANCH_NOT_OURS.*was not made with this `bearer-token`/s);
    expect(await peer.pulls()).toEqual(before);
  }
  sandbox.x.setVerdicts(twoGone);
  const last = await scenario.runHere({ inputs: { "pr-on-human-commits": "overwrite" } });
  expect(last.outputs).toMatchObject({ "pr-operation": "updated", removed: "3" });
  expect(await peer.read("removals", "data/a.txt")).toContain("1160164553482756097");
});
