import { ActionError } from "../../errors/action-error.ts";
import { quoteGitHub } from "../quote-github.ts";
import { findRefusal, type Refusal, refusals } from "../refusal-table.ts";
import type { GitExit } from "./run-git.ts";

/** Of a push that GitHub refuses, before what it says of its API as well. Source: GitHub's documentation of pushes. */
const pushRefusals: readonly Refusal[] = [
  {
    text: /exceeds GitHub's file size limit|\bGH001\b/,
    code: "FILE_TOO_LARGE_TO_COMMIT",
    what: "A file is larger than GitHub accepts, even after the removal.",
  },
  ...refusals,
  {
    text: /hook declined/,
    code: "GITHUB_RULESET",
    what: "A rule of the repository rejects the push.",
  },
];

/** What git itself says. Source: git's and libcurl's messages in the C locale. */
const gitFailures: readonly Refusal[] = [
  {
    text: /\(stale info\)|\[rejected\]|cannot lock ref|failed to update ref|reference already exists|not our ref|incorrect old value/i,
    code: "BRANCH_RACE",
    what: "The branch moved in the meantime.",
  },
  {
    text: /terminal prompts disabled|Authentication failed|Invalid username or|error: 401/,
    code: "GITHUB_UNAUTHORIZED",
    what: "GitHub rejected the token.",
  },
  {
    text: /error: 429|rate limit/i,
    code: "GITHUB_RATE_LIMITED",
    what: "GitHub's rate limit was reached.",
  },
  {
    text: /error: 403/,
    code: "GITHUB_PERMISSION_MISSING",
    what: "The token lacks a permission: a push needs `contents: write`.",
  },
  {
    text: /error: 404|repository .*not found/i,
    code: "GITHUB_NOT_FOUND",
    what: "The repository was not found on GitHub, or is not visible to this token.",
  },
  {
    text: /SSL certificate problem|certificate verification failed|certificate subject name|SSL peer certificate/i,
    code: "GITHUB_CERTIFICATE",
    what: "git does not trust the TLS certificate of GitHub's server.",
  },
  {
    text: /error: 5\d\d|resolve host|connect to|connection|timed out|hung up|early EOF|RPC failed|disconnect|too slow|(?:Empty reply|Recv failure|Send failure)/i,
    code: "GITHUB_UNAVAILABLE",
    what: "GitHub did not respond correctly.",
  },
];

/**
 * Turns the end of a git command into an error that says what to do, with what GitHub said to it. What git itself
 * printed goes no further.
 * @param secrets Values that GitHub's words must not show.
 */
export function toGitError(
  command: string,
  { exitCode, output, errors }: GitExit,
  secrets: readonly string[] = [],
): ActionError {
  const text = `${output}\n${errors}`;
  const failure = findRefusal([...pushRefusals, ...gitFailures], text);
  const place = `(git ${command}, ${exitCode === undefined ? "stopped" : `exit code ${exitCode}`})`;
  const what = (failure?.what ?? "A git command failed.").replace(/\.$/, ` ${place}.`);
  const said = quoteGitHub(collectRemote(text), { secrets });
  const details = failure?.hint === undefined ? {} : { hint: failure.hint };
  return new ActionError(
    failure?.code ?? "GITHUB_FAILED",
    said === undefined ? what : `${what} ${said}`,
    details,
  );
}

/** What git gives as the server's: the lines behind `remote:`, and the reason behind a ref that was not moved. */
function collectRemote(text: string): readonly string[] {
  const lines = text.matchAll(/^remote:(?: error: | )(?<said>.*)$/gm);
  const reasons = text.matchAll(/\[remote rejected\] .*?\((?<said>.+)\)\s*$/gm);
  const told = [...lines, ...reasons].map(({ groups }) => groups?.said?.trim() ?? "");
  return [
    ...new Set(
      told.filter(
        (line) => /\w/.test(line) && !/^(?:Resolving deltas|Counting|Compressing|Total)\b/.test(line),
      ),
    ),
  ];
}
