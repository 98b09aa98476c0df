import { expect, test } from "vitest";
import { lists } from "../lists.ts";
import { startScenario } from "../scenario.ts";

test("a token that X does not know is told, with the setting to change", async () => {
  await using scenario = await startScenario({
    files: lists,
    inputs: { "bearer-token": "AAAAwrongAAAAwrong" },
  });
  expect(await scenario.run()).toMatchSnapshot();
});

test.each(["no-credits", "not-enrolled"] as const)(
  "an account with %s is told what to change",
  async (account) => {
    await using scenario = await startScenario({ files: lists, x: { account } });
    expect(await scenario.run()).toMatchSnapshot();
  },
);
