import { expect, test } from "vitest";
import { lists, twoGone } from "../lists.ts";
import { startScenario } from "../scenario.ts";

test("the flow over Google Cloud Storage ends the same, and the storage never sees the token", async () => {
  await using scenario = await startScenario({ files: lists, x: { flow: "gcs", verdicts: twoGone } });
  expect(await scenario.run()).toMatchSnapshot();
  const storage = scenario.sandbox.recorder
    .requests()
    .filter(({ operation }) => operation.startsWith("storage."));
  expect(storage).toHaveLength(2);
  for (const { headers } of storage) expect(headers).not.toHaveProperty("authorization");
});
