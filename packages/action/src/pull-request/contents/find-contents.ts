import { join } from "node:path";
import { fetchBlobs, type WantedBlob } from "../../github/rest/fetch-blob.ts";
import { hashBlobFile } from "../../github/rest/git-blob-sha.ts";
import type { TreeFile } from "../../github/rest/read-tree-files.ts";
import { refuseOtherForm } from "../checkout/refuse-other-form.ts";
import type { RepositoryFile } from "../locate-repository.ts";
import type { ProposalContext } from "../proposal-context.ts";
import { restoreLineEnds } from "./restore-line-ends.ts";

/** A checked file, and what the base branch has at its path. */
export interface FileOfBase {
  readonly located: RepositoryFile;
  readonly entry: TreeFile;
}

/**
 * Finds the base's contents of files, and returns where they are on disk, in the same order: the local file where it is
 * the same, also but for its line ends, else the checkout's own object, and only then what GitHub has.
 */
export async function findContents(
  { github, folder }: Pick<ProposalContext, "github" | "folder">,
  files: readonly FileOfBase[],
): Promise<readonly string[]> {
  const paths: string[] = [];
  const wanted: (WantedBlob & { readonly name: string })[] = [];
  for (const [index, { located, entry }] of files.entries()) {
    const { sha } = entry;
    const [localPath, path] = [located.file.path, join(folder, `${index}.base`)];
    const isSame = (await hashBlobFile(localPath)).sha === sha;
    paths.push(isSame ? localPath : path);
    if (isSame || (await restoreLineEnds({ from: localPath, to: path, sha }))) continue;
    wanted.push({ sha, path, name: entry.path });
  }
  await fetchBlobs(github, wanted);
  for (const { name, path } of wanted) await refuseOtherForm(name, path);
  return paths;
}
