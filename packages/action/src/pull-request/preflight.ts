import { stat } from "node:fs/promises";
import { ActionError } from "../errors/action-error.ts";
import type { ActionErrorCode } from "../errors/error-table.ts";
import type { GitHub } from "../github/client.ts";
import { largestApiBytes } from "../github/commit/choose-way.ts";
import { requireGit } from "../github/git/require-git.ts";
import { askPushAccess } from "../github/push-access.ts";
import { findPulls } from "../github/rest/pulls.ts";
import { readBranch } from "../github/rest/read-branch.ts";
import type { Repository } from "../github/rest/read-repository.ts";
import { refuseBlockedBranch } from "../github/rest/refuse-blocked-branch.ts";
import { WritableBranch } from "../github/writable-branch.ts";
import type { AcceptedInput } from "../inputs/accept-input.ts";
import type { RunTools } from "../runner/run-tools.ts";
import { compareCheckout, type DatedDifference } from "./checkout/compare-checkout.ts";
import { openCheckout } from "./checkout/open-checkout.ts";
import { refuseParquet } from "./checkout/refuse-parquet.ts";
import { warnOfDifference } from "./checkout/warn-of-difference.ts";
import { type LocatedFiles, locateRepository } from "./locate-repository.ts";
import { createSeal } from "./origin/seal.ts";
import { readBase } from "./read-base.ts";
import { type ProposalRefs, readRefs } from "./refs/read-refs.ts";
import { requireOwn } from "./refs/require-own.ts";

export interface PreflightOptions extends RunTools {
  readonly accepted: AcceptedInput;
  /** An existing folder of our own, for temporary files. */
  readonly folder: string;
}

/** Answers that running on would not change. Any other failure may be over when the pull request is made. */
const final: ReadonlySet<ActionErrorCode> = new Set([
  "GITHUB_UNAUTHORIZED",
  "GITHUB_PERMISSION_MISSING",
  "GITHUB_NOT_FOUND",
  "GITHUB_ACCESS_DENIED",
  "GITHUB_CERTIFICATE",
  "GIT_UNAVAILABLE",
  "NOT_IN_A_REPOSITORY",
  "FILE_NOT_COMMITTABLE",
  "FILE_TOO_LARGE_TO_COMMIT",
  "BRANCH_NAME_BLOCKED",
  "BRANCH_IS_BASE",
  "BRANCH_OF_OTHER_BASE",
  "BRANCH_OF_OTHER_INPUTS",
  "BRANCH_TAKEN",
]);

/**
 * Finds out what can be known of the pull request before X is asked and has to be paid: whether the token is good,
 * the files are those of the base branch, the branch of the proposal can be made and is neither the base nor another's, pull
 * requests may be read and commits written, and git is there where it is needed. Writes nothing. Throws what is final of it.
 *
 * `pull-requests: write`, and whether workflows may open pull requests at all, GitHub shows only to an administrator.
 * @returns How the checkout differs from the base; undefined where that is not asked or could not be read.
 */
export async function preflight(options: PreflightOptions): Promise<DatedDifference | undefined> {
  const { accepted, context, log, signal } = options;
  const { inputs, datasets } = accepted;
  if (inputs.onViolation !== "pull-request") return undefined;
  const lists = datasets.flatMap(({ files }) => files);
  await refuseParquet(lists);
  let difference: DatedDifference | undefined;
  try {
    const located = await locateRepository(lists, context);
    const { files } = located;
    await using checkout = await openCheckout(options, { token: inputs.githubToken, files });
    const { github } = checkout;
    const { refs, repository } = await readRefs(github, options);
    difference = await requireReads(github, { ...options, refs, located });
    if (inputs.dryRun) return difference;
    await requireGitWhereNeeded(options);
    await requireWrites(repository, options);
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof ActionError)) throw error;
    if (final.has(error.code)) {
      throw new ActionError(error.code, `${error.message} Nothing was sent to X.`, { hint: error.hint });
    }
    log.info(`GitHub could not be asked beforehand about the pull request (${error.code}). ${error.message}`);
  }
  return difference;
}

async function requireReads(
  github: GitHub,
  {
    accepted,
    context,
    clock,
    folder,
    log,
    refs,
    located,
  }: PreflightOptions & { readonly refs: ProposalRefs; readonly located: LocatedFiles },
): Promise<DatedDifference> {
  const own = WritableBranch.of(refs);
  const { files, checkout } = located;
  const base = await readBase({ github, refs, files }, checkout.branch);
  const difference = await compareCheckout({ github, files, base: base.files, folder });
  warnOfDifference(difference, { log, base: refs.base });
  const pulls = await findPulls(github, refs);
  const branch = await readBranch(github, own.name);
  const seal = createSeal({ ...context, ...refs, bearerToken: accepted.inputs.bearerToken });
  const source = { github, seal, now: () => clock.now() };
  await requireOwn(source, { refs, branch, pulls, headSha: base.branch.headSha, isMerged: false });
  if (branch === undefined) await refuseBlockedBranch(github, own.name);
  return { ...difference, baseSha: base.branch.headSha };
}

/** Where `auto` has a choice and there is no git, the API is taken; what it does not take at all, nobody could commit. */
async function requireGitWhereNeeded({ accepted, context, signal }: PreflightOptions): Promise<void> {
  const { inputs, datasets } = accepted;
  if (inputs.commitVia === "api") return;
  if (inputs.commitVia === "auto") {
    const files = datasets.flatMap((dataset) => dataset.files);
    const sizes = await Promise.all(files.map(async ({ path }) => (await stat(path)).size));
    if (sizes.every((sizeBytes) => sizeBytes <= largestApiBytes)) return;
  }
  await requireGit(context.gitEnvironment, signal);
}

/** Tokens of persons. Source: GitHub's "About authentication to GitHub", token formats. */
const personal = /^(?:ghp|gho|ghu|github_pat)_/;

async function requireWrites(
  { mayPush, isArchived }: Repository,
  { accepted, context, signal }: PreflightOptions,
): Promise<void> {
  const token = accepted.inputs.githubToken;
  if (isArchived) {
    throw new ActionError(
      "GITHUB_ACCESS_DENIED",
      "The repository is archived, so nothing can be written to it.",
      { hint: "Unarchive the repository (Settings, General, Danger Zone), or disable this workflow." },
    );
  }
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
