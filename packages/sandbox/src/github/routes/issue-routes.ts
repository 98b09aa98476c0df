import { accounts } from "../http/caller.ts";
import { type Fields, readText, readTexts, requireText } from "../http/fields.ts";
import type { GitHubCall, GitHubRoute } from "../http/github-route.ts";
import type { Need } from "../http/permission.ts";
import { refuse, refuseInvalid, refuseUnknown } from "../http/refusal.ts";
import { defaultColor, type Label } from "../pulls/label-store.ts";
import type { Links } from "../render/links.ts";
import { createView, renderIssue, renderLabel, renderPull } from "../render/render-pull.ts";
import type { GitHubWorld } from "../world.ts";
import { requirePull } from "./pull-routes.ts";

/** What a pull request has as an issue or as something to review: labels and people. */
export function createIssueRoutes(world: GitHubWorld): readonly GitHubRoute[] {
  const linksOf = (call: GitHubCall): Links => createView(world, call.apiUrl).links;

  const getLabel: GitHubRoute["handle"] = (call) => {
    const label = world.labels.find(call.params.label ?? "");
    if (label === undefined) throw refuseUnknown();
    return { status: 200, body: renderLabel(label, linksOf(call)) };
  };

  const createLabel: GitHubRoute["handle"] = (call) => {
    const name = requireText(call.fields, "name");
    if (world.labels.find(name) !== undefined) {
      throw refuseInvalid({ resource: "Label", code: "already_exists", field: "name" });
    }
    const color = readText(call.fields, "color") ?? defaultColor;
    if (!/^[0-9a-f]{6}$/i.test(color))
      throw refuseInvalid({ resource: "Label", code: "invalid", field: "color" });
    const label = addLabel(world, {
      call,
      label: { name, color, description: readText(call.fields, "description") },
    });
    return { status: 201, body: renderLabel(label, linksOf(call)) };
  };

  const addLabels: GitHubRoute["handle"] = (call) => {
    const pull = requirePull(world, call);
    const labels = readLabelNames(call.fields).map(
      (name) =>
        world.labels.find(name) ??
        addLabel(world, { call, label: { name, color: defaultColor, description: undefined } }),
    );
    const names = new Set([...pull.labels, ...labels.map((label) => label.name)]);
    world.pulls.update(pull.number, (current) => ({ ...current, labels: [...names] }));
    return {
      status: 200,
      body: renderIssue(createView(world, call.apiUrl), requirePull(world, call)).labels,
    };
  };

  const addAssignees: GitHubRoute["handle"] = (call) => {
    const pull = requirePull(world, call);
    // Whoever cannot be assigned is left out silently.
    const known = (readTexts(call.fields, "assignees") ?? []).filter((login) => isCollaborator(world, login));
    const assignees = [...new Set([...pull.assignees, ...known])];
    world.pulls.update(pull.number, (current) => ({ ...current, assignees }));
    return { status: 201, body: renderIssue(createView(world, call.apiUrl), requirePull(world, call)) };
  };

  const requestReviewers: GitHubRoute["handle"] = (call) => {
    const pull = requirePull(world, call);
    const reviewers = readTexts(call.fields, "reviewers") ?? [];
    const teams = readTexts(call.fields, "team_reviewers") ?? [];
    if (teams.length > 0 && call.caller === "bot") {
      // The token of a workflow cannot see an organisation's teams.
      throw refuse(422, "Could not resolve to a node with the global id of 'T_kwDOAAAAAc4AAAAB'.");
    }
    if (reviewers.includes(accounts[pull.author].login)) {
      throw refuse(422, "Review cannot be requested from pull request author.");
    }
    const known = reviewers.every((login) => isCollaborator(world, login));
    if (!known || !teams.every((slug) => world.settings.teams.includes(slug))) {
      throw refuse(
        422,
        `Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator of the ${world.repository} repository.`,
      );
    }
    world.pulls.update(pull.number, (current) => ({
      ...current,
      reviewers: [...new Set([...current.reviewers, ...reviewers])],
      teamReviewers: [...new Set([...current.teamReviewers, ...teams])],
    }));
    return { status: 201, body: renderPull(createView(world, call.apiUrl), requirePull(world, call)) };
  };

  const post = { method: "POST", need: { issues: "write", pullRequests: "write" } satisfies Need };
  const onIssue = "/issues/(?<number>\\d+)";
  return [
    {
      name: "getLabel",
      method: "GET",
      path: "/labels/(?<label>[^/]+)",
      need: { issues: "read" },
      handle: getLabel,
    },
    { ...post, name: "createLabel", path: "/labels", handle: createLabel },
    { ...post, name: "addLabels", path: `${onIssue}/labels`, handle: addLabels },
    { ...post, name: "addAssignees", path: `${onIssue}/assignees`, handle: addAssignees },
    {
      name: "requestReviewers",
      method: "POST",
      path: "/pulls/(?<number>\\d+)/requested_reviewers",
      need: { pullRequests: "write" },
      handle: requestReviewers,
    },
  ];
}

/** A new label is the repository's matter: for it the permission on pull requests is not enough. */
function addLabel(
  world: GitHubWorld,
  { call, label }: { call: GitHubCall; label: Omit<Label, "id"> },
): Label {
  if (call.caller === "bot" && world.settings.permissions.issues !== "write") {
    throw refuse(403, "You do not have permission to create labels on this repository.");
  }
  return world.labels.add(label);
}

function isCollaborator(world: GitHubWorld, login: string): boolean {
  return world.settings.collaborators.some((one) => one.toLowerCase() === login.toLowerCase());
}

/** The body is an object with the names, or the list itself. */
function readLabelNames(fields: Fields): readonly string[] {
  return readTexts(Array.isArray(fields) ? { labels: fields } : fields, "labels") ?? [];
}
