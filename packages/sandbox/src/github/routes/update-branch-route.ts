import { isAncestor, readCommit, writeCommit } from "../git/commits.ts";
import { moveRef } from "../git/refs.ts";
import { signCommit } from "../git/web-flow-signature.ts";
import { accounts } from "../http/caller.ts";
import { readText } from "../http/fields.ts";
import type { GitHubRoute } from "../http/github-route.ts";
import { refuse } from "../http/refusal.ts";
import type { GitHubWorld } from "../world.ts";
import { webFlow } from "./commit-routes.ts";
import { requirePull } from "./pull-routes.ts";

/** "Update branch": merges the base into the branch of a pull request, with a commit that GitHub signs. */
export function createUpdateBranchRoute(world: GitHubWorld): GitHubRoute {
  const { git } = world;
  const handle: GitHubRoute["handle"] = async (call) => {
    await world.followBranches();
    const { number, head, base } = requirePull(world, call);
    const expected = readText(call.fields, "expected_head_sha");
    if (expected !== undefined && expected !== head.sha) {
      throw refuse(422, "expected head sha didn't match current head ref.");
    }
    if (await isAncestor(git, { base: base.sha, head: head.sha })) {
      throw refuse(422, "There are no new commits on the base branch.");
    }
    const merged = await git.find(["merge-tree", "--write-tree", head.sha, base.sha]);
    if (merged === undefined) throw refuse(422, "merge conflict between base and head");
    const tree = merged.toString("utf8").trim();
    const { name, email } = accounts[call.caller];
    const atMs = world.now();
    const commit = signCommit({
      tree,
      parents: [head.sha, base.sha],
      author: { name, email, atMs },
      committer: { ...webFlow, atMs },
      signature: undefined,
      message: `Merge branch '${base.ref}' into ${head.ref}`,
    });
    const to = await writeCommit(git, commit);
    await moveRef(git, { name: `refs/heads/${head.ref}`, from: (await readCommit(git, head.sha))?.sha, to });
    await world.followBranches();
    const url = `https://github.com/${world.repository}/pull/${number}`;
    return { status: 202, body: { message: "Updating pull request branch.", url } };
  };
  return {
    name: "updateBranch",
    method: "PUT",
    path: "/pulls/(?<number>\\d+)/update-branch",
    need: { pullRequests: "write" },
    handle,
  };
}
