import { expect, test } from "vitest";
import { refusalExamples } from "../../../test/github-refusals.ts";
import { toGitError } from "./to-git-error.ts";

const refused = "error: failed to push some refs to 'https://github.com/o/r.git'";

test.each([
  ["! a:refs/heads/b\t[rejected] (stale info)", "BRANCH_RACE"],
  ["! a:b\t[remote rejected] (cannot lock ref 'refs/heads/b': is at 1 but expected 2)", "BRANCH_RACE"],
  ["fatal: remote error: upload-pack: not our ref 0123456789012345678901234567890123456789", "BRANCH_RACE"],
  ["! a:b\t[remote rejected] (push declined due to repository rule violations)", "GITHUB_RULESET"],
  ["remote: error: GH006: Protected branch update failed for refs/heads/b.", "GITHUB_RULESET"],
  ["! a:b\t[remote rejected] (pre-receive hook declined)", "GITHUB_RULESET"],
  [
    "remote: error: File timed out is 123.00 MB; this exceeds GitHub's file size limit of 100.00 MB\n! a:b [remote rejected] (pre-receive hook declined)",
    "FILE_TOO_LARGE_TO_COMMIT",
  ],
  [
    "! a:b [remote rejected] (refusing to allow a GitHub App to create or update workflow `.github/workflows/a.yml` without `workflows` permission)",
    "GITHUB_PERMISSION_MISSING",
  ],
  [
    "fatal: could not read Username for 'https://github.com': terminal prompts disabled",
    "GITHUB_UNAUTHORIZED",
  ],
  ["fatal: Authentication failed for 'https://github.com/o/r.git/'", "GITHUB_UNAUTHORIZED"],
  [
    "fatal: unable to access 'https://x/': The requested URL returned error: 403",
    "GITHUB_PERMISSION_MISSING",
  ],
  ["fatal: unable to access 'https://x/': The requested URL returned error: 429", "GITHUB_RATE_LIMITED"],
  ["fatal: repository 'https://github.com/o/r.git/' not found", "GITHUB_NOT_FOUND"],
  ["fatal: unable to access 'https://x/': The requested URL returned error: 502", "GITHUB_UNAVAILABLE"],
  ["fatal: unable to access 'https://x/': Could not resolve host: github.com", "GITHUB_UNAVAILABLE"],
  ["error: RPC failed; curl 56 Recv failure: Connection reset by peer", "GITHUB_UNAVAILABLE"],
  ["send-pack: unexpected disconnect while reading sideband packet", "GITHUB_UNAVAILABLE"],
  [
    "fatal: unable to access 'https://ghe.example/': SSL certificate problem: unable to get local issuer certificate",
    "GITHUB_CERTIFICATE",
  ],
  [
    "fatal: unable to access 'https://x/': server certificate verification failed. CAfile: none CRLfile: none",
    "GITHUB_CERTIFICATE",
  ],
  ["fatal: unable to write loose object file: No space left on device", "GITHUB_FAILED"],
])("%j is %s", (text, code) => {
  expect(toGitError("push", { exitCode: 1, output: "", errors: `${text}\n${refused}` }).code).toBe(code);
  expect(toGitError("push", { exitCode: 1, output: text, errors: refused }).code).toBe(code);
});

test.each(refusalExamples.map((one) => ({ ...one, line: one.text.replace(/\s+/g, " ") })))(
  "a push that GitHub refuses with “$line” means what the same words of the API mean",
  ({ text, line, code, says }) => {
    const told = text.split("\n").map((one) => `remote: error: ${one}`);
    const errors = [...told, "! a:b [remote rejected] (pre-receive hook declined)", refused].join("\n");
    const { message, hint, ...error } = toGitError("push", { exitCode: 1, output: "", errors });
    expect({ code: error.code, text: `${message} ${hint}` }).toEqual({
      code,
      text: expect.stringMatching(says),
    });
    for (const part of line.split("violations found "))
      expect(message).toContain(part.replaceAll("`", "'").trim());
  },
);

test("what GitHub says to git is shown as code and without secrets, and what git prints never", () => {
  const errors = [
    "remote: ::error::planted ##[group] opaque",
    "remote: Resolving deltas: 100% (1/1), done.",
    "fatal: https://x-access-token:ghs_secret@github.com error: 403",
  ].join("\n");
  const { message } = toGitError("push", { exitCode: 128, output: "planted by git", errors }, ["opaque"]);
  expect(message).toBe(
    "The token lacks a permission: a push needs `contents: write` (git push, exit code 128). GitHub says: `: :error::planted # #[group] ***`.",
  );
  const unknown = toGitError("fetch", { exitCode: undefined, output: "planted", errors: "planted" });
  expect(unknown.message).toBe("A git command failed (git fetch, stopped).");
});
