import { expect, test } from "vitest";
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
  ["fatal: unable to write loose object file: No space left on device", "GITHUB_FAILED"],
])("%j is %s", (text, code) => {
  expect(toGitError("push", { exitCode: 1, output: "", errors: `${text}\n${refused}` }).code).toBe(code);
  expect(toGitError("push", { exitCode: 1, output: text, errors: refused }).code).toBe(code);
});

test("what git and the server print is never shown", () => {
  const errors = "remote: ::error::planted\nfatal: https://x-access-token:ghs_secret@github.com error: 403";
  const { message } = toGitError("push", { exitCode: 128, output: "planted", errors });
  expect(message).toBe(
    "The token lacks a permission (a push needs `contents: write`) (git push, exit code 128).",
  );
  const unknown = toGitError("fetch", { exitCode: undefined, output: "planted", errors: "planted" });
  expect(unknown.message).toBe("A git command failed (git fetch, stopped).");
});
