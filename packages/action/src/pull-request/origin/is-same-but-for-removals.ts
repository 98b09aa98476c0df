import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { isComplianceError } from "@x-batch-compliance/core";
import { fetchBlob } from "../../github/rest/fetch-blob.ts";
import { hashBlobFile } from "../../github/rest/git-blob-sha.ts";
import type { RepositoryFile } from "../locate-repository.ts";
import type { ProposalContext } from "../proposal-context.ts";

/** A file, and Git's names for two contents of it. */
export interface TwoContents {
  readonly file: RepositoryFile;
  readonly one: string;
  readonly other: string;
}

export async function isSameButForRemovals(
  { github, rewrite, folder: parent }: ProposalContext,
  { file, one, other }: TwoContents,
): Promise<boolean> {
  const folder = await mkdtemp(join(parent, "compare-"));
  const reduce = async (sha: string): Promise<string> => {
    const [from, to] = [join(folder, `${sha}.from`), join(folder, `${sha}.to`)];
    await fetchBlob(github, sha, from);
    await rewrite(file, { from, to });
    return (await hashBlobFile(to)).sha;
  };
  try {
    return (await reduce(one)) === (await reduce(other));
  } catch (error) {
    // What is not a list any more, for example one with conflict markers, was written by hand.
    if (isComplianceError(error)) return false;
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
