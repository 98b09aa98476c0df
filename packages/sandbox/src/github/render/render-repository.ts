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
