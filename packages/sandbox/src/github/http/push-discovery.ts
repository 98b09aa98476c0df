import type { Exchange, Reply, Route } from "../../http/route.ts";
import type { GitHubWorld } from "../world.ts";
import { accounts, type Caller } from "./caller.ts";

/**
 * What `git push` asks first: the refs, as git itself advertises them, for those who may push. Source: git's
 * "gitprotocol-http", DISCOVERING REFERENCES; the words of refusals are those of GitHub's git server.
 */
export function createPushDiscovery(world: GitHubWorld): Route {
  return {
    operation: "github.discoverPush",
    method: "GET",
    path: /^\/(?<owner>[^/]+)\/(?<repo>[^/]+?)(?:\.git)?\/info\/refs$/,
    query: { service: "git-receive-pack" },
    handle: (exchange) => answer(world, exchange),
  };
}

async function answer(world: GitHubWorld, { params, headers }: Exchange): Promise<Reply> {
  const caller = identify(world, headers.authorization?.toString());
  if (caller === undefined) {
    const realm = { "www-authenticate": 'Basic realm="GitHub"' };
    return { ...refuse(401, "Invalid username or token."), headers: { ...plain, ...realm } };
  }
  const { contents } = world.settings.permissions;
  const isKnown = `${params.owner}/${params.repo}`.toLowerCase() === world.repository.toLowerCase();
  if (!isKnown || (caller === "bot" && contents === "none")) return refuse(404, "Repository not found.");
  const mayPush = caller === "bot" ? contents === "write" : world.settings.userMayPush;
  if (!mayPush)
    return refuse(403, `Permission to ${world.repository}.git denied to ${accounts[caller].login}.`);
  const refs = await world.git.run(["receive-pack", "--http-backend-info-refs", world.git.folder]);
  const type = "application/x-git-receive-pack-advertisement";
  const body = Buffer.concat([Buffer.from("001f# service=git-receive-pack\n0000"), refs]);
  return { status: 200, headers: { "content-type": type, "cache-control": "no-cache" }, body };
}

/** Git sends a token as a password; the name does not count. */
function identify({ tokens }: GitHubWorld, authorization: string | undefined): Caller | undefined {
  const [, encoded] = /^basic (.+)$/i.exec(authorization ?? "") ?? [];
  const password = Buffer.from(encoded ?? "", "base64")
    .toString()
    .replace(/^[^:]*:/, "");
  if (password === tokens.bot) return "bot";
  return password === tokens.user ? "user" : undefined;
}

const plain = { "content-type": "text/plain; charset=UTF-8" };

function refuse(status: number, text: string): Reply {
  return { status, headers: plain, body: text };
}
