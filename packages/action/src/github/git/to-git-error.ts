import { ActionError } from "../../errors/action-error.ts";
import type { ActionErrorCode } from "../../errors/error-table.ts";
import type { GitExit } from "./run-git.ts";

interface Failure {
  /** A part of what git or GitHub says. */
  readonly text: RegExp;
  readonly code: ActionErrorCode;
  readonly what: string;
}

/** What git and GitHub say in the first place comes first. Source: git's messages in its C locale, GitHub's documentation of pushes. */
const failures: readonly Failure[] = [
  {
    text: /exceeds GitHub's file size limit|\bGH001\b/,
    code: "FILE_TOO_LARGE_TO_COMMIT",
    what: "A file is larger than GitHub takes, also after the removal.",
  },
  {
    text: /without `?workflows?`? (?:permission|scope)/,
    code: "GITHUB_PERMISSION_MISSING",
    what: "The base branch has new workflows, and the token may not push them along (push needs the `workflows` permission of a GitHub App).",
  },
  {
    text: /repository rule violations|\bGH0(?:06|13)\b|hook declined/,
    code: "GITHUB_RULESET",
    what: "A ruleset of the repository refuses the push.",
  },
  {
    text: /\(stale info\)|\[rejected\]|cannot lock ref|failed to update ref|reference already exists|not our ref|incorrect old value/i,
    code: "BRANCH_RACE",
    what: "The branch moved meanwhile.",
  },
  {
    text: /terminal prompts disabled|Authentication failed|Invalid username or|error: 401/,
    code: "GITHUB_UNAUTHORIZED",
    what: "GitHub refused the token.",
  },
  {
    text: /error: 429|rate limit/i,
    code: "GITHUB_RATE_LIMITED",
    what: "GitHub's rate limit was reached.",
  },
  {
    text: /error: 403/,
    code: "GITHUB_PERMISSION_MISSING",
    what: "The token lacks a permission (a push needs `contents: write`).",
  },
  {
    text: /error: 404|repository .*not found/i,
    code: "GITHUB_NOT_FOUND",
    what: "GitHub knows no such repository, or hides it.",
  },
  {
    text: /error: 5\d\d|resolve host|connect to|connection|timed out|hung up|early EOF|RPC failed|disconnect|too slow|(?:Empty reply|Recv failure|Send failure)/i,
    code: "GITHUB_UNAVAILABLE",
    what: "GitHub did not answer as it should.",
  },
];

/** Turns the end of a git command into an error that says what to do. What git printed goes no further. */
export function toGitError(command: string, { exitCode, output, errors }: GitExit): ActionError {
  const text = `${output}\n${errors}`;
  const failure = failures.find((one) => one.text.test(text));
  const place = `(git ${command}, ${exitCode === undefined ? "stopped" : `exit code ${exitCode}`})`;
  if (failure === undefined) return new ActionError("GITHUB_FAILED", `A git command failed ${place}.`);
  return new ActionError(failure.code, failure.what.replace(/\.$/, ` ${place}.`));
}
