import { expect, test } from "vitest";
import { findLeaks } from "./find-leaks.ts";

test.each([
  "Bearer abcdefghij",
  "https://api.x.com/2/compliance/jobs/1/upload?token=abc",
  "https://storage.googleapis.com/b/o?X-Goog-Algorithm=GOOG4",
  "<Error><Code>x</Code></Error>",
  "the canary itself",
])("the search finds a leak: %s", (text) => {
  expect(findLeaks({ texts: { log: text }, secrets: ["canary"] })).not.toEqual([]);
});

test("clean texts have none", () => {
  expect(findLeaks({ texts: { log: "GET /x?token=*** [signed url]" }, secrets: ["canary", ""] })).toEqual([]);
});
