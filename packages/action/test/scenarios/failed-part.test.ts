import { expect, test } from "vitest";
import { lists, twoGone } from "../lists.ts";
import { startScenario } from "../scenario.ts";

const branch = "x-compliance/tweets-bfcf97a3";
/** Five IDs in three parts; the first and the second lose nothing, and one each. */
const inputs = { "on-violation": "pull-request", "max-ids-per-job": "2", "max-removal": "80%" };
const pass = { kind: "pass" } as const;

test("trouble at the last part ends with all that the others found, and then with its own code", async () => {
  await using scenario = await startScenario({ files: lists, inputs, x: { verdicts: twoGone } });
  const { peer, sandbox } = scenario;
  // The first part's job is the first answer, and so on.
  const denied = { kind: "answer", status: 402, body: '{"title":"CreditsDepleted","status":402}' } as const;
  sandbox.faults.script("x.createJob", pass, pass, denied);
  const failed = await scenario.run();
  expect(failed).toMatchSnapshot("failed");
  expect(await peer.pulls()).toMatchSnapshot("pull request");
  expect(await peer.read(branch, "data/a.txt")).toBe(
    "# first hour\n1160164553482756096\n1160164553482756097\n",
  );
  expect(await peer.read(branch, "data/b.txt")).toBe("1160164553482756099\r\n\r\n1160164553482756100");
  const files = sandbox.artifacts.files("x-compliance");
  expect([...files.keys()].sort()).toEqual([
    "refetch.txt",
    "report.html",
    "report.json",
    "report.md",
    "results.ndjson",
    "violations.ndjson",
  ]);
  expect(JSON.parse(files.get("report.json")?.toString() ?? "")).toMatchObject({
    ...{ result: "violations", failure: "CREDITS_DEPLETED", violations: 1, unverified: 1 },
  });

  // Another run that fails at once still has what X said to the first: what is proposed stays.
  sandbox.faults.script("x.createJob", denied);
  const earlier = await scenario.run({ inputs: { "reuse-within-minutes": "0" } });
  expect(earlier.outputs).toMatchObject({ result: "violations", violations: "1", unverified: "1" });
  expect(await peer.read(branch, "data/a.txt")).toBe(
    "# first hour\n1160164553482756096\n1160164553482756097\n",
  );
  expect(await peer.pulls()).toMatchObject([{ number: 1, state: "open" }]);

  const whole = await scenario.run();
  expect(whole).toMatchObject({
    exitCode: 0,
    outputs: { result: "violations", removed: "3", "pr-operation": "updated" },
  });
});
