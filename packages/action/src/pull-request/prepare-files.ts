import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { RetainedEntries } from "@x-batch-compliance/core/advanced";
import { hashBlobFile } from "../github/rest/git-blob-sha.ts";
import type { TreeFile } from "../github/rest/read-tree-files.ts";
import { refuseTreeFile } from "../github/rest/refuse-tree-file.ts";
import type { NewFile } from "../github/rest/write-tree.ts";
import { EntryCounts } from "./checkout/entry-counts.ts";
import { findContents } from "./contents/find-contents.ts";
import type { RepositoryFile } from "./locate-repository.ts";
import type { ProposalContext, RewrittenFile } from "./proposal-context.ts";

/** A file of the base branch, and what it is without its violations. */
export interface PreparedFile extends NewFile {
  readonly located: RepositoryFile;
  readonly change: RewrittenFile;
  /** Git's name for the content on the base branch. */
  readonly baseSha: string;
  /** Where that content is on disk. */
  readonly basePath: string;
  /** What is removed or scrubbed; undefined where the base's content is the checkout's, so that nobody asks. */
  readonly changed: EntryCounts | undefined;
}

/** Rewrites each of the files as it stands on the base branch now. What does not change has the same `sha`. */
export async function prepareFiles(
  context: ProposalContext,
  tree: ReadonlyMap<string, TreeFile>,
): Promise<readonly PreparedFile[]> {
  const { files, folder } = context;
  const entries = files.flatMap(({ file, path }) => {
    const entry = tree.get(path);
    return entry === undefined ? [] : [{ located: { file, path }, entry }];
  });
  for (const { entry } of entries) refuseTreeFile(entry);
  const contents = await findContents(context, entries);
  const prepared: PreparedFile[] = [];
  for (const [index, { located, entry }] of entries.entries()) {
    // One for each of the entries.
    const basePath = contents[index] as string;
    const { path, mode, sha: baseSha } = entry;
    const base = { located, path, mode, baseSha, basePath };
    prepared.push(await prepareFile(context, { ...base, contentPath: join(folder, `${index}.new`) }));
  }
  return prepared;
}

/** Prepares the files of these datasets again, so that they lack what is retained, too. */
export async function retainInFiles(
  context: ProposalContext,
  prepared: readonly PreparedFile[],
  retained: ReadonlyMap<string, RetainedEntries>,
): Promise<readonly PreparedFile[]> {
  const again: PreparedFile[] = [];
  for (const file of prepared) {
    const own = retained.get(context.datasetOf(file.located));
    again.push(own === undefined || own.size === 0 ? file : await prepareFile(context, file, own));
  }
  return again;
}

type FileOnBase = Omit<PreparedFile, "change" | "changed" | "sha" | "sizeBytes">;

async function prepareFile(
  { rewrite }: ProposalContext,
  { located, path, mode, baseSha, basePath, contentPath }: FileOnBase,
  retained?: RetainedEntries,
): Promise<PreparedFile> {
  const changed = basePath === located.file.path ? undefined : new EntryCounts();
  const change = await rewrite(located, { from: basePath, to: contentPath }, { retained, changed });
  const content = await hashBlobFile(contentPath);
  // Most lists do not change, and copies of all of them could fill the disk.
  if (content.sha === baseSha) await rm(contentPath);
  return { located, path, mode, baseSha, basePath, contentPath, change, changed, ...content };
}
