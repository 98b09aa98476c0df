import type { Reply } from "../../http/route.ts";
import { readFlag, readText, requireText } from "../http/fields.ts";
import type { GitHubCall, GitHubRoute } from "../http/github-route.ts";
import { refuse, refuseInvalid, refuseUnknown } from "../http/refusal.ts";
import { readBranchFacts } from "../pulls/branch-facts.ts";
import { checkTexts, planBase, planState } from "../pulls/change-pull.ts";
import type { Pull } from "../pulls/pull.ts";
import { refuseOpening } from "../pulls/pull-rules.ts";
import { createView, renderPull } from "../render/render-pull.ts";
import type { GitHubWorld } from "../world.ts";
import { cutPage } from "./page.ts";
import { selectPulls } from "./select-pulls.ts";

/** Pull requests. */
export function createPullRoutes(world: GitHubWorld): readonly GitHubRoute[] {
  const answer = (
    call: GitHubCall,
    { status, pull }: { readonly status: number; readonly pull: Pull },
  ): Reply => ({
    status,
    body: renderPull(createView(world, call.apiUrl), pull),
  });

  const listPulls: GitHubRoute["handle"] = async (call) => {
    await world.followBranches();
    const view = createView(world, call.apiUrl);
    const selected = selectPulls(world.pulls.list(), { owner: world.owner, query: call.query });
    const { items, headers } = cutPage(selected, { query: call.query, url: `${view.links.api}/pulls` });
    return { status: 200, headers, body: items.map((pull) => renderPull(view, pull)) };
  };

  const getPull: GitHubRoute["handle"] = async (call) => {
    await world.followBranches();
    return answer(call, { status: 200, pull: requirePull(world, call) });
  };

  const createPull: GitHubRoute["handle"] = async (call) => {
    if (call.caller === "bot" && !world.settings.actionsMayCreatePulls) {
      throw refuse(403, "GitHub Actions is not permitted to create or approve pull requests.");
    }
    const { fields, caller } = call;
    const head = stripOwner(world, requireText(fields, "head"));
    const base = requireText(fields, "base");
    const title = requireText(fields, "title");
    const body = readText(fields, "body");
    const draft = readFlag(fields, "draft") ?? false;
    checkTexts({ title, ...(body === undefined ? {} : { body }) });
    if (draft && !world.settings.draftsSupported) {
      throw refuse(422, "Draft pull requests are not supported in this repository.");
    }
    const { headSha, baseSha, aheadBy } = await readBranchFacts(world.git, { head, base });
    if (headSha === undefined)
      throw refuseInvalid({ resource: "PullRequest", field: "head", code: "invalid" });
    if (baseSha === undefined)
      throw refuseInvalid({ resource: "PullRequest", field: "base", code: "invalid" });
    const ends = { head: { ref: head, sha: headSha }, base: { ref: base, sha: baseSha } };
    // From here to the end nothing waits, so that of two at once only one is opened.
    const message = refuseOpening({ ...ends, owner: world.owner, aheadBy, pulls: world.pulls.list() });
    if (message !== undefined) throw refuseInvalid({ resource: "PullRequest", code: "custom", message });
    return answer(call, {
      status: 201,
      pull: world.pulls.add({ ...ends, title, body, draft, author: caller }),
    });
  };

  const updatePull: GitHubRoute["handle"] = async (call) => {
    await world.followBranches();
    const pull = requirePull(world, call);
    const { fields } = call;
    const title = readText(fields, "title") ?? pull.title;
    const body = readText(fields, "body") ?? pull.body;
    checkTexts({ title, ...(body === undefined ? {} : { body }) });
    const changeState = await planState(world, { pull, state: readText(fields, "state") });
    const changeBase = await planBase(world, { pull, base: readText(fields, "base") });
    world.pulls.update(pull.number, (current) => changeBase(changeState({ ...current, title, body })));
    return answer(call, { status: 200, pull: requirePull(world, call) });
  };

  const read = { method: "GET", need: { pullRequests: "read" } } as const;
  const need = { pullRequests: "write" } as const;
  return [
    { ...read, name: "listPulls", path: "/pulls", handle: listPulls },
    { ...read, name: "getPull", path: "/pulls/(?<number>\\d+)", handle: getPull },
    { name: "createPull", method: "POST", path: "/pulls", need, handle: createPull },
    { name: "updatePull", method: "PATCH", path: "/pulls/(?<number>\\d+)", need, handle: updatePull },
  ];
}

/** The pull request that the path names by its number. */
export function requirePull(world: GitHubWorld, call: GitHubCall): Pull {
  const pull = world.pulls.get(Number(call.params.number));
  if (pull === undefined) throw refuseUnknown();
  return pull;
}

function stripOwner(world: GitHubWorld, head: string): string {
  const [owner = "", branch] = head.split(":");
  return branch !== undefined && owner.toLowerCase() === world.owner.toLowerCase() ? branch : head;
}
