import { z } from "zod";
import { ActionError } from "../../errors/action-error.ts";
import type { GitHub } from "../client.ts";
import { batchEntries } from "./batch-entries.ts";
import { measureBlobRequest, openBlobRequest } from "./blob-request.ts";
import { readInline } from "./inline-content.ts";
import { readTreeFiles } from "./read-tree-files.ts";
import { shaSchema } from "./sha-schema.ts";

/** A file with new content, as it shall stand in the tree. */
export interface NewFile {
  readonly path: string;
  readonly mode: string;
  /** Git's name for the new content. */
  readonly sha: string;
  readonly sizeBytes: number;
  /** Where the new content is on disk. */
  readonly contentPath: string;
}

/** GitHub's limit for a blob. Source: GitHub's "Git blobs" reference. */
const largestBlobBytes = 40 * 1024 * 1024;
const objectSchema = z.object({ sha: shaSchema });

/** Writes a tree that is `baseTreeSha` but for these files, and checks that GitHub stored their very bytes. */
export async function writeTree(
  github: GitHub,
  baseTreeSha: string,
  files: readonly NewFile[],
): Promise<string> {
  files.forEach(refuseLargeFile);
  let treeSha = baseTreeSha;
  for (const batch of batchEntries(files)) {
    const entries = [];
    for (const file of batch) entries.push(await buildEntry(github, file));
    const tree = await github.request({
      operation: "createTree",
      route: "POST /repos/{owner}/{repo}/git/trees",
      parameters: { base_tree: treeSha, tree: entries },
      answer: objectSchema,
    });
    treeSha = tree.sha;
  }
  await verifyTree(github, treeSha, files);
  return treeSha;
}

async function buildEntry(github: GitHub, file: NewFile): Promise<Readonly<Record<string, string>>> {
  const entry = { path: file.path, mode: file.mode, type: "blob" };
  const content = await readInline(file);
  if (content !== undefined) return { ...entry, content };
  const blob = await github.request({
    operation: "createBlob",
    route: "POST /repos/{owner}/{repo}/git/blobs",
    parameters: {
      headers: {
        "content-type": "application/json; charset=utf-8",
        "content-length": measureBlobRequest(file.sizeBytes),
      },
    },
    openBody: () => openBlobRequest(file.contentPath, file.sizeBytes),
    answer: objectSchema,
  });
  return { ...entry, sha: blob.sha };
}

function refuseLargeFile({ path, sizeBytes }: NewFile): void {
  if (sizeBytes <= largestBlobBytes) return;
  throw new ActionError(
    "FILE_TOO_LARGE_TO_COMMIT",
    `\`${path}\` is larger than GitHub's API accepts, even after the removal.`,
  );
}

async function verifyTree(github: GitHub, treeSha: string, files: readonly NewFile[]): Promise<void> {
  const stored = await readTreeFiles(
    github,
    treeSha,
    files.map((file) => file.path),
  );
  for (const { path, sha, mode } of files) {
    const entry = stored.get(path);
    if (entry?.sha !== sha || entry.mode !== mode) {
      throw new ActionError(
        "COMMIT_DIFFERS",
        `GitHub stored \`${path}\` with different bytes from those that were sent.`,
      );
    }
  }
}
