import { createReadStream } from "node:fs";
import { ActionError } from "../../errors/action-error.ts";
import { type GitStore, type GitStoreOptions, openStore } from "../git/open-store.ts";
import type { NewFile } from "../rest/write-tree.ts";
import type { CommitOrder } from "./commit-order.ts";

/** What follows is a name, whatever it begins with. */
const endOfOptions = "--end-of-options";

/** Makes the commit with git in a repository of its own, and pushes it with its branch in one request. */
export async function pushCommit(order: CommitOrder, options: GitStoreOptions): Promise<string> {
  const { base, files, parentShas, branch, formerHeadSha, buildMessage, confirm } = order;
  await using store = await openStore(options);
  await fetchCommits(store, [...new Set([base.headSha, ...parentShas])]);
  await store.git(["read-tree", endOfOptions, base.treeSha]);
  await refuseLfsFiles(store, files);
  await writeFiles(store, files);
  // The contents of the other files are not here: only their names are needed.
  const treeSha = (await store.git(["write-tree", "--missing-ok"])).trim();
  const parents = parentShas.flatMap((sha) => ["-p", sha]);
  const commit = await store.git(["commit-tree", treeSha, ...parents, "-F", "-"], buildMessage(treeSha));
  const [headSha, ref] = [commit.trim(), `refs/heads/${branch.name}`];
  await confirm();
  // Compare and swap: an empty expectation means that there must be no such branch. A commit that has the expected
  // head as its parent forces nothing.
  const lease = `--force-with-lease=${ref}:${formerHeadSha ?? ""}`;
  const push = ["push", "--porcelain", "--no-verify", lease, endOfOptions, "origin", `${headSha}:${ref}`];
  await store.ask(push);
  return headSha;
}

/** Trees alone, without history or contents. A server that can't leave contents out sends them too. */
async function fetchCommits({ ask }: GitStore, shas: readonly string[]): Promise<void> {
  const lean = ["--depth=1", "--filter=blob:none", "--no-tags", "--no-write-fetch-head"];
  await ask(["fetch", "--quiet", ...lean, endOfOptions, "origin", ...shas]);
}

/** Whatever `.gitattributes` of the base say, git itself reads them. */
async function refuseLfsFiles({ git }: GitStore, files: readonly NewFile[]): Promise<void> {
  const paths = files.map(({ path }) => `${path}\0`).join("");
  const fields = (await git(["check-attr", "--cached", "--stdin", "-z", "filter"], paths)).split("\0");
  const index = fields.findIndex((field, at) => at % 3 === 2 && field === "lfs");
  if (index === -1) return;
  const what = `\`${fields[index - 2]}\` is tracked by Git LFS, which would need its own upload.`;
  throw new ActionError("FILE_NOT_COMMITTABLE", what);
}

/** Stores the contents as they are, under the modes that the files have. One pack is quicker than thousands of files. */
async function writeFiles({ git }: GitStore, files: readonly NewFile[]): Promise<void> {
  const shas = (await git(["fast-import", "--quiet", "--depth=0"], readBlobs(files))).trim().split("\n");
  for (const [index, { path, sha }] of files.entries()) {
    if (shas[index] !== sha) throw buildDifferenceError(path);
  }
  const entries = files.map(({ mode, sha, path }) => `${mode} ${sha}\t${path}\0`).join("");
  await git(["update-index", "-z", "--index-info"], entries);
}

/** The contents as git's import format has them. No byte of them can be a command: each has its length before it. */
async function* readBlobs(files: readonly NewFile[]): AsyncGenerator<Uint8Array> {
  for (const [index, { path, sizeBytes, contentPath }] of files.entries()) {
    yield Buffer.from(`blob\nmark :${index + 1}\ndata ${sizeBytes}\n`);
    let leftBytes = sizeBytes;
    if (sizeBytes > 0) {
      for await (const chunk of createReadStream(contentPath, { end: sizeBytes - 1 })) {
        leftBytes -= chunk.length;
        yield chunk;
      }
    }
    if (leftBytes > 0) throw buildDifferenceError(path);
    yield Buffer.from(`\nget-mark :${index + 1}\n`);
  }
}

function buildDifferenceError(path: string): ActionError {
  return new ActionError("COMMIT_DIFFERS", `\`${path}\` has changed since it was written.`);
}
