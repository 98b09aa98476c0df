import { describe, expect, test } from "vitest";
import { lists, nothing, threeGone, twoGone } from "../lists.ts";
import { peerOfEmulate } from "../peer-of-emulate.ts";
import { type ScenarioOptions, startScenario } from "../scenario.ts";

const branch = "x-compliance/tweets-bfcf97a3";
const inputs = { "on-violation": "pull-request", "reuse-within-minutes": "0", "max-removal": "80%" };

const githubs: readonly (readonly [string, Partial<ScenarioOptions>])[] = [
  ["the sandbox's GitHub", {}],
  ["an emulator of GitHub that others wrote", { openPeer: peerOfEmulate }],
];

describe.each(githubs)("against %s", (_name, github) => {
  test("a pull request is opened, left alone, updated and closed", async () => {
    await using scenario = await startScenario({ files: lists, inputs, x: { verdicts: twoGone }, ...github });
    const { peer, sandbox } = scenario;

    expect(await scenario.run()).toMatchSnapshot("opened");
    expect(await peer.pulls()).toMatchSnapshot("opened pull request");
    expect(await peer.read(branch, "data/a.txt")).toBe(
      "# first hour\n1160164553482756096\n1160164553482756097\n",
    );
    expect(await peer.read(branch, "data/b.txt")).toBe("1160164553482756099\r\n\r\n");
    expect(await peer.read(branch, "README.md")).toBe("# Lists\n");
    expect(await peer.read("main", "data/a.txt")).toBe(lists["data/a.txt"]);

    const again = await scenario.runHere();
    expect(again.outputs).toMatchObject({
      result: "violations",
      removed: "3",
      "pr-operation": "unchanged",
      "pr-number": "1",
    });
    expect(again.requests.filter((request) => /github\.(create|update|delete)/.test(request))).toEqual([]);

    sandbox.x.setVerdicts(threeGone);
    const more = await scenario.runHere();
    expect(more.outputs).toMatchObject({ removed: "4", "pr-operation": "updated", "pr-number": "1" });
    expect(await peer.read(branch, "data/a.txt")).toBe("# first hour\n1160164553482756097\n");
    expect(await peer.pulls()).toMatchSnapshot("updated pull request");

    sandbox.x.setVerdicts(nothing);
    const clean = await scenario.runHere();
    expect(clean).toMatchObject({
      exitCode: 0,
      outputs: { result: "compliant", removed: "0", "pr-operation": "closed" },
    });
    expect(await peer.pulls()).toMatchObject([{ number: 1, state: "closed" }]);
    expect((await scenario.runHere()).outputs).toMatchObject({ "pr-operation": "none", "pr-number": "" });
  });
});
