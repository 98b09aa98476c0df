import type { Caller } from "../http/caller.ts";
import type { GitHubWorld } from "../world.ts";
import { type Links, renderNodeId } from "./links.ts";
import { renderAccount } from "./render-account.ts";

const repositoryId = 1_296_269;

/** The repository itself. */
export function renderRepository(world: GitHubWorld, links: Links): Record<string, unknown> {
  return {
    id: repositoryId,
    node_id: renderNodeId("R", repositoryId),
    name: world.repository.split("/")[1],
    full_name: world.repository,
    owner: renderAccount(world.owner),
    private: true,
    visibility: "private",
    fork: false,
    archived: false,
    url: links.api,
    html_url: links.html,
    clone_url: `${links.html}.git`,
    default_branch: world.defaultBranch,
  };
}

/** The role of a person in it, whatever the token was granted. An App is not a person, and is told that it has none. */
export function renderRole(world: GitHubWorld, caller: Caller): Record<string, boolean> {
  const isPerson = caller === "user";
  const push = isPerson && world.settings.userMayPush;
  return { admin: false, maintain: false, push, triage: push, pull: isPerson };
}
