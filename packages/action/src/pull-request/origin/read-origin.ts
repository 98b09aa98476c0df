import { compareCommits } from "../../github/rest/compare-commits.ts";
import { type Branch, readCommit } from "../../github/rest/read-branch.ts";
import {
  type BlobShas,
  findTreeFiles,
  readTreeFiles,
  toBlobShas,
} from "../../github/rest/read-tree-files.ts";
import type { ProposalContext } from "../proposal-context.ts";
import { classifyMerge } from "./classify-merge.ts";
import type { FoundOurs, OurCommit } from "./find-ours.ts";
import { isSameButForRemovals } from "./is-same-but-for-removals.ts";

/** Who made what our branch holds. */
export interface Origin {
  /** Whether all of its content is ours or the base's. */
  readonly isOurs: boolean;
  /** What it proposes if it is ours, or what our last commit below others' proposes. Undefined without one. */
  readonly proposed: OurCommit | undefined;
  /** Whether a commit on it says to be ours without our seal. */
  readonly isUnsealed: boolean;
}

interface Heads {
  readonly branch: Branch;
  /** Our last commit on it. */
  readonly found: FoundOurs | undefined;
  /** The head of the base branch. */
  readonly baseSha: string;
}

/**
 * Recognises our commit by its trailer. A merge of the base on top of it, as "Update branch" makes it, counts as ours if
 * nothing in it was written by hand, and so does the same commit on top of a newer base, as "Update with rebase" makes it.
 * Who signed it proves nothing: the page where conflicts are solved signs likewise.
 */
export async function readOrigin(context: ProposalContext, heads: Heads): Promise<Origin> {
  const { branch, found } = heads;
  if (found === undefined) return { isOurs: false, proposed: undefined, isUnsealed: false };
  const { ours, below, isUnsealed } = found;
  if (below === "head") return { isOurs: true, proposed: ours, isUnsealed };
  const ontoSha = below === "others" ? undefined : await findOnto(context, { ...heads, below });
  if (ontoSha === undefined || !(await isUntouched(context, { branch, ours, ontoSha })))
    return { isOurs: false, proposed: ours, isUnsealed };
  return { isOurs: true, proposed: { ...ours, treeSha: branch.treeSha, baseSha: ontoSha }, isUnsealed };
}

/** The commit of the base that our content was merged with or put onto, if nothing but checked files differs from it. */
async function findOnto(
  { github, files }: ProposalContext,
  { branch, baseSha, below }: Heads & { readonly below: "merges" | "rewritten" },
): Promise<string | undefined> {
  const toHead = await compareCommits(github, { base: baseSha, head: branch.headSha });
  const ontoSha = toHead?.forkSha;
  if (ontoSha === undefined) return undefined;
  // What was merged last is the base's, and not another branch.
  if (below === "merges" && branch.parentShas[1] !== ontoSha) return undefined;
  const checked = new Set(files.map(({ path }) => path));
  const isChecked = toHead?.files?.every(({ path, isModified }) => isModified && checked.has(path)) === true;
  return isChecked ? ontoSha : undefined;
}

interface Moved {
  readonly branch: Branch;
  readonly ours: OurCommit;
  readonly ontoSha: string;
}

/** Whether the branch is what git makes of our content and the newer base where nobody edits. */
async function isUntouched(context: ProposalContext, { branch, ours, ontoSha }: Moved): Promise<boolean> {
  const { github, files } = context;
  const former = await readCommit(github, ours.baseSha);
  const onto = await readCommit(github, ontoSha);
  if (former === undefined || onto === undefined) return false;
  const paths = files.map(({ path }) => path);
  const read = async (treeSha: string): Promise<BlobShas> =>
    toBlobShas(await readTreeFiles(github, treeSha, paths));
  const kept = await findTreeFiles(github, ours.treeSha, paths);
  if (kept === undefined) return false;
  const [left, formerBase, base, merge] = [
    toBlobShas(kept),
    await read(former.treeSha),
    await read(onto.treeSha),
    await read(branch.treeSha),
  ];
  const { isEdited, changedByBoth } = classifyMerge({ paths, formerBase, ours: left, base, merge });
  if (isEdited) return false;
  for (const file of files.filter(({ path }) => changedByBoth.includes(path))) {
    const shas = [formerBase, left, base, merge].map((contents) => contents.get(file.path));
    const [from, to, otherFrom, otherTo] = shas;
    if (from === undefined || to === undefined || otherFrom === undefined || otherTo === undefined)
      return false;
    const other = { file, from: otherFrom, to: otherTo };
    if (!(await isSameButForRemovals(context, { ours: { file, from, to }, other }))) return false;
  }
  return true;
}
