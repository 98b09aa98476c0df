import { formatQuantity, formatSize } from "@x-batch-compliance/core/text";
import { ActionError } from "../../errors/action-error.ts";
import type { CommitVia } from "../../inputs/choices.ts";
import type { Log } from "../../runner/log.ts";
import type { GitHub } from "../client.ts";
import type { GitStoreOptions } from "../git/open-store.ts";
import { requireGit } from "../git/require-git.ts";
import { countBlobs } from "../rest/inline-content.ts";
import { type ChosenWay, chooseWay, isTakenByApi } from "./choose-way.ts";
import { commitByApi } from "./commit-by-api.ts";
import type { CommitOrder, WriteCommit } from "./commit-order.ts";
import { pushCommit } from "./push-commit.ts";

/** Both ways to make a commit, and which the user wants. */
export interface CommitWays {
  readonly via: CommitVia;
  readonly github: GitHub;
  readonly git: GitStoreOptions;
  readonly log: Log;
}

/** Binds the two ways into one, which chooses for each commit and says which. */
export function createCommitWriter({ via, github, git, log }: CommitWays): WriteCommit {
  return async (order) => {
    const chosen = await choose(via, order, git);
    log.info(describeWay(order, chosen));
    return chosen.way === "git" ? pushCommit(order, git) : commitByApi(github, order);
  };
}

async function choose(
  via: CommitVia,
  { files }: CommitOrder,
  { inherited, signal }: Pick<GitStoreOptions, "inherited" | "signal">,
): Promise<ChosenWay> {
  if (via !== "auto") return { way: via, why: "as set in `commit-via`" };
  const size = { files, blobs: await countBlobs(files) };
  const chosen = chooseWay(size);
  if (chosen.way === "api") return chosen;
  try {
    await requireGit(inherited, signal);
    return chosen;
  } catch (error) {
    if (!(error instanceof ActionError) || !isTakenByApi(size)) throw error;
    return { way: "api", why: "because git 2.31 or newer is not installed" };
  }
}

function describeWay({ files }: CommitOrder, { way, why }: ChosenWay): string {
  const sizeBytes = files.reduce((sum, file) => sum + file.sizeBytes, 0);
  const name = way === "git" ? "git" : "GitHub's API";
  return `Committing ${formatQuantity(files.length, "file")} (${formatSize(sizeBytes)}) through ${name} (${why}).`;
}
