import { z } from "zod";
import type { GitHub } from "../client.ts";

/** Makes a branch. Throws BRANCH_RACE if it came to be meanwhile. */
export async function createBranch(github: GitHub, name: string, sha: string): Promise<void> {
  await github.request({
    operation: "createRef",
    route: "POST /repos/{owner}/{repo}/git/refs",
    parameters: { ref: `refs/heads/${name}`, sha },
    answer: z.unknown(),
  });
}

/** Moves a branch to a descendant of its head. Throws BRANCH_RACE if somebody else moved it: nothing is ever forced. */
export async function moveBranch(github: GitHub, name: string, sha: string): Promise<void> {
  await github.request({
    operation: "updateRef",
    route: "PATCH /repos/{owner}/{repo}/git/refs/{ref}",
    parameters: { ref: `heads/${name}`, sha, force: false },
    answer: z.unknown(),
  });
}

export async function deleteBranch(github: GitHub, name: string): Promise<void> {
  await github.request({
    operation: "deleteRef",
    route: "DELETE /repos/{owner}/{repo}/git/refs/{ref}",
    parameters: { ref: `heads/${name}` },
    answer: z.unknown(),
  });
}
