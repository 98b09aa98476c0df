import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { GitHub } from "../../github/client.ts";
import { fetchBlob } from "../../github/rest/fetch-blob.ts";
import { hashBlobFile } from "../../github/rest/git-blob-sha.ts";
import type { TreeFile } from "../../github/rest/read-tree-files.ts";
import { refuseTreeFile } from "../../github/rest/refuse-tree-file.ts";
import type { RepositoryFile } from "../locate-repository.ts";
import { refuseOtherForm } from "./refuse-other-form.ts";

/** How the checked files stand to the base branch, by their paths in the repository. */
export interface CheckoutDifference {
  /** The base branch does not have them. */
  readonly missing: readonly string[];
  /** The base branch has other bytes under their paths. */
  readonly changed: readonly string[];
}

/** The same, as it was when a commit was the head of the base branch. */
export interface DatedDifference extends CheckoutDifference {
  readonly baseSha: string;
}

interface Comparing {
  readonly github: GitHub;
  readonly files: readonly RepositoryFile[];
  readonly base: ReadonlyMap<string, TreeFile>;
  /** An existing folder of our own. */
  readonly folder: string;
}

/** What keeps lists in another form than the checkout does it for kinds of files: a few of them show it. */
const mostLooks = 3;
const largestPointerBytes = 1024;
/** A header of 10 bytes and a nonce of 12 come before the content. Source: git-crypt's `commands.cpp`. */
const cryptBytes = 22;

/**
 * Compares the checkout with the base branch, file by file. Throws FILE_NOT_COMMITTABLE where the repository keeps a file
 * in a form that no commit may replace.
 */
export async function compareCheckout({
  github,
  files,
  base,
  folder,
}: Comparing): Promise<CheckoutDifference> {
  const missing: string[] = [];
  const changed: string[] = [];
  let looks = 0;
  for (const { file, path } of files) {
    const entry = base.get(path);
    if (entry === undefined) {
      missing.push(path);
      continue;
    }
    refuseTreeFile(entry);
    const local = await hashBlobFile(file.path);
    if (local.sha === entry.sha) continue;
    changed.push(path);
    const mayDiffer =
      entry.sizeBytes <= largestPointerBytes || entry.sizeBytes === local.sizeBytes + cryptBytes;
    if (!mayDiffer || looks === mostLooks) continue;
    looks += 1;
    const fetchedPath = join(folder, `look-${looks}`);
    await fetchBlob(github, entry.sha, fetchedPath);
    await refuseOtherForm(path, fetchedPath);
    await rm(fetchedPath);
  }
  return { missing, changed };
}
