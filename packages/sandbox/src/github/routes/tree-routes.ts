import { readObject, readTypes, writeBlobs } from "../git/objects.ts";
import { MissingPathError, readTree, type TreeChange, type TreeEntry, writeTree } from "../git/trees.ts";
import { type Fields, readText, requireObjects } from "../http/fields.ts";
import type { GitHubCall, GitHubRoute } from "../http/github-route.ts";
import { refuse, refuseUnknown } from "../http/refusal.ts";
import { createLinks } from "../render/links.ts";
import type { GitHubWorld } from "../world.ts";
import { readTreeChange, type TreeChangeRequest } from "./tree-change.ts";

/** Above these, building a tree takes GitHub longer than it allows. */
const maxEntries = 250;
const maxContentBytes = 2_500_000;

const timeoutText =
  "Sorry, your request timed out.  It's likely that your input was too large to process.  Consider building the tree incrementally, or building the commits you need in a local clone of the repository and then pushing them to GitHub.";

/**
 * A longer recursive listing is cut, and says so. GitHub does not say of what its 7 MB are. Of the answer they would
 * always be fewer than 35,000 entries, so here they are of the listing as git prints it.
 */
const maxListedEntries = 100_000;
const maxListedBytes = 7_000_000;

/** Trees: which contents stand under which names. */
export function createTreeRoutes(world: GitHubWorld): readonly GitHubRoute[] {
  const { git } = world;
  const render = async (
    call: GitHubCall,
    { treeSha, recursive }: { readonly treeSha: string; readonly recursive: boolean },
  ): Promise<Record<string, unknown>> => {
    const { api } = createLinks(call.apiUrl, world.repository);
    const all = await readTree(git, { treeSha, recursive });
    const tree = (recursive ? cutListing(all) : all).map(({ sizeBytes, ...entry }) => ({
      ...entry,
      ...(sizeBytes === undefined ? {} : { size: sizeBytes }),
      url: `${api}/git/${entry.type}s/${entry.sha}`,
    }));
    return { sha: treeSha, url: `${api}/git/trees/${treeSha}`, tree, truncated: tree.length < all.length };
  };

  const getTree: GitHubRoute["handle"] = async (call) => {
    // The name of a branch or a commit will do as well.
    const object = await readObject(git, `${call.params.tree}^{tree}`);
    if (object === undefined) throw refuseUnknown();
    // Any value at all means yes, even `false`.
    return {
      status: 200,
      body: await render(call, { treeSha: object.sha, recursive: call.query.has("recursive") }),
    };
  };

  const createTree: GitHubRoute["handle"] = async (call) => {
    const asked = requireObjects(call.fields, "tree").map(readTreeChange);
    if (asked.length === 0) throw refuse(422, "Invalid tree info");
    const contentBytes = asked.reduce((sum, { content }) => sum + (content?.length ?? 0), 0);
    if (asked.length > maxEntries || contentBytes > maxContentBytes) throw refuse(422, timeoutText);
    const base = await findBase(world, call.fields);
    const changes = await writeContents(world, asked);
    try {
      const treeSha = await writeTree(git, { base, changes });
      return { status: 201, body: await render(call, { treeSha, recursive: false }) };
    } catch (error) {
      if (error instanceof MissingPathError) throw refuse(422, "GitRPC::BadObjectState");
      throw error;
    }
  };

  return [
    {
      name: "getTree",
      method: "GET",
      path: "/git/trees/(?<tree>.+)",
      need: { contents: "read" },
      handle: getTree,
    },
    {
      name: "createTree",
      method: "POST",
      path: "/git/trees",
      need: { contents: "write" },
      handle: createTree,
    },
  ];
}

function cutListing(entries: readonly TreeEntry[]): readonly TreeEntry[] {
  let listedBytes = 0;
  const end = entries.findIndex(({ path, mode, type, sha }) => {
    listedBytes += Buffer.byteLength(`${mode} ${type} ${sha}\t${path}\n`);
    return listedBytes > maxListedBytes;
  });
  return entries.slice(0, end === -1 ? maxListedEntries : Math.min(end, maxListedEntries));
}

async function findBase(world: GitHubWorld, fields: Fields): Promise<string | undefined> {
  const name = readText(fields, "base_tree");
  if (name === undefined) return undefined;
  const object = await readObject(world.git, `${name}^{tree}`);
  if (object === undefined) throw refuseUnknown();
  return object.sha;
}

/** Makes blobs of inline contents, and makes sure that all other objects are there. */
async function writeContents(
  world: GitHubWorld,
  asked: readonly TreeChangeRequest[],
): Promise<readonly TreeChange[]> {
  const named = asked.flatMap(({ sha, mode }) => (sha === undefined || mode === "160000" ? [] : [sha]));
  const types = await readTypes(world.git, named);
  if (named.some((sha) => types.get(sha) !== "blob")) throw refuse(422, "GitRPC::BadObjectState");
  const inline = asked.flatMap(({ content }) => (content === undefined ? [] : [content]));
  const written = [...(await writeBlobs(world.git, inline))];
  return asked.map(({ path, mode, sha, content }) => ({
    path,
    mode,
    sha: content === undefined ? sha : written.shift(),
  }));
}
