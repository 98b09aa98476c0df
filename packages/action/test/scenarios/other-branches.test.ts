import { describe, expect, test } from "vitest";
import { lists, threeGone, twoGone } from "../lists.ts";
import { peerOfEmulate } from "../peer-of-emulate.ts";
import { type RunRecord, type ScenarioOptions, startScenario } from "../scenario.ts";

const inputs = { "on-violation": "pull-request", "reuse-within-minutes": "0", "max-removal": "80%" };
const isOfX = (request: string): boolean => request.startsWith("x.");
const isWrite = (request: string): boolean => /github\.(create|update|delete)/.test(request);

/** What a run did beyond reading GitHub. */
function listActs({ requests }: RunRecord): readonly string[] {
  return requests.filter((request) => isOfX(request) || isWrite(request));
}

const githubs: readonly (readonly [string, Partial<ScenarioOptions>])[] = [
  ["the sandbox's GitHub", {}],
  ["an emulator of GitHub that others wrote", { openPeer: peerOfEmulate }],
];

describe.each(githubs)("against %s", (_name, github) => {
  const start = (change: Readonly<Record<string, string>> = {}): ReturnType<typeof startScenario> =>
    startScenario({ files: lists, inputs: { ...inputs, ...change }, x: { verdicts: twoGone }, ...github });

  test.each(["stop", "overwrite"])(
    "a `pr-branch` that is the branch the workflow runs on is refused before X is asked (%s)",
    async (onHumanCommits) => {
      await using scenario = await start({ "pr-branch": "main", "pr-on-human-commits": onHumanCommits });
      const run = await scenario.runHere();
      expect(run).toMatchObject({
        exitCode: 1,
        log: expect.arrayContaining([expect.stringContaining("BRANCH_IS_BASE")]),
      });
      expect(run.log.join("\n")).not.toContain("overwrite");
      expect(listActs(run)).toEqual([]);
      expect(await scenario.peer.read("main", "data/a.txt")).toBe(lists["data/a.txt"]);
    },
  );

  test("a run on another branch makes a branch of its own, and leaves the pull request for the default one alone", async () => {
    await using scenario = await start();
    const { peer } = scenario;
    const first = await scenario.runHere();
    await peer.commit({ "src/app.js": "steal();\n" }, "Half done", "feature/half-done");
    const push = {
      environment: { GITHUB_REF_NAME: "feature/half-done", GITHUB_REF: "refs/heads/feature/half-done" },
    };
    const second = await scenario.runHere(push);
    const [one, other] = [first.outputs["pr-branch"] ?? "", second.outputs["pr-branch"] ?? ""];
    expect([one, other]).toEqual(Array(2).fill(expect.stringMatching(/^x-compliance\/tweets-[0-9a-f]{8}$/)));
    expect(other).not.toBe(one);
    expect(await peer.read(one, "src/app.js")).toBeUndefined();
    expect(await peer.pulls()).toHaveLength(2);
    expect((await scenario.runHere()).outputs).toMatchObject({
      "pr-operation": "unchanged",
      "pr-number": "1",
    });
  });

  test("one `pr-branch` for two bases is refused for the second, before X is asked", async () => {
    await using scenario = await start({ "pr-branch": "removals" });
    await scenario.peer.commit({ "n.md": "x" }, "A version", "v1");
    expect((await scenario.runHere()).outputs).toMatchObject({ "pr-operation": "created", "pr-number": "1" });
    const run = await scenario.runHere({ inputs: { "pr-base": "v1" } });
    expect(run).toMatchObject({ exitCode: 1, outputs: { result: "unverified" } });
    expect(run.log.join("\n")).toMatch(/BRANCH_OF_OTHER_BASE.*#1 is for `main`/s);
    expect(listActs(run)).toEqual([]);
    expect((await scenario.runHere()).outputs).toMatchObject({
      "pr-operation": "unchanged",
      "pr-number": "1",
    });
  });

  test("code that somebody pushes to the branch is never called up to date", async () => {
    await using scenario = await start({ "pr-branch": "removals" });
    const { peer, sandbox } = scenario;
    await scenario.runHere();
    await peer.commit({ "src/app.js": "steal();\n" }, "Remove 3 entries", "removals");
    const [before] = await peer.pulls();
    for (const verdicts of [twoGone, threeGone]) {
      sandbox.x.setVerdicts(verdicts);
      const run = await scenario.runHere();
      expect(run).toMatchObject({ exitCode: 1, outputs: { result: "violations" } });
      expect(run.log.join("\n")).toMatch(/BRANCH_NOT_OURS.*`src\/app\.js`/s);
    }
    expect(await peer.pulls()).toEqual([before]);
  });
});

test("a branch that was made from another base and got no pull request is refused before X is asked, too", async () => {
  await using scenario = await startScenario({
    files: lists,
    inputs: { ...inputs, "pr-branch": "removals" },
    x: { verdicts: twoGone },
  });
  const { peer, sandbox } = scenario;
  await peer.commit({ "n.md": "x" }, "A version", "v1");
  sandbox.github.settings.actionsMayCreatePulls = false;
  const v1 = await scenario.runHere({ inputs: { "pr-base": "v1" } });
  expect(v1.log.join("\n")).toContain("PULL_REQUESTS_NOT_ALLOWED");
  const run = await scenario.runHere();
  expect(run.log.join("\n")).toMatch(/BRANCH_OF_OTHER_BASE.*not in the history of `main`/s);
  expect(listActs(run)).toEqual([]);
});

test("two steps on the same files with another `field` each keep a pull request of their own", async () => {
  const rows =
    "tweet_id,reply_to\n1160164553482756098,1160164553482756097\n1160164553482756099,1160164553482756100\n";
  await using scenario = await startScenario({
    files: { "data/rows.csv": rows },
    inputs: { ...inputs, files: "data/rows.csv" },
    x: { verdicts: twoGone },
  });
  for (const operation of ["created", "unchanged"]) {
    const numbers = [];
    for (const field of ["tweet_id", "reply_to"]) {
      const { outputs } = await scenario.runHere({ inputs: { field } });
      expect(outputs).toMatchObject({ removed: "1", "pr-operation": operation });
      numbers.push(outputs["pr-number"]);
    }
    expect(numbers).toEqual(["1", "2"]);
  }
});
