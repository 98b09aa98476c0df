import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { isComplianceError } from "@x-batch-compliance/core";
import { RetainedEntries } from "@x-batch-compliance/core/advanced";
import { fetchBlob } from "../../github/rest/fetch-blob.ts";
import type { RepositoryFile } from "../locate-repository.ts";
import type { ProposalContext } from "../proposal-context.ts";

/** A file, and Git's names for two contents of it. */
export interface TwoContents {
  readonly file: RepositoryFile;
  readonly from: string;
  readonly to: string;
}

/** Whether the second pair's contents differ in nothing but removals, each of which the first pair's has, too. */
export async function isSameButForRemovals(
  context: ProposalContext,
  { ours, other }: { readonly ours: TwoContents; readonly other: TwoContents },
): Promise<boolean> {
  const { github, compare, folder: parent } = context;
  const folder = await mkdtemp(join(parent, "compare-"));
  const collect = async ({ file, from, to }: TwoContents): Promise<RetainedEntries | undefined> => {
    const paths = { from: join(folder, from), to: join(folder, to) };
    for (const [sha, path] of new Map([
      [from, paths.from],
      [to, paths.to],
    ]))
      await fetchOnce(sha, path);
    const retained = new RetainedEntries();
    return (await compare(file, paths, { retained })) ? retained : undefined;
  };
  const fetched = new Set<string>();
  const fetchOnce = async (sha: string, path: string): Promise<void> => {
    if (!fetched.has(sha)) await fetchBlob(github, sha, path);
    fetched.add(sha);
  };
  try {
    const [one, two] = [await collect(ours), await collect(other)];
    return one !== undefined && two !== undefined && one.holdsAll(two);
  } catch (error) {
    // What is not a list any more, for example one with conflict markers, was written by hand.
    if (isComplianceError(error)) return false;
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
