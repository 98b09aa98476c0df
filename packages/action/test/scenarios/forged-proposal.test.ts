import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { addTrailer } from "../../src/pull-request/trailer.ts";
import { lists, nothing, twoGone } from "../lists.ts";
import { type RunRecord, type Scenario, startScenario } from "../scenario.ts";

const start = (change: Readonly<Record<string, string>> = {}): Promise<Scenario> =>
  startScenario({
    files: lists,
    inputs: {
      ...{ "on-violation": "pull-request", "reuse-within-minutes": "0", "max-removal": "80%" },
      ...{ "pr-branch": "removals" },
      ...change,
    },
    x: { verdicts: twoGone },
  });

/** What a run did beyond reading GitHub. */
function listActs({ requests }: RunRecord): readonly string[] {
  return requests.filter((request) => /^x\.|github\.(create|update|delete)/.test(request));
}

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

test.each(["stop", "overwrite"])(
  "a branch on which a person works is refused before X is asked (%s)",
  async (onHumanCommits) => {
    await using scenario = await start({ "pr-on-human-commits": onHumanCommits });
    await scenario.peer.commit({ "n.md": "x" }, "Half done", "removals");
    const run = await scenario.runHere();
    expect(run).toMatchObject({ exitCode: 1, outputs: { result: "unverified" } });
    const log = run.log.join("\n");
    expect(log).toMatch(/BRANCH_TAKEN.*holds no proposal of this action.*Nothing was sent to X/s);
    expect(log).not.toContain("Somebody committed");
    expect(listActs(run)).toEqual([]);
    expect(await scenario.peer.read("removals", "n.md")).toBe("x");
  },
);

test("two steps with one `pr-branch` do not take turns: the second is refused before X is asked, until the first has ended", async () => {
  await using scenario = await start();
  const other = { inputs: { "keep-reasons": "suspended" } };
  expect((await scenario.runHere()).outputs).toMatchObject({ "pr-operation": "created", removed: "3" });
  const run = await scenario.runHere(other);
  expect(run.exitCode).toBe(1);
  expect(run.log.join("\n")).toMatch(/BRANCH_OF_OTHER_INPUTS.*holds pull request #1.*Nothing was sent to X/s);
  expect(run.log.join("\n")).toContain("merge or close #1");
  expect(listActs(run)).toEqual([]);
  expect((await scenario.runHere()).outputs).toMatchObject({ "pr-operation": "unchanged" });
  scenario.sandbox.x.setVerdicts(nothing);
  expect((await scenario.runHere()).outputs).toMatchObject({ "pr-operation": "closed" });
  scenario.sandbox.x.setVerdicts(twoGone);
  expect((await scenario.runHere(other)).outputs).toMatchObject({ "pr-operation": "created" });
});
