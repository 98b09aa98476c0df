import { z } from "zod";
import { ActionError } from "../errors/action-error.ts";
import type { ActionErrorCode } from "../errors/error-table.ts";
import type { GitHub } from "../github/client.ts";
import { requireGit } from "../github/git/require-git.ts";
import { openRepository } from "../github/open-repository.ts";
import { askPushAccess } from "../github/push-access.ts";
import { readHeadSha } from "../github/rest/read-branch.ts";
import type { Inputs } from "../inputs/input-table.ts";
import type { RunTools } from "../runner/run-tools.ts";
import { buildMissingBaseError } from "./read-base.ts";

export interface PreflightOptions extends RunTools {
  readonly inputs: Inputs;
}

/** Answers that running on would not change. Any other failure may be over when the pull request is made. */
const final: ReadonlySet<ActionErrorCode> = new Set([
  "GITHUB_UNAUTHORIZED",
  "GITHUB_PERMISSION_MISSING",
  "GITHUB_NOT_FOUND",
  "GITHUB_ACCESS_DENIED",
  "GITHUB_CERTIFICATE",
  "GIT_UNAVAILABLE",
]);

/**
 * Finds out what can be known of the pull request before X is asked and has to be paid: whether the token is good,
 * the base branch is there, pull requests may be read and commits written, and git is there where it is asked for.
 * Writes nothing. Throws GITHUB_UNAUTHORIZED, GITHUB_PERMISSION_MISSING, GITHUB_NOT_FOUND, GITHUB_ACCESS_DENIED,
 * GITHUB_CERTIFICATE, GIT_UNAVAILABLE.
 *
 * `pull-requests: write`, and whether workflows may open pull requests at all, GitHub tells only to an administrator.
 */
export async function preflight(options: PreflightOptions): Promise<void> {
  const { inputs, context, log, signal } = options;
  if (inputs.onViolation !== "pull-request") return;
  try {
    const github = await openRepository(inputs.githubToken, options);
    await requireReads(github, inputs.prBase ?? context.branch ?? "");
    if (inputs.dryRun) return;
    if (inputs.commitVia === "git") await requireGit(context.gitEnvironment, signal);
    await requireWrites(github, options);
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof ActionError)) throw error;
    if (final.has(error.code)) {
      throw new ActionError(error.code, `${error.message} Nothing was sent to X.`, { hint: error.hint });
    }
    log.info(`GitHub could not be asked beforehand about the pull request (${error.code}). ${error.message}`);
  }
}

async function requireReads(github: GitHub, base: string): Promise<void> {
  if ((await readHeadSha(github, base)) === undefined) throw buildMissingBaseError(base);
  await github.request({
    operation: "listPulls",
    route: "GET /repos/{owner}/{repo}/pulls",
    parameters: { per_page: 1 },
    answer: z.unknown(),
  });
}

const repositorySchema = z.object({ permissions: z.object({ push: z.boolean() }).optional() });

/** Tokens of persons. Source: GitHub's "About authentication to GitHub", token formats. */
const personal = /^(?:ghp|gho|ghu|github_pat)_/;

async function requireWrites(github: GitHub, { inputs, context, signal }: PreflightOptions): Promise<void> {
  const token = inputs.githubToken;
  if (personal.test(token)) {
    const { permissions } = await github.request({
      operation: "getRepo",
      route: "GET /repos/{owner}/{repo}",
      answer: repositorySchema,
    });
    if (permissions?.push === false) {
      throw new ActionError(
        "GITHUB_PERMISSION_MISSING",
        "The person whose token is `github-token` may not write to this repository.",
      );
    }
  }
  if ((await askPushAccess(context, { token, signal })) === "refused") {
    throw new ActionError(
      "GITHUB_PERMISSION_MISSING",
      "The token may read this repository and not write to it: a pull request needs `contents: write`.",
    );
  }
}
