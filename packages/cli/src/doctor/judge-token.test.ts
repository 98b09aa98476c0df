import { expect, test } from "vitest";
import { judgeToken } from "./judge-token.ts";

test.each([
  [`${"A".repeat(22)}b%2Bc%3D`, "ok"],
  [`123-${"a".repeat(40)}`, "fault"],
  ["something-else", "note"],
])("a token of the form %s is judged: %s", (token, state) => {
  const judged = judgeToken({ token, from: "BEARER_TOKEN" });
  expect(judged).toMatchObject({ state, topic: "token" });
  expect(JSON.stringify(judged)).not.toContain(token);
});
