import { readText } from "../http/fields.ts";
import type { GitHubRoute } from "../http/github-route.ts";
import type { Need } from "../http/permission.ts";
import { refuse, refuseInvalid } from "../http/refusal.ts";
import { checkTexts } from "../pulls/change-pull.ts";
import { createView, renderIssue, renderMilestone } from "../render/render-pull.ts";
import type { GitHubWorld } from "../world.ts";
import { cutPage } from "./page.ts";
import { requirePull } from "./pull-routes.ts";

/** Milestones, and the operation on issues that sets one. */
export function createMilestoneRoutes(world: GitHubWorld): readonly GitHubRoute[] {
  const listMilestones: GitHubRoute["handle"] = (call) => {
    const { links } = createView(world, call.apiUrl);
    const all = world.settings.milestones.map((title, index) =>
      renderMilestone(links, { title, number: index + 1 }),
    );
    const { items, headers } = cutPage(all, { query: call.query, url: `${links.api}/milestones` });
    return { status: 200, headers, body: items };
  };

  const updateIssue: GitHubRoute["handle"] = (call) => {
    const pull = requirePull(world, call);
    const { milestone } = call.fields;
    const title = readText(call.fields, "title") ?? pull.title;
    checkTexts({ title });
    if (milestone !== undefined && milestone !== null && !Number.isInteger(milestone)) {
      throw refuse(
        422,
        `Invalid request.\n\nFor 'properties/milestone', ${JSON.stringify(milestone)} is not an integer.`,
      );
    }
    const number = milestone === undefined ? pull.milestone : ((milestone as number | null) ?? undefined);
    if (number !== undefined && world.settings.milestones[number - 1] === undefined) {
      throw refuseInvalid({ resource: "Issue", code: "invalid", field: "milestone" });
    }
    world.pulls.update(pull.number, (current) => ({ ...current, title, milestone: number }));
    return { status: 200, body: renderIssue(createView(world, call.apiUrl), requirePull(world, call)) };
  };

  const need = (level: "read" | "write"): Need => ({ issues: level, pullRequests: level });
  return [
    {
      name: "listMilestones",
      method: "GET",
      path: "/milestones",
      need: need("read"),
      handle: listMilestones,
    },
    {
      name: "updateIssue",
      method: "PATCH",
      path: "/issues/(?<number>\\d+)",
      need: need("write"),
      handle: updateIssue,
    },
  ];
}
