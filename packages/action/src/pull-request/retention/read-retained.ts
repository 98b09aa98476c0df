import { rm } from "node:fs/promises";
import { join } from "node:path";
import { RetainedEntries } from "@x-batch-compliance/core/advanced";
import { ActionError } from "../../errors/action-error.ts";
import { fetchBlob } from "../../github/rest/fetch-blob.ts";
import { readCommit } from "../../github/rest/read-branch.ts";
import { findTreeFiles, readTreeFiles } from "../../github/rest/read-tree-files.ts";
import type { RepositoryFile } from "../locate-repository.ts";
import type { OurCommit } from "../origin/find-ours.ts";
import type { PreparedFile } from "../prepare-files.ts";
import type { ProposalContext } from "../proposal-context.ts";
import type { AsOf } from "./as-of.ts";

/** What an open pull request proposes, and the files without what this check knows of. */
export interface RetentionSource {
  readonly proposed: OurCommit;
  readonly prepared: readonly PreparedFile[];
}

/** What is to stay removed or scrubbed, by dataset. */
export type Retention = ReadonlyMap<string, RetainedEntries>;

/**
 * Finds the entries that our open pull request removes or scrubs, and of which this check knows nothing newer. What it
 * proposes is told by the files of its commit, beside those of the base that it was made from.
 */
export async function readRetained(
  context: ProposalContext,
  { proposed, prepared }: RetentionSource,
): Promise<Retention> {
  const { github, files, datasetOf } = context;
  const retention = new Map<string, RetainedEntries>();
  const base = decidesAlone(context, { asOf: proposed.asOf, prepared })
    ? undefined
    : await readCommit(github, proposed.baseSha);
  if (base === undefined) return retention;
  const paths = files.map(({ path }) => path);
  const before = await readTreeFiles(github, base.treeSha, paths);
  const after = (await findTreeFiles(github, proposed.treeSha, paths)) ?? new Map();
  const preparedAt = new Map(prepared.map((file) => [file.path, file]));
  const changed = files.flatMap((file) => {
    const [from, to] = [before.get(file.path)?.sha, after.get(file.path)?.sha];
    const own = preparedAt.get(file.path);
    // Where the check itself asks for just this content, nothing has to be kept.
    const isKept = from !== undefined && to !== undefined && from !== to && own?.sha !== to;
    return isKept ? [{ file, from, to, own }] : [];
  });
  await github.objects?.fetchBlobs(
    changed.flatMap(({ from, to, own }) => (own?.baseSha === from ? [to] : [from, to])),
  );
  for (const { file, ...contents } of changed) {
    const retained = retention.get(datasetOf(file)) ?? new RetainedEntries();
    retention.set(datasetOf(file), retained);
    await compareContents(context, { file, ...contents, retained, proposed });
  }
  return retention;
}

/** Whether the check knows of every ID of the base, and nothing of it is older: then nobody has to read what is proposed. */
export function decidesAlone(
  { isNothingOlder }: Pick<ProposalContext, "isNothingOlder">,
  { asOf, prepared }: { readonly asOf: AsOf; readonly prepared: readonly PreparedFile[] },
): boolean {
  // An ID of the base that the check was not asked about, as in an older checkout, has no result at all.
  return prepared.every(({ change }) => change.unverified === 0) && isNothingOlder(asOf);
}

/** What it removes cannot be kept, and must not come back either. */
function buildUnreadableError(path: string): ActionError {
  return new ActionError(
    "PROPOSAL_UNREADABLE",
    `What the open pull request removes from \`${path}\` cannot be told from the file, and not all results are there.`,
  );
}

interface Contents extends Pick<RetentionSource, "proposed"> {
  readonly file: RepositoryFile;
  readonly from: string;
  readonly to: string;
  readonly own: PreparedFile | undefined;
  readonly retained: RetainedEntries;
}

async function compareContents(
  { github, folder, compare }: ProposalContext,
  { file, from, to, own, retained, proposed: { asOf, isSealed } }: Contents,
): Promise<void> {
  // Mostly the base still has what the proposal was made from.
  const isHere = own?.baseSha === from;
  const paths = { from: isHere ? own.basePath : join(folder, `${from}.from`), to: join(folder, `${to}.to`) };
  try {
    if (!isHere) await fetchBlob(github, from, paths.from);
    await fetchBlob(github, to, paths.to);
    const isUnderstood = await compare(file, paths, { retained, asOf });
    // Of a commit without our seal it is seen elsewhere what it holds besides.
    if (!isUnderstood && isSealed) throw buildUnreadableError(file.path);
  } finally {
    for (const path of [paths.to, ...(isHere ? [] : [paths.from])]) await rm(path, { force: true });
  }
}
