import { compareCommits } from "../../github/rest/compare-commits.ts";
import { type Branch, type Commit, readCommit } from "../../github/rest/read-branch.ts";
import { type BlobShas, readTreeFiles, toBlobShas } from "../../github/rest/read-tree-files.ts";
import type { ProposalContext } from "../proposal-context.ts";
import { readTrailer } from "../trailer.ts";
import { classifyMerge } from "./classify-merge.ts";
import { isSameButForRemovals } from "./is-same-but-for-removals.ts";

/** Who made what our branch holds. */
export interface Origin {
  /** Whether all of its content is ours or the base's. */
  readonly isOurs: boolean;
  /** The commit of the base that it was made from, where that is known. */
  readonly baseSha: string | undefined;
}

interface Heads {
  readonly branch: Branch;
  /** The head of the base branch. */
  readonly baseSha: string;
}

const theirs: Origin = { isOurs: false, baseSha: undefined };
/** How often "Update branch" may have been pressed since our commit. */
const mostMerges = 5;

/**
 * Tells our commit by its trailer, which names the tree, so that an amended commit is not taken for ours. A merge
 * of the base on top of it, as "Update branch" makes it, counts as ours if nothing in it was written by hand. Who
 * signed it proves nothing: the page where conflicts are solved signs likewise.
 */
export async function readOrigin(context: ProposalContext, heads: Heads): Promise<Origin> {
  const { branch } = heads;
  const trailer = readOwnTrailer(branch);
  if (trailer !== undefined) return { isOurs: true, baseSha: trailer.baseSha };
  const [, mergedSha] = branch.parentShas;
  if (mergedSha === undefined || branch.parentShas.length > 2) return theirs;
  const ours = await findOurs(context, branch);
  if (ours === undefined || !(await isOfBase(context, { ...heads, mergedSha }))) return theirs;
  return { isOurs: await isUntouched(context, { branch, ours, mergedSha }), baseSha: mergedSha };
}

function readOwnTrailer({ message, treeSha }: Commit): ReturnType<typeof readTrailer> {
  const trailer = readTrailer(message);
  return trailer?.treeSha === treeSha ? trailer : undefined;
}

/** Our last commit below merges of two. */
async function findOurs({ github }: ProposalContext, head: Commit): Promise<Commit | undefined> {
  let commit: Commit | undefined = head;
  for (let merges = 0; merges < mostMerges; merges++) {
    const [first, , third]: readonly string[] = commit.parentShas;
    if (first === undefined || third !== undefined) return undefined;
    commit = await readCommit(github, first);
    if (commit === undefined || readOwnTrailer(commit) !== undefined) return commit;
    if (commit.parentShas.length !== 2) return undefined;
  }
  return undefined;
}

/** Whether what was merged is the base's, and nothing but checked files differs from it. */
async function isOfBase(
  { github, files }: ProposalContext,
  { branch, baseSha, mergedSha }: Heads & { readonly mergedSha: string },
): Promise<boolean> {
  const toBase = await compareCommits(github, { base: mergedSha, head: baseSha });
  if (toBase?.holdsBase !== true) return false;
  const toHead = await compareCommits(github, { base: mergedSha, head: branch.headSha });
  const checked = new Set(files.map(({ path }) => path));
  return toHead?.files?.every(({ path, isModified }) => isModified && checked.has(path)) === true;
}

async function isUntouched(
  context: ProposalContext,
  { branch, ours, mergedSha }: { readonly branch: Branch; readonly ours: Commit; readonly mergedSha: string },
): Promise<boolean> {
  const { github, files } = context;
  const former = await readCommit(github, readOwnTrailer(ours)?.baseSha ?? "");
  const merged = await readCommit(github, mergedSha);
  if (former === undefined || merged === undefined) return false;
  const paths = files.map(({ path }) => path);
  const read = async ({ treeSha }: Commit): Promise<BlobShas> =>
    toBlobShas(await readTreeFiles(github, treeSha, paths));
  const [base, merge] = [await read(merged), await read(branch)];
  const [formerBase, left] = [await read(former), await read(ours)];
  const { isEdited, changedByBoth } = classifyMerge({ paths, formerBase, ours: left, base, merge });
  if (isEdited) return false;
  for (const file of files.filter(({ path }) => changedByBoth.includes(path))) {
    const [one, other] = [merge.get(file.path), base.get(file.path)];
    if (one === undefined || other === undefined) return false;
    if (!(await isSameButForRemovals(context, { file, one, other }))) return false;
  }
  return true;
}
