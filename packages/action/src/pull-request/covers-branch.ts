import { join } from "node:path";
import { fetchBlob } from "../github/rest/fetch-blob.ts";
import { hashBlobFile } from "../github/rest/git-blob-sha.ts";
import type { TreeFile } from "../github/rest/read-tree-files.ts";
import type { PreparedFile } from "./prepare-files.ts";
import type { ProposalContext } from "./proposal-context.ts";

/**
 * Whether all that our branch removes from the checked files is removed by this check, too. Then its files, without what
 * this check removes, are the desired ones: what else they lacked would be missing.
 */
export async function coversBranch(
  { github, files, folder, rewrite }: ProposalContext,
  {
    prepared,
    onBranch,
  }: { readonly prepared: readonly PreparedFile[]; readonly onBranch: ReadonlyMap<string, TreeFile> },
): Promise<boolean> {
  for (const [index, { path, sha, baseSha }] of prepared.entries()) {
    const there = onBranch.get(path);
    const file = files.find((located) => located.path === path);
    if (there === undefined || file === undefined) return false;
    if (there.sha === sha || there.sha === baseSha) continue;
    const [from, to] = [join(folder, `${index}.branch`), join(folder, `${index}.branch.new`)];
    await fetchBlob(github, there.sha, from);
    await rewrite(file, { from, to });
    if ((await hashBlobFile(to)).sha !== sha) return false;
  }
  return true;
}
