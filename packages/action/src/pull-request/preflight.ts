import { ActionError } from "../errors/action-error.ts";
import type { ActionErrorCode } from "../errors/error-table.ts";
import type { GitHub } from "../github/client.ts";
import { requireGit } from "../github/git/require-git.ts";
import { openRepository } from "../github/open-repository.ts";
import { askPushAccess } from "../github/push-access.ts";
import { findPulls } from "../github/rest/pulls.ts";
import { readBranch, readHeadSha } from "../github/rest/read-branch.ts";
import type { Repository } from "../github/rest/read-repository.ts";
import { WritableBranch } from "../github/writable-branch.ts";
import type { AcceptedInput } from "../inputs/accept-input.ts";
import type { RunTools } from "../runner/run-tools.ts";
import { findOurs } from "./origin/find-ours.ts";
import { buildMissingBaseError } from "./read-base.ts";
import { type ProposalRefs, readRefs } from "./refs/read-refs.ts";
import { requireOwnBase, requireOwnPulls } from "./refs/require-own-base.ts";

export interface PreflightOptions extends RunTools {
  readonly accepted: AcceptedInput;
}

/** Answers that running on would not change. Any other failure may be over when the pull request is made. */
const final: ReadonlySet<ActionErrorCode> = new Set([
  "GITHUB_UNAUTHORIZED",
  "GITHUB_PERMISSION_MISSING",
  "GITHUB_NOT_FOUND",
  "GITHUB_ACCESS_DENIED",
  "GITHUB_CERTIFICATE",
  "GIT_UNAVAILABLE",
  "BRANCH_IS_BASE",
  "BRANCH_OF_OTHER_BASE",
]);

/**
 * Finds out what can be known of the pull request before X is asked and has to be paid: whether the token is good,
 * the base branch is there, the branch of the proposal is neither it nor another's, pull requests may be read and commits
 * written, and git is there where it is asked for. Writes nothing. Throws GITHUB_UNAUTHORIZED, GITHUB_PERMISSION_MISSING,
 * GITHUB_NOT_FOUND, GITHUB_ACCESS_DENIED, GITHUB_CERTIFICATE, BRANCH_IS_BASE, BRANCH_OF_OTHER_BASE, GIT_UNAVAILABLE.
 *
 * `pull-requests: write`, and whether workflows may open pull requests at all, GitHub tells only to an administrator.
 */
export async function preflight(options: PreflightOptions): Promise<void> {
  const { accepted, context, log, signal } = options;
  const { inputs } = accepted;
  if (inputs.onViolation !== "pull-request") return;
  try {
    const github = await openRepository(inputs.githubToken, options);
    const { refs, repository } = await readRefs(github, options);
    await requireReads(github, refs);
    if (inputs.dryRun) return;
    if (inputs.commitVia === "git") await requireGit(context.gitEnvironment, signal);
    await requireWrites(repository, options);
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof ActionError)) throw error;
    if (final.has(error.code)) {
      throw new ActionError(error.code, `${error.message} Nothing was sent to X.`, { hint: error.hint });
    }
    log.info(`GitHub could not be asked beforehand about the pull request (${error.code}). ${error.message}`);
  }
}

async function requireReads(github: GitHub, refs: ProposalRefs): Promise<void> {
  const own = WritableBranch.of(refs);
  const headSha = await readHeadSha(github, refs.base);
  if (headSha === undefined) throw buildMissingBaseError(refs.base);
  requireOwnPulls(refs, await findPulls(github, refs));
  const branch = await readBranch(github, own.name);
  const found = branch && (await findOurs(github, branch));
  await requireOwnBase(github, { refs, found, headSha });
}

/** Tokens of persons. Source: GitHub's "About authentication to GitHub", token formats. */
const personal = /^(?:ghp|gho|ghu|github_pat)_/;

async function requireWrites(
  { mayPush }: Repository,
  { accepted, context, signal }: PreflightOptions,
): Promise<void> {
  const token = accepted.inputs.githubToken;
  if (personal.test(token) && mayPush === false) {
    throw new ActionError(
      "GITHUB_PERMISSION_MISSING",
      "The person whose token is `github-token` may not write to this repository.",
    );
  }
  if ((await askPushAccess(context, { token, signal })) === "refused") {
    throw new ActionError(
      "GITHUB_PERMISSION_MISSING",
      "The token may read this repository and not write to it: a pull request needs `contents: write`.",
    );
  }
}
