import { describeCertificateFault } from "@x-batch-compliance/core/advanced";
import { formatDuration } from "@x-batch-compliance/core/text";
import { ActionError, type ActionErrorDetails } from "../errors/action-error.ts";
import type { ActionErrorCode } from "../errors/error-table.ts";
import { findOperation } from "./operation-table.ts";
import { quoteGitHub } from "./quote-github.ts";
import { isRateLimit, readWaitMs } from "./rate-limit.ts";
import type { GitHubAnswer } from "./read-answer.ts";
import { apiRefusals, findRefusal, refusals } from "./refusal-table.ts";

/** The statuses with which GitHub refuses what it understood. */
const explained: ReadonlySet<number> = new Set([402, 403, 405, 409, 422, 451]);

interface Meaning {
  readonly code: ActionErrorCode;
  /** As a sentence. */
  readonly what: string;
  readonly details?: ActionErrorDetails;
}

/**
 * Turns GitHub's answer into an error that says what to do, with GitHub's own words behind ours.
 * @param secrets Values that GitHub's words must not show.
 */
export function toGitHubError(answer: GitHubAnswer, secrets: readonly string[] = []): ActionError {
  const { code, what, details } = explain(answer);
  const said = quoteGitHub(answer.texts, { documentationUrl: answer.documentationUrl, secrets });
  return new ActionError(code, said === undefined ? what : `${what} ${said}`, details);
}

function explain(answer: GitHubAnswer): Meaning {
  const { status, headers } = answer;
  const { words, needs } = findOperation(answer.operation);
  if (status === undefined) return explainSilence(answer, words);
  const asked = `when asked to ${words} (status ${status})`;
  if (status === 401) return { code: "GITHUB_UNAUTHORIZED", what: `GitHub rejected the token ${asked}.` };
  if (isRateLimit(answer)) {
    const waitMs = readWaitMs(headers);
    const again = waitMs === undefined ? "" : ` It lets requests through again in ${formatDuration(waitMs)}.`;
    const what = `GitHub's rate limit was reached ${asked}.${again}`;
    return { code: "GITHUB_RATE_LIMITED", what, details: waitMs === undefined ? {} : { waitMs } };
  }
  const text = answer.texts.join("\n");
  const refusal = explained.has(status) ? findRefusal([...refusals, ...apiRefusals], text) : undefined;
  if (refusal !== undefined) {
    const { code, what, hint } = refusal;
    return { code, what, details: hint === undefined ? {} : { hint } };
  }
  if (status === 403 && lacksPermission.test(text)) {
    const what = `The token lacks a permission: to ${words}, it needs \`${needs}\`.`;
    return movesBranch.has(answer.operation)
      ? { code: "GITHUB_PERMISSION_MISSING", what: `${what} ${orWorkflows}` }
      : { code: "GITHUB_PERMISSION_MISSING", what };
  }
  if (status === 404) {
    return { code: "GITHUB_NOT_FOUND", what: `Not found on GitHub, or not visible to this token, ${asked}.` };
  }
  if (status >= 500) return { code: "GITHUB_UNAVAILABLE", what: `GitHub failed ${asked}.` };
  return { code: "GITHUB_FAILED", what: `GitHub refused to ${words} (status ${status}).` };
}

/** GitHub's words to a token of an App, a workflow or a person that was not granted something. */
const lacksPermission =
  /Resource not accessible by|You do not have permission to|Must have (?:push|write|admin)|[Ww]rite access to repository not granted/;

const movesBranch: ReadonlySet<string> = new Set(["createRef", "updateRef"]);

/** A commit is refused only here if its workflows are what the token may not write: it was made without trouble. */
const orWorkflows =
  "As the commit itself could be created, it may be `workflows: write` that is missing, because the base branch has changed workflows; only the token of a GitHub App or a person can have it.";

function explainSilence({ breakCode, hasOtherForm, wasSilent }: GitHubAnswer, words: string): Meaning {
  if (wasSilent === true) {
    const what = `GitHub sent nothing for 2 minutes when asked to ${words}.`;
    return { code: "GITHUB_UNAVAILABLE", what };
  }
  if (hasOtherForm === true) {
    const what = `GitHub's answer has another form than documented when asked to ${words}.`;
    return { code: "GITHUB_UNAVAILABLE", what };
  }
  const fault = breakCode === undefined ? undefined : describeCertificateFault(breakCode);
  if (fault !== undefined) {
    return {
      code: "GITHUB_CERTIFICATE",
      what: `The TLS certificate of GitHub's server ${fault} (${breakCode}).`,
    };
  }
  const code = breakCode === undefined ? "" : ` (${breakCode})`;
  return { code: "GITHUB_UNAVAILABLE", what: `GitHub did not answer when asked to ${words}${code}.` };
}

/** Whether it is a refusal that passes, as GitHub does not know yet what was made a moment ago. */
export function isNotYetKnown({ operation, status, texts }: GitHubAnswer): boolean {
  const { notYetKnown } = findOperation(operation);
  if (notYetKnown === undefined || status === undefined) return false;
  if (typeof notYetKnown === "number") return status === notYetKnown;
  return [404, 422].includes(status) && texts.some((text) => notYetKnown.test(text));
}
