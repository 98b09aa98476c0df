import type { Label } from "../pulls/label-store.ts";
import type { Pull, PullComment, PullEnd } from "../pulls/pull.ts";
import type { GitHubWorld } from "../world.ts";
import { createLinks, type Links, renderNodeId, renderTime } from "./links.ts";
import { renderAccount, renderCaller } from "./render-account.ts";
import { renderRepository } from "./render-repository.ts";

/** The repository as one request sees it. */
export interface View {
  readonly world: GitHubWorld;
  readonly links: Links;
}

/** Looks at the repository by the address under which a request reached it. */
export function createView(world: GitHubWorld, apiUrl: string): View {
  return { world, links: createLinks(apiUrl, world.repository) };
}

/** A pull request as its own operations show it. */
export function renderPull(view: View, pull: Pull): Record<string, unknown> {
  const { world, links } = view;
  const repo = renderRepository(world, links);
  const renderEnd = ({ ref, sha }: PullEnd, owner: string): Record<string, unknown> => ({
    label: `${owner}:${ref}`,
    ref,
    sha,
    user: renderAccount(owner),
  });
  const { fork } = pull;
  const closed_at = pull.closedAtMs === undefined ? null : renderTime(pull.closedAtMs);
  return {
    ...renderIssue(view, pull),
    url: `${links.api}/pulls/${pull.number}`,
    node_id: renderNodeId("PR", pull.number),
    issue_url: `${links.api}/issues/${pull.number}`,
    diff_url: `${links.html}/pull/${pull.number}.diff`,
    draft: pull.draft,
    merged: pull.merged,
    merged_at: pull.merged ? closed_at : null,
    mergeable: pull.state === "open" ? true : null,
    requested_reviewers: pull.reviewers.map(renderAccount),
    requested_teams: pull.teamReviewers.map((slug) => ({ slug, name: slug })),
    maintainer_can_modify: false,
    auto_merge:
      pull.autoMerge === undefined
        ? null
        : { merge_method: pull.autoMerge.toLowerCase(), enabled_by: renderCaller(pull.author) },
    head: {
      ...renderEnd(pull.head, fork?.split("/")[0] ?? world.owner),
      repo: fork === null ? null : fork === undefined ? repo : { ...repo, fork: true, ...nameFork(fork) },
    },
    base: { ...renderEnd(pull.base, world.owner), repo },
  };
}

function nameFork(fullName: string): Record<string, unknown> {
  return { id: 1_296_270, name: fullName.split("/")[1], full_name: fullName };
}

/** A pull request as the operations on issues show it. */
export function renderIssue({ world, links }: View, pull: Pull): Record<string, unknown> {
  const labels = pull.labels.map((name) => world.labels.find(name)).filter((label) => label !== undefined);
  return {
    id: 2_000_000 + pull.number,
    number: pull.number,
    url: `${links.api}/issues/${pull.number}`,
    html_url: `${links.html}/pull/${pull.number}`,
    state: pull.state,
    locked: false,
    title: pull.title,
    body: pull.body ?? null,
    user: renderCaller(pull.author),
    labels: labels.map((label) => renderLabel(label, links)),
    assignees: pull.assignees.map(renderAccount),
    assignee: pull.assignees[0] === undefined ? null : renderAccount(pull.assignees[0]),
    milestone:
      pull.milestone === undefined
        ? null
        : renderMilestone(links, {
            number: pull.milestone,
            title: world.settings.milestones[pull.milestone - 1] ?? "",
          }),
    comments: pull.comments.length,
    created_at: renderTime(pull.createdAtMs),
    updated_at: renderTime(pull.updatedAtMs),
    closed_at: pull.closedAtMs === undefined ? null : renderTime(pull.closedAtMs),
  };
}

/** A label, alone or on an issue. */
export function renderLabel({ id, name, color, description }: Label, links: Links): Record<string, unknown> {
  const url = `${links.api}/labels/${encodeURIComponent(name)}`;
  return {
    id,
    node_id: renderNodeId("LA", id),
    url,
    name,
    color,
    description: description ?? null,
    default: false,
  };
}

/** A milestone, alone or on an issue. */
export function renderMilestone(
  links: Links,
  { number, title }: { readonly number: number; readonly title: string },
): Record<string, unknown> {
  const url = `${links.api}/milestones/${number}`;
  return { url, id: number, node_id: renderNodeId("MI", number), number, title, state: "open" };
}

/** A comment on the pull request of this number. */
export function renderComment(
  links: Links,
  { comment, number }: { readonly comment: PullComment; readonly number: number },
): Record<string, unknown> {
  return {
    id: comment.id,
    url: `${links.api}/issues/comments/${comment.id}`,
    html_url: `${links.html}/pull/${number}#issuecomment-${comment.id}`,
    body: comment.body,
    user: renderCaller(comment.author),
    created_at: renderTime(comment.createdAtMs),
    updated_at: renderTime(comment.createdAtMs),
  };
}
