import type { GitHub } from "../client.ts";
import { createBranch, moveBranch } from "../rest/branches.ts";
import { createCommit } from "../rest/create-commit.ts";
import { writeTree } from "../rest/write-tree.ts";
import type { CommitOrder } from "./commit-order.ts";

/** Makes the commit through GitHub's API, which signs it. */
export async function commitByApi(github: GitHub, order: CommitOrder): Promise<string> {
  const { base, files, parentShas, branch, formerHeadSha, buildMessage, confirm } = order;
  const treeSha = await writeTree(github, base.treeSha, files);
  const headSha = await createCommit(github, { message: buildMessage(treeSha), treeSha, parentShas });
  await confirm();
  await (formerHeadSha === undefined ? createBranch : moveBranch)(github, branch, headSha);
  return headSha;
}
