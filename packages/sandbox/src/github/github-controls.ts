import type { Signatory } from "./git/commit-object.ts";
import { type Commit, readCommit, writeCommit } from "./git/commits.ts";
import { readObject, writeBlobs } from "./git/objects.ts";
import { moveRef, readBranch } from "./git/refs.ts";
import { readTree, writeTree } from "./git/trees.ts";
import type { Pull } from "./pulls/pull.ts";
import { closePull } from "./pulls/pull-rules.ts";
import type { FileChange, GitHubWorld } from "./world.ts";

/** A commit to be made from the side. */
export interface CommitRequest {
  /** Created when it is not there. */
  readonly branch: string;
  /** By path. */
  readonly files: Readonly<Record<string, FileChange>>;
  readonly message: string;
  readonly author?: { readonly name: string; readonly email: string };
  /** The branch or commit to build on. Default: the branch itself, and for a new branch the default branch. */
  readonly from?: string;
}

/** Commits files as somebody with a clone would, and returns the commit's SHA. */
export async function commitFiles(world: GitHubWorld, asked: CommitRequest): Promise<string> {
  const { git } = world;
  const old = await readBranch(git, asked.branch);
  const parent = await readCommit(git, asked.from ?? old ?? world.defaultBranch);
  const changes = Object.entries(asked.files).map(([path, file]) => ({ path, ...readChange(file) }));
  const written = [
    ...(await writeBlobs(
      git,
      changes.flatMap(({ content }) => (content === undefined ? [] : [content])),
    )),
  ];
  const tree = await writeTree(git, {
    base: parent?.tree,
    changes: changes.map(({ path, mode, content }) => {
      return { path, mode, sha: content === undefined ? undefined : written.shift() };
    }),
  });
  const author: Signatory = { name: "Ada", email: "ada@example.org", ...asked.author, atMs: world.now() };
  const parents = parent === undefined ? [] : [parent.sha];
  const message = `${asked.message}\n`;
  const to = await writeCommit(git, {
    tree,
    parents,
    author,
    committer: author,
    signature: undefined,
    message,
  });
  if (!(await moveRef(git, { name: `refs/heads/${asked.branch}`, from: old, to }))) {
    throw new Error(
      `The branch ${asked.branch} could not be moved. Commit to it one at a time, by a name that git allows.`,
    );
  }
  await world.followBranches();
  return to;
}

/** A pull request from a fork. */
export interface ForkedPull {
  /** `owner/name`; `null` if the fork was deleted. */
  readonly fork: string | null;
  /** Of the fork. */
  readonly branch: string;
  readonly base: string;
  readonly title: string;
  readonly body: string;
  readonly isClosed?: boolean;
}

/** Opens a pull request whose head is elsewhere, and closes it if that is asked for. */
export async function openForkedPull(world: GitHubWorld, asked: ForkedPull): Promise<Pull> {
  const { fork, branch, base, title, body, isClosed = false } = asked;
  const sha = await readBranch(world.git, base);
  if (sha === undefined) throw new Error(`There is no branch ${base}.`);
  const ends = { head: { ref: branch, sha }, base: { ref: base, sha } };
  const opened = world.pulls.add({ ...ends, fork, title, body, draft: false, author: "user" });
  if (!isClosed) return opened;
  return world.pulls.update(opened.number, (pull) => closePull(pull, world.now())) ?? opened;
}

/** The content of a file on a branch, and `undefined` where there is none. */
export async function readFile(
  world: GitHubWorld,
  { branch, path }: { readonly branch: string; readonly path: string },
): Promise<Buffer | undefined> {
  const object = await readObject(world.git, `refs/heads/${branch}:${path}`);
  return object?.type === "blob" ? object.content : undefined;
}

/** The commits of a branch, newest first along the first parents. */
export async function readLog(world: GitHubWorld, branch: string): Promise<readonly Commit[]> {
  const commits: Commit[] = [];
  let commit = await readCommit(world.git, `refs/heads/${branch}`);
  while (commit !== undefined) {
    commits.push(commit);
    commit = commit.parents[0] === undefined ? undefined : await readCommit(world.git, commit.parents[0]);
  }
  return commits;
}

/** The paths and modes of all files on a branch. */
export async function readModes(world: GitHubWorld, branch: string): Promise<ReadonlyMap<string, string>> {
  const commit = await readCommit(world.git, `refs/heads/${branch}`);
  if (commit === undefined) return new Map();
  const entries = await readTree(world.git, { treeSha: commit.tree, recursive: true });
  return new Map(entries.filter(({ type }) => type !== "tree").map(({ path, mode }) => [path, mode]));
}

function readChange(file: FileChange): { readonly mode: string; readonly content: Buffer | undefined } {
  if (file === null) return { mode: "000000", content: undefined };
  if (typeof file === "string" || Buffer.isBuffer(file))
    return { mode: "100644", content: Buffer.from(file) };
  return { mode: file.mode, content: Buffer.from(file.content) };
}
