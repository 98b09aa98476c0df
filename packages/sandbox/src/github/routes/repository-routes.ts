import { listChangedFiles } from "../git/changed-files.ts";
import { findMergeBase, listAhead, measureDistance, readCommit, readCommits } from "../git/commits.ts";
import { readBranch } from "../git/refs.ts";
import { accounts } from "../http/caller.ts";
import type { GitHubCall, GitHubRoute } from "../http/github-route.ts";
import { refuse, refuseUnknown } from "../http/refusal.ts";
import { createLinks, type Links } from "../render/links.ts";
import { renderCaller } from "../render/render-account.ts";
import { renderRepositoryCommit } from "../render/render-commit.ts";
import { renderRepository, renderRole } from "../render/render-repository.ts";
import type { GitHubWorld } from "../world.ts";
import { cutPage } from "./page.ts";

/** GitHub cuts the file list of a comparison here, and that of its commits where no page is asked for. */
const maxComparedFiles = 300;
const maxComparedCommits = 250;

/** The repository, its branches, and whose token it is. */
export function createRepositoryRoutes(world: GitHubWorld): readonly GitHubRoute[] {
  const { git } = world;
  const linksOf = (call: GitHubCall): Links => createLinks(call.apiUrl, world.repository);

  const getBranch: GitHubRoute["handle"] = async (call) => {
    const name = call.params.branch ?? "";
    const sha = await readBranch(git, name);
    const commit = sha === undefined ? undefined : await readCommit(git, sha);
    if (commit === undefined) throw refuse(404, "Branch not found");
    const restricted = world.settings.restrictedBranches?.test(name) ?? false;
    return {
      status: 200,
      body: { name, commit: renderRepositoryCommit(commit, linksOf(call)), protected: restricted },
    };
  };

  const compare: GitHubRoute["handle"] = async (call) => {
    const links = linksOf(call);
    const base = await findCommit(world, call.params.base ?? "");
    const head = await findCommit(world, call.params.head ?? "");
    if (base === undefined || head === undefined) throw refuseUnknown();
    const span = { base: base.sha, head: head.sha };
    const fork = await findMergeBase(git, span);
    if (fork === undefined)
      throw refuse(404, `No common ancestor between ${call.params.base} and ${call.params.head}.`);
    const { aheadBy, behindBy } = await measureDistance(git, span);
    const all = await listAhead(git, span);
    const url = `${links.api}/compare/${call.params.base}...${call.params.head}`;
    const isPaged = call.query.has("page") || call.query.has("per_page");
    const { items, headers } = isPaged
      ? cutPage(all, { query: call.query, url })
      : { items: all.slice(-maxComparedCommits), headers: {} };
    const commits = await readCommits(git, items);
    const files = await listChangedFiles(git, { base: fork, head: head.sha });
    const forkCommit = await readCommit(git, fork);
    return {
      status: 200,
      headers,
      body: {
        url,
        html_url: `${links.html}/compare/${call.params.base}...${call.params.head}`,
        base_commit: renderRepositoryCommit(base, links),
        merge_base_commit: forkCommit && renderRepositoryCommit(forkCommit, links),
        status: nameStatus(aheadBy, behindBy),
        ahead_by: aheadBy,
        behind_by: behindBy,
        total_commits: aheadBy,
        commits: commits.map((commit) => renderRepositoryCommit(commit, links)),
        files: files.slice(0, maxComparedFiles).map(({ path, additions, deletions, ...file }) => {
          return { ...file, filename: path, additions, deletions, changes: additions + deletions };
        }),
      },
    };
  };

  return [
    {
      name: "getRepo",
      method: "GET",
      path: "",
      handle: (call) => ({
        status: 200,
        body: { ...renderRepository(world, linksOf(call)), permissions: renderRole(world, call.caller) },
      }),
    },
    {
      name: "getBranch",
      method: "GET",
      path: "/branches/(?<branch>.+)",
      need: { contents: "read" },
      handle: getBranch,
    },
    {
      name: "compare",
      method: "GET",
      path: "/compare/(?<base>.+?)\\.\\.\\.(?<head>.+)",
      need: { contents: "read" },
      handle: compare,
    },
    { name: "getUser", method: "GET", path: "^/user", handle: getUser },
  ];
}

/** A commit by SHA or branch, also as `owner:branch`. */
function findCommit(world: GitHubWorld, name: string): ReturnType<typeof readCommit> {
  return readCommit(
    world.git,
    name.startsWith(`${world.owner}:`) ? name.slice(world.owner.length + 1) : name,
  );
}

function nameStatus(aheadBy: number, behindBy: number): string {
  if (aheadBy > 0) return behindBy > 0 ? "diverged" : "ahead";
  return behindBy > 0 ? "behind" : "identical";
}

function getUser({ caller }: GitHubCall): ReturnType<GitHubRoute["handle"]> {
  // An installation is not a user: its token has nobody to show.
  if (caller === "bot") throw refuse(403, "Resource not accessible by integration");
  const { name, email } = accounts[caller];
  return { status: 200, body: { ...renderCaller(caller), name, email } };
}
