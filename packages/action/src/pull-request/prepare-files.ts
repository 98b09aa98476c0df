import { open, rm } from "node:fs/promises";
import { join } from "node:path";
import type { FileChange } from "@x-batch-compliance/core";
import { ActionError } from "../errors/action-error.ts";
import type { GitHub } from "../github/client.ts";
import { fetchBlob } from "../github/rest/fetch-blob.ts";
import { hashBlobFile } from "../github/rest/git-blob-sha.ts";
import type { TreeFile } from "../github/rest/read-tree-files.ts";
import { refuseTreeFile } from "../github/rest/refuse-tree-file.ts";
import type { NewFile } from "../github/rest/write-tree.ts";
import type { RepositoryFile } from "./locate-repository.ts";

/** Copies a file without its violations to a new one. */
export type Rewrite = (
  file: RepositoryFile,
  paths: { readonly from: string; readonly to: string },
) => Promise<FileChange>;

/** A file of the base branch, and what it is without its violations. */
export interface PreparedFile extends NewFile {
  readonly change: FileChange;
  /** Git's name for the content on the base branch. */
  readonly baseSha: string;
}

/** With what files are prepared. */
export interface Preparation {
  readonly github: GitHub;
  readonly rewrite: Rewrite;
  /** An existing folder of our own, for contents. */
  readonly folder: string;
}

/** Rewrites each of the files as it stands on the base branch now. What does not change has the same `sha`. */
export async function prepareFiles(
  files: readonly RepositoryFile[],
  tree: ReadonlyMap<string, TreeFile>,
  preparation: Preparation,
): Promise<readonly PreparedFile[]> {
  const entries = files.flatMap(({ file, path }) => {
    const entry = tree.get(path);
    return entry === undefined ? [] : [{ located: { file, path }, entry }];
  });
  for (const { entry } of entries) refuseTreeFile(entry);
  const prepared: PreparedFile[] = [];
  for (const [index, { located, entry }] of entries.entries()) {
    const from = await findContent(entry, { ...preparation, localPath: located.file.path, index });
    const to = join(preparation.folder, `${index}.new`);
    const change = await preparation.rewrite(located, { from, to });
    const { path, mode, sha: baseSha } = entry;
    const content = await hashBlobFile(to);
    // Most lists do not change, and copies of all of them could fill the disk.
    if (content.sha === baseSha) await rm(to);
    prepared.push({ path, mode, baseSha, change, contentPath: to, ...content });
  }
  return prepared;
}

/** The base's content: the local file where it is the same, else it is fetched. */
async function findContent(
  { path, sha }: TreeFile,
  { github, folder, localPath, index }: Preparation & { readonly localPath: string; readonly index: number },
): Promise<string> {
  if ((await hashBlobFile(localPath)).sha === sha) return localPath;
  const fetchedPath = join(folder, `${index}.base`);
  await fetchBlob(github, sha, fetchedPath);
  await refuseLfsPointer(path, fetchedPath);
  return fetchedPath;
}

const lfsMark = "version https://git-lfs.github.com/spec/v1\n";

/** With Git LFS the base holds only a pointer. A commit, by the API or by git, would put raw bytes in its place. */
async function refuseLfsPointer(name: string, path: string): Promise<void> {
  await using file = await open(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(lfsMark.length), 0, lfsMark.length, 0);
  if (buffer.toString("latin1", 0, bytesRead) !== lfsMark) return;
  throw new ActionError(
    "FILE_NOT_COMMITTABLE",
    `\`${name}\` is kept in Git LFS: the repository itself has only a pointer to it, which a commit would replace by the list.`,
  );
}
