import { type Git, GitError } from "./git.ts";
import type { ObjectType } from "./git-object.ts";
import { readObject } from "./objects.ts";

/** A ref, and what it points at. */
export interface GitRef {
  /** In full, for example `refs/heads/main`. */
  readonly name: string;
  readonly sha: string;
  readonly type: ObjectType;
}

/** A ref that is to change, from one object to another; `undefined` is not a ref. */
export interface RefMove {
  readonly name: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** All refs whose full name starts with this text. */
export async function listRefs(git: Git, prefix: string): Promise<readonly GitRef[]> {
  const output = await git.run(["for-each-ref", "--format=%(refname) %(objectname) %(objecttype)"]);
  const lines = output
    .toString("utf8")
    .split("\n")
    .filter((line) => line.startsWith(prefix));
  return lines.map((line) => {
    const [name = "", sha = "", type = ""] = line.split(" ");
    return { name, sha, type: type as ObjectType };
  });
}

/** What no name of a ref may hold, and what would make an expression of one. Source: git's "git-check-ref-format". */
const forbidden = /[\p{Cc} ~^:?*[\\]|\.\.|@\{/u;

/** The ref of this full name. */
export async function readRef(git: Git, name: string): Promise<GitRef | undefined> {
  const object = forbidden.test(name) ? undefined : await readObject(git, name);
  return object === undefined ? undefined : { name, sha: object.sha, type: object.type };
}

/** The SHA that a branch is at, if there is such a branch. */
export async function readBranch(git: Git, branch: string): Promise<string | undefined> {
  return (await readRef(git, `refs/heads/${branch}`))?.sha;
}

/** Whether git would take this as the full name of a ref. */
export async function isRefName(git: Git, name: string): Promise<boolean> {
  return (await git.find(["check-ref-format", name])) !== undefined;
}

/** Moves a ref if it still is where it was. False when somebody else was faster, or its name is in the way. */
export async function moveRef(git: Git, { name, from, to }: RefMove): Promise<boolean> {
  const old = from ?? "0".repeat(40);
  try {
    await git.run(to === undefined ? ["update-ref", "-d", name, old] : ["update-ref", name, to, old]);
    return true;
  } catch (error) {
    if (error instanceof GitError) return false;
    throw error;
  }
}
