import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { apiRefusalExamples, refusalExamples } from "../../test/github-refusals.ts";
import type { ActionError } from "../errors/action-error.ts";
import { isNotYetKnown, toGitHubError } from "./failures.ts";
import type { OperationName } from "./operation-table.ts";
import type { GitHubAnswer } from "./read-answer.ts";
import { apiRefusals, findRefusal, refusals } from "./refusal-table.ts";

function fail(change: Partial<GitHubAnswer>, secrets?: readonly string[]): ActionError {
  return toGitHubError({ operation: "createRef", status: 500, texts: [], headers: {}, ...change }, secrets);
}

test.each(
  [...refusalExamples, ...apiRefusalExamples].map((one) => ({ ...one, line: one.text.replace(/\s+/g, " ") })),
)(
  "status $status with “$line” is $code, with its advice and GitHub's own words",
  ({ status, text, line, code, says }) => {
    const { message, hint, ...error } = fail({ status, texts: ["Validation Failed", text] });
    expect({ code: error.code, text: `${message} ${hint}` }).toEqual({
      code,
      text: expect.stringMatching(says),
    });
    expect(message).toContain(`GitHub says: \`${line.replaceAll("`", "'")}`);
    expect(`${message} ${hint}`).not.toMatch(/create(?:Ref|Tree)|meanwhile|undefined/);
  },
);

test("every row of the tables has an example, and stands in the documentation", async () => {
  const rows = [...refusals, ...apiRefusals];
  const examples = [...refusalExamples, ...apiRefusalExamples];
  const met = new Set(examples.map(({ text }) => findRefusal(rows, text)));
  // Ways to merge are three rows of one kind.
  const unmet = rows.filter((row) => !met.has(row) && !/^Merge method/.test(row.text.source));
  expect(unmet.map(({ what }) => what)).toEqual([]);
  const page = await readFile(new URL("../../../../docs/github.md", import.meta.url), "utf8");
  const lines = page.split("\n").filter((line) => line.startsWith("|"));
  const told = ({ what, code }: { readonly what: string; readonly code: string }): boolean =>
    lines.some((line) => line.includes(`\`${code}\``) && line.includes(what));
  expect(rows.filter((row) => !told(row)).map(({ what }) => what)).toEqual([]);
});

test("a known text with a status that GitHub does not give it is only a refusal", () => {
  expect(fail({ status: 400, texts: ["Reference already exists"] }).code).toBe("GITHUB_FAILED");
});

test.each([
  [undefined, "GITHUB_UNAVAILABLE"],
  [401, "GITHUB_UNAUTHORIZED"],
  [404, "GITHUB_NOT_FOUND"],
  [500, "GITHUB_UNAVAILABLE"],
  [502, "GITHUB_UNAVAILABLE"],
])("status %s alone is %s", (status, code) => {
  expect(fail({ status })).toMatchObject({ code, message: expect.not.stringContaining("GitHub says") });
});

test("a missing permission is named by what was refused", () => {
  const texts = ["Resource not accessible by integration"];
  const say = (operation: OperationName): string => fail({ status: 403, operation, texts }).message;
  expect(say("createPull")).toContain("to open the pull request, it needs `pull-requests: write`");
  expect(say("createTree")).toContain("`contents: write`");
  expect(say("getRef")).toContain("`contents: read`");
  // Only the move of a branch shows that it is workflows that the token may not write.
  expect(say("createTree")).not.toContain("workflows");
  expect(say("updateRef")).toContain("`workflows: write`");
});

test("both kinds of rate limit are told from refusals, with the wait that GitHub asks for", () => {
  const limit = (change: Partial<GitHubAnswer>): ActionError => fail({ operation: "getRef", ...change });
  expect(limit({ status: 403, headers: { "retry-after": "60" } })).toMatchObject({
    code: "GITHUB_RATE_LIMITED",
    waitMs: 60_000,
  });
  const date = "Tue, 01 Sep 2026 04:00:00 GMT";
  const reset = String(Date.parse(date) / 1000 + 90);
  const headers = { "x-ratelimit-remaining": "0", "x-ratelimit-reset": reset, date };
  expect(limit({ status: 403, headers })).toMatchObject({ code: "GITHUB_RATE_LIMITED", waitMs: 91_000 });
  const left = { "x-ratelimit-remaining": "900", "x-ratelimit-reset": reset, date };
  for (const others of [{}, left])
    expect(limit({ status: 429, headers: others })).toMatchObject({
      code: "GITHUB_RATE_LIMITED",
      waitMs: 60_000,
    });
});

test("GitHub's words are shown as code on one line, with its own link alone, cut, and without secrets", () => {
  const token = "0123456789abcdef0123456789abcdef01234567";
  const documentationUrl = "https://docs.github.com/rest/git/refs#create-a-reference";
  const texts = [
    `x\n::error::planted\u001b[31m ##[group] \`<b>\` ${token} ghs_canary https://a:b@h.example/p?sig=1`,
  ];
  const { message } = fail({ status: 418, texts, documentationUrl }, [token]);
  expect(message).toBe(
    "GitHub refused to create the branch (status 418). GitHub says: `x ::error::planted\\u{1b}[31m # #[group] '<b>' *** *** https://***@h.example/p` (https://docs.github.com/rest/git/refs#create-a-reference).",
  );
  for (const foreign of ["https://evil.example/rest", "https://docs.github.com/?token=1", "javascript:1"])
    expect(fail({ status: 418, texts: ["x"], documentationUrl: foreign }).message).toMatch(/: `x`\.$/);
  expect(fail({ status: 418, texts: ["y".repeat(10_000)] }).message.length).toBeLessThan(500);
});

test("a certificate that is not trusted is not a failure that passes, and other failures name their cause", () => {
  const broken = (breakCode: string): ActionError => fail({ status: undefined, breakCode });
  expect(broken("SELF_SIGNED_CERT_IN_CHAIN")).toMatchObject({
    code: "GITHUB_CERTIFICATE",
    message:
      "The TLS certificate of GitHub's server was signed by an authority that this machine does not trust (SELF_SIGNED_CERT_IN_CHAIN).",
    hint: expect.stringContaining("NODE_EXTRA_CA_CERTS"),
  });
  expect(broken("ECONNRESET")).toMatchObject({
    code: "GITHUB_UNAVAILABLE",
    message: "GitHub did not answer when asked to create the branch (ECONNRESET).",
  });
});

test("what GitHub does not know yet is told from what it refuses, by operation", () => {
  const passes = (operation: OperationName, status: number, text: string): boolean =>
    isNotYetKnown({ operation, status, texts: ["Validation Failed", text], headers: {} });
  expect(passes("createCommit", 422, "Tree SHA does not exist")).toBe(true);
  expect(passes("createTree", 422, "base_tree is not a valid tree oid")).toBe(true);
  expect(passes("createPull", 422, "PullRequest head: invalid")).toBe(true);
  expect(passes("createRef", 404, "Not Found")).toBe(true);
  expect(passes("getTree", 404, "Not Found")).toBe(true);
  expect(passes("createPull", 422, "PullRequest base: invalid")).toBe(false);
  expect(passes("createPull", 404, "Not Found")).toBe(false);
  expect(passes("getRef", 404, "Not Found")).toBe(false);
  expect(passes("createCommit", 403, "Tree SHA does not exist")).toBe(false);
});
