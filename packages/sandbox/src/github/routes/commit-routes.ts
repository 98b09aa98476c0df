import type { CommitFields, Signatory } from "../git/commit-object.ts";
import { readCommit, writeCommit } from "../git/commits.ts";
import { readTypes, shaPattern } from "../git/objects.ts";
import { signCommit } from "../git/web-flow-signature.ts";
import { accounts, type Caller } from "../http/caller.ts";
import { type Fields, readObject, readText, readTexts, requireText } from "../http/fields.ts";
import type { GitHubCall, GitHubRoute } from "../http/github-route.ts";
import { refuse, refuseUnknown } from "../http/refusal.ts";
import { createLinks } from "../render/links.ts";
import { renderGitCommit } from "../render/render-commit.ts";
import type { GitHubWorld } from "../world.ts";

/** Who commits where GitHub signs. */
export const webFlow = { name: "GitHub", email: "noreply@github.com" };

/** Commits: trees with a history. */
export function createCommitRoutes(world: GitHubWorld): readonly GitHubRoute[] {
  const { git } = world;

  const getCommit: GitHubRoute["handle"] = async ({ params, apiUrl }) => {
    const sha = params.sha ?? "";
    const commit = shaPattern.test(sha) ? await readCommit(git, sha) : undefined;
    if (commit === undefined) throw refuseUnknown();
    return { status: 200, body: renderGitCommit(commit, createLinks(apiUrl, world.repository)) };
  };

  const createCommit: GitHubRoute["handle"] = async (call) => {
    const asked = readCommitRequest(call, world.now());
    const types = await readTypes(git, [asked.tree, ...asked.parents]);
    if (types.get(asked.tree) !== "tree") throw refuse(422, "Tree SHA does not exist");
    if (asked.parents.some((parent) => types.get(parent) !== "commit")) {
      throw refuse(422, "Parent SHA does not exist or is not a commit object");
    }
    const commit = isSignedByGitHub(call)
      ? signCommit({ ...asked, committer: { ...webFlow, atMs: world.now() } })
      : asked;
    const sha = await writeCommit(git, commit);
    return {
      status: 201,
      body: renderGitCommit({ sha, ...commit }, createLinks(call.apiUrl, world.repository)),
    };
  };

  return [
    {
      name: "getCommit",
      method: "GET",
      path: "/git/commits/(?<sha>[^/]+)",
      need: { contents: "read" },
      handle: getCommit,
    },
    {
      name: "createCommit",
      method: "POST",
      path: "/git/commits",
      need: { contents: "write" },
      handle: createCommit,
    },
  ];
}

/** Only a bot's commits, and only those that say nothing of who made them. */
function isSignedByGitHub({ caller, fields }: GitHubCall): boolean {
  const claims = [fields.author, fields.committer, fields.signature];
  return caller === "bot" && claims.every((claim) => claim === undefined || claim === null);
}

function readCommitRequest({ fields, caller }: GitHubCall, nowMs: number): CommitFields {
  const author = readSignatory(readObject(fields, "author"), { caller, nowMs });
  const committer = readObject(fields, "committer");
  return {
    message: requireText(fields, "message"),
    tree: requireText(fields, "tree"),
    parents: readTexts(fields, "parents") ?? [],
    author,
    committer: committer === undefined ? author : readSignatory(committer, { caller, nowMs }),
    signature: readText(fields, "signature"),
  };
}

function readSignatory(
  fields: Fields | undefined,
  { caller, nowMs }: { readonly caller: Caller; readonly nowMs: number },
): Signatory {
  if (fields === undefined)
    return { name: accounts[caller].name, email: accounts[caller].email, atMs: nowMs };
  const date = readText(fields, "date");
  const atMs = date === undefined ? nowMs : Date.parse(date);
  if (Number.isNaN(atMs)) throw refuse(422, `Invalid request.\n\n"${date}" is not a valid date-time.`);
  return { name: requireText(fields, "name"), email: requireText(fields, "email"), atMs };
}
