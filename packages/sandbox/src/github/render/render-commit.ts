import type { Signatory } from "../git/commit-object.ts";
import type { Commit } from "../git/commits.ts";
import { verifyCommit } from "../git/web-flow-signature.ts";
import { type Links, renderNodeId, renderTime } from "./links.ts";

/** A commit as the Git database API shows it. */
export function renderGitCommit(commit: Commit, links: Links): Record<string, unknown> {
  return {
    sha: commit.sha,
    node_id: renderNodeId("C", commit.sha),
    url: `${links.api}/git/commits/${commit.sha}`,
    html_url: `${links.html}/commit/${commit.sha}`,
    ...renderContent(commit, links),
    parents: renderParents(commit, { api: `${links.api}/git`, html: links.html }),
  };
}

/** A commit as branches and comparisons show it: the same, one level deeper. */
export function renderRepositoryCommit(commit: Commit, links: Links): Record<string, unknown> {
  return {
    sha: commit.sha,
    node_id: renderNodeId("C", commit.sha),
    url: `${links.api}/commits/${commit.sha}`,
    html_url: `${links.html}/commit/${commit.sha}`,
    commit: { url: `${links.api}/git/commits/${commit.sha}`, ...renderContent(commit, links) },
    parents: renderParents(commit, links),
  };
}

function renderContent(commit: Commit, links: Links): Record<string, unknown> {
  const { verified, reason, signature = null, payload = null } = verifyCommit(commit);
  const verified_at = verified ? renderTime(commit.committer.atMs) : null;
  return {
    author: renderSignatory(commit.author),
    committer: renderSignatory(commit.committer),
    tree: { sha: commit.tree, url: `${links.api}/git/trees/${commit.tree}` },
    // Git ends a message with a line feed of its own, which GitHub does not show.
    message: commit.message.trimEnd(),
    verification: { verified, reason, signature, payload, verified_at },
  };
}

function renderParents(commit: Commit, links: Links): readonly Record<string, unknown>[] {
  return commit.parents.map((sha) => ({
    sha,
    url: `${links.api}/commits/${sha}`,
    html_url: `${links.html}/commit/${sha}`,
  }));
}

function renderSignatory({ name, email, atMs }: Signatory): Record<string, unknown> {
  return { name, email, date: renderTime(atMs) };
}
