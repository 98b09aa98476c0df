import { expect, test } from "vitest";
import { buildErrorPageUrl, buildPageUrl } from "./error-page.ts";

const context = {
  actionRepository: "o/x-batch-compliance",
  actionRef: "v1",
};

test("a code is explained in the action's repository, at the version that runs", () => {
  expect(buildErrorPageUrl(context, "NOT_FOUND")).toBe(
    "https://github.com/o/x-batch-compliance/blob/v1/docs/errors.md#not_found",
  );
});

test("so is any other page", () => {
  expect(buildPageUrl(context, "docs/large-lists.md")).toBe(
    "https://github.com/o/x-batch-compliance/blob/v1/docs/large-lists.md",
  );
});

test.each([
  { actionRepository: undefined },
  { actionRef: undefined },
  { actionRef: "v1) [x](https://elsewhere.example" },
  { actionRepository: "o" },
])("where %j is not a plain name, only the path is told", (change) => {
  expect(buildErrorPageUrl({ ...context, ...change }, "NOT_FOUND")).toBe("docs/errors.md#not_found");
});

test("on GitHub Enterprise Server the page is at github.com, where the action comes from", () => {
  const there = { ...context, serverUrl: "https://git.corp.example" };
  expect(buildErrorPageUrl(there, "NOT_FOUND")).toMatch(/^https:\/\/github\.com\/o\/x-batch-compliance\//);
});
