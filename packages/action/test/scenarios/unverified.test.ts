import { expect, test } from "vitest";
import { lists, nothing } from "../lists.ts";
import { startScenario } from "../scenario.ts";

test("an event that nobody documented leaves its ID unverified, and never removes it", async () => {
  await using scenario = await startScenario({
    files: lists,
    inputs: { "on-violation": "pull-request" },
    x: {
      verdicts: { kind: "table", byId: { "1160164553482756097": { action: "vanish", reason: "magic" } } },
    },
  });
  expect(await scenario.run()).toMatchSnapshot();
  expect(await scenario.peer.pulls()).toEqual([]);
  const tolerant = await scenario.runHere({ inputs: { "on-unverified": "report" } });
  expect(tolerant).toMatchObject({ exitCode: 0, outputs: { result: "unverified", unverified: "1" } });
});

test("two downloads that differ leave everything unverified", async () => {
  await using scenario = await startScenario({
    files: lists,
    x: { verdicts: nothing, invalidLines: "drop" },
  });
  let downloads = 0;
  const differ = (body: Buffer): Buffer => {
    downloads += 1;
    return Buffer.concat([body, Buffer.from("\n".repeat(downloads))]);
  };
  const rewrite = { kind: "rewrite", body: differ } as const;
  scenario.sandbox.faults.script("x.downloadResults", rewrite, rewrite);
  const { exitCode, outputs, log } = await scenario.run();
  expect({ exitCode, outputs, log }).toMatchSnapshot();
});
