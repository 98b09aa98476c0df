import { readText, requireText } from "../http/fields.ts";
import type { GitHubRoute } from "../http/github-route.ts";
import type { Need } from "../http/permission.ts";
import { refuseInvalid, refuseUnknown } from "../http/refusal.ts";
import { createView, renderComment } from "../render/render-pull.ts";
import type { GitHubWorld } from "../world.ts";
import { cutPage } from "./page.ts";
import { requirePull } from "./pull-routes.ts";

/** GitHub's limit for a comment, as for a body. */
const maxBodyCharacters = 65_536;

/** Comments below a pull request, which GitHub keeps with its issue. */
export function createCommentRoutes(world: GitHubWorld): readonly GitHubRoute[] {
  const listComments: GitHubRoute["handle"] = (call) => {
    const { number, comments } = requirePull(world, call);
    const { links } = createView(world, call.apiUrl);
    // Oldest first. This listing, unlike the repository's, can't be turned round.
    const url = `${links.api}/issues/${number}/comments`;
    const { items, headers } = cutPage(comments, { query: call.query, url });
    return { status: 200, headers, body: items.map((comment) => renderComment(links, { comment, number })) };
  };

  const createComment: GitHubRoute["handle"] = (call) => {
    const { number } = requirePull(world, call);
    const body = requireText(call.fields, "body");
    if (body.length > maxBodyCharacters || readText(call.fields, "body")?.trim() === "") {
      throw refuseInvalid({ resource: "IssueComment", code: "custom", field: "body" });
    }
    const comment = world.pulls.addComment(number, { author: call.caller, body });
    if (comment === undefined) throw refuseUnknown();
    return {
      status: 201,
      body: renderComment(createView(world, call.apiUrl).links, { comment, number }),
    };
  };

  const path = "/issues/(?<number>\\d+)/comments";
  const need = (level: "read" | "write"): Need => ({ issues: level, pullRequests: level });
  return [
    { name: "listComments", method: "GET", path, need: need("read"), handle: listComments },
    { name: "createComment", method: "POST", path, need: need("write"), handle: createComment },
  ];
}
