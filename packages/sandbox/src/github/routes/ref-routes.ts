import { isAncestor } from "../git/commits.ts";
import { readTypes, shaPattern } from "../git/objects.ts";
import { type GitRef, isRefName, listRefs, moveRef, readRef } from "../git/refs.ts";
import { readFlag, requireText } from "../http/fields.ts";
import type { GitHubCall, GitHubRoute } from "../http/github-route.ts";
import { refuse, refuseUnknown } from "../http/refusal.ts";
import { createLinks, renderNodeId } from "../render/links.ts";
import type { GitHubWorld } from "../world.ts";

/** References: where branches and tags are. */
export function createRefRoutes(world: GitHubWorld): readonly GitHubRoute[] {
  const { git } = world;
  const render = ({ name, sha, type }: GitRef, call: GitHubCall): Record<string, unknown> => {
    const links = createLinks(call.apiUrl, world.repository);
    const object = { sha, type, url: `${links.api}/git/${type}s/${sha}` };
    return { ref: name, node_id: renderNodeId("REF", name), url: `${links.api}/git/${name}`, object };
  };

  const getRef: GitHubRoute["handle"] = async (call) => {
    const ref = await readRef(git, `refs/${call.params.ref}`);
    if (ref === undefined) throw refuseUnknown();
    return { status: 200, body: render(ref, call) };
  };

  const listMatchingRefs: GitHubRoute["handle"] = async (call) => {
    const refs = await listRefs(git, `refs/${call.params.ref}`);
    return { status: 200, body: refs.map((ref) => render(ref, call)) };
  };

  const createRef: GitHubRoute["handle"] = async (call) => {
    const name = requireText(call.fields, "ref");
    const to = await requireObject(world, call);
    if (!/^refs\/[^/]+\/./.test(name) || !(await isRefName(git, name))) {
      throw refuse(422, `${name} is not a valid ref name.`);
    }
    refuseRestricted(world, { name, rule: "Cannot create ref due to creations being restricted." });
    if ((await readRef(git, name)) !== undefined) throw refuse(422, "Reference already exists");
    if (!(await moveRef(git, { name, from: undefined, to }))) {
      // Either the name is a folder of others, or somebody created it just now.
      throw refuse(
        422,
        (await readRef(git, name)) === undefined ? "Reference update failed" : "Reference already exists",
      );
    }
    await world.followBranches();
    return { status: 201, body: render(await requireRef(world, name), call) };
  };

  const updateRef: GitHubRoute["handle"] = async (call) => {
    const ref = await requireRef(world, `refs/${call.params.ref}`);
    const to = await requireObject(world, call);
    refuseRestricted(world, { name: ref.name, rule: "Cannot update this protected ref." });
    const force = readFlag(call.fields, "force") ?? false;
    if (!force && !(await isAncestor(git, { base: ref.sha, head: to }))) {
      throw refuse(422, "Update is not a fast forward");
    }
    if (!(await moveRef(git, { name: ref.name, from: ref.sha, to })))
      throw refuse(422, "Reference cannot be updated");
    await world.followBranches();
    return { status: 200, body: render(await requireRef(world, ref.name), call) };
  };

  const deleteRef: GitHubRoute["handle"] = async (call) => {
    const ref = await requireRef(world, `refs/${call.params.ref}`);
    refuseRestricted(world, { name: ref.name, rule: "Cannot delete this protected ref." });
    await moveRef(git, { name: ref.name, from: ref.sha, to: undefined });
    await world.followBranches();
    return { status: 204 };
  };

  const read = { method: "GET", need: { contents: "read" } } as const;
  const need = { contents: "write" } as const;
  return [
    { ...read, name: "getRef", path: "/git/ref/(?<ref>.+)", handle: getRef },
    { ...read, name: "listMatchingRefs", path: "/git/matching-refs/(?<ref>.+)", handle: listMatchingRefs },
    { name: "createRef", method: "POST", path: "/git/refs", need, handle: createRef },
    { name: "updateRef", method: "PATCH", path: "/git/refs/(?<ref>.+)", need, handle: updateRef },
    { name: "deleteRef", method: "DELETE", path: "/git/refs/(?<ref>.+)", need, handle: deleteRef },
  ];
}

async function requireRef(world: GitHubWorld, name: string): Promise<GitRef> {
  const ref = await readRef(world.git, name);
  if (ref === undefined) throw refuse(422, "Reference does not exist");
  return ref;
}

async function requireObject(world: GitHubWorld, call: GitHubCall): Promise<string> {
  const sha = requireText(call.fields, "sha");
  if (!shaPattern.test(sha))
    throw refuse(422, "The sha parameter must be exactly 40 characters and contain only [0-9a-f].");
  if ((await readTypes(world.git, [sha])).get(sha) !== "commit") throw refuse(422, "Object does not exist");
  return sha;
}

/** A ruleset names its rules below the sentence that all its refusals begin with. */
function refuseRestricted(
  world: GitHubWorld,
  { name, rule }: { readonly name: string; readonly rule: string },
): void {
  const branch = name.replace(/^refs\/heads\//, "");
  if (branch === name || world.settings.restrictedBranches?.test(branch) !== true) return;
  throw refuse(422, `Repository rule violations found\n\n${rule}\n\n`);
}
