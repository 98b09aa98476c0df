import { expect, test } from "vitest";
import { type GitHubAnswer, toGitHubError } from "./failures.ts";

function translate(change: Partial<GitHubAnswer>): { readonly code: string; readonly what: string } {
  const error = toGitHubError({ operation: "createRef", status: 500, texts: [], headers: {}, ...change });
  return { code: error.code, what: error.message };
}

test.each([
  [403, "GitHub Actions is not permitted to create or approve pull requests.", "PULL_REQUESTS_NOT_ALLOWED"],
  [403, "Resource not accessible by integration", "GITHUB_PERMISSION_MISSING"],
  [403, "Resource not accessible by personal access token", "GITHUB_PERMISSION_MISSING"],
  [403, "You do not have permission to create labels on this repository.", "GITHUB_PERMISSION_MISSING"],
  [422, "Repository rule violations found\n\nCannot create ref", "GITHUB_RULESET"],
  [422, "Reference already exists", "BRANCH_RACE"],
  [422, "Reference does not exist", "BRANCH_RACE"],
  [422, "Update is not a fast forward", "BRANCH_RACE"],
  [422, "A pull request already exists for o:b.", "BRANCH_RACE"],
  [422, "No commits between main and b", "BRANCH_RACE"],
  [422, "Could not resolve to a node with the global id of 'T_kw'.", "GITHUB_UNAVAILABLE"],
])("status %d with %j is %s", (status, text, code) => {
  expect(translate({ status, texts: ["Validation Failed", text] }).code).toBe(code);
});

test("a known text with another status, or an unknown text, is only a refusal", () => {
  expect(translate({ status: 400, texts: ["Reference already exists"] }).code).toBe("GITHUB_FAILED");
  expect(translate({ status: 422, texts: ["Tree SHA does not exist"] }).code).toBe("GITHUB_FAILED");
});

test.each([
  [undefined, "GITHUB_UNAVAILABLE"],
  [401, "GITHUB_UNAUTHORIZED"],
  [404, "GITHUB_NOT_FOUND"],
  [500, "GITHUB_UNAVAILABLE"],
  [502, "GITHUB_UNAVAILABLE"],
])("status %s alone is %s", (status, code) => {
  expect(translate({ status }).code).toBe(code);
});

test("a missing permission is named by what was refused", () => {
  const texts = ["Resource not accessible by integration"];
  expect(translate({ status: 403, operation: "createPull", texts }).what).toContain("`pull-requests: write`");
  expect(translate({ status: 403, operation: "createTree", texts }).what).toContain("`contents: write`");
  expect(translate({ status: 403, operation: "getRef", texts }).what).toContain("`contents: read`");
});

test("both kinds of rate limit are told from refusals, with the wait that GitHub asks for", () => {
  const secondary = toGitHubError({
    operation: "x",
    status: 403,
    texts: [],
    headers: { "retry-after": "60" },
  });
  expect(secondary).toMatchObject({ code: "GITHUB_RATE_LIMITED", waitMs: 60_000 });
  const date = "Tue, 01 Sep 2026 04:00:00 GMT";
  const reset = String(Date.parse(date) / 1000 + 90);
  const headers = { "x-ratelimit-remaining": "0", "x-ratelimit-reset": reset, date };
  expect(toGitHubError({ operation: "x", status: 403, texts: [], headers })).toMatchObject({
    code: "GITHUB_RATE_LIMITED",
    waitMs: 90_000,
  });
  const left = { "x-ratelimit-remaining": "900", "x-ratelimit-reset": reset, date };
  for (const others of [{}, left])
    expect(toGitHubError({ operation: "x", status: 429, texts: [], headers: others })).toMatchObject({
      code: "GITHUB_RATE_LIMITED",
      waitMs: 60_000,
    });
});

test("GitHub's own words are never shown", () => {
  const { what } = translate({ status: 418, texts: ["::error::planted https://secret.example"] });
  expect(what).toBe("GitHub refused a request (createRef, status 418).");
});
