import { z } from "zod";
import { ActionError } from "../../errors/action-error.ts";
import type { GitHub } from "../client.ts";
import type { WritableBranch } from "../writable-branch.ts";
import { readHeadSha } from "./read-branch.ts";

/** Makes a branch. Throws BRANCH_RACE if it was created in the meantime. */
export async function createBranch(github: GitHub, { name }: WritableBranch, sha: string): Promise<void> {
  await github.request({
    operation: "createRef",
    route: "POST /repos/{owner}/{repo}/git/refs",
    parameters: { ref: `refs/heads/${name}`, sha },
    answer: z.unknown(),
    findDone: () => isAt(github, name, sha),
  });
}

/** Moves a branch to a descendant of its head. Throws BRANCH_RACE if somebody else moved it: nothing is ever forced. */
export async function moveBranch(github: GitHub, { name }: WritableBranch, sha: string): Promise<void> {
  await github.request({
    operation: "updateRef",
    route: "PATCH /repos/{owner}/{repo}/git/refs/{ref}",
    parameters: { ref: `heads/${name}`, sha, force: false },
    answer: z.unknown(),
    findDone: () => isAt(github, name, sha),
  });
}

/** Deletes a branch. One that is gone already is what was wanted. */
export async function deleteBranch(github: GitHub, { name }: WritableBranch): Promise<void> {
  try {
    await github.request({
      operation: "deleteRef",
      route: "DELETE /repos/{owner}/{repo}/git/refs/{ref}",
      parameters: { ref: `heads/${name}` },
      answer: z.unknown(),
    });
  } catch (error) {
    if (!(error instanceof ActionError) || error.code !== "BRANCH_RACE") throw error;
  }
}

/** True, or undefined, which sends the request once more: it is refused should the branch be anywhere else by now. */
async function isAt(github: GitHub, name: string, sha: string): Promise<true | undefined> {
  return (await readHeadSha(github, name)) === sha ? true : undefined;
}
