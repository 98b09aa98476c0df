import { expect, test } from "vitest";
import { startScenario } from "../scenario.ts";

test("lists of user IDs are checked as such, in both flows", async () => {
  for (const flow of ["api", "gcs"] as const) {
    await using scenario = await startScenario({
      files: { "data/users.txt": "12\n1101688072863993857\n783214\n" },
      inputs: { type: "users" },
      x: {
        flow,
        verdicts: {
          kind: "table",
          byId: { "1101688072863993857": { action: "delete", reason: "deactivated" } },
        },
      },
    });
    expect(await scenario.run()).toMatchSnapshot(flow);
  }
});
