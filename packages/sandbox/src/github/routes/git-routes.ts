import type { Exchange, Reply, Route } from "../../http/route.ts";
import { runHttpBackend } from "../git/http-backend.ts";
import { readPushCommands, renderDeclined } from "../git/push-commands.ts";
import { accounts } from "../http/caller.ts";
import { answerGit, identifyGitCaller, refuseGit, requireContents } from "../http/git-caller.ts";
import type { GitHubWorld } from "../world.ts";

/** Where the three requests of smart HTTP go, below the repository's page. */
const repositoryPath = "^/(?<owner>[^/]+)/(?<repo>[^/]+?)(?:\\.git)?";

/** Fetch and push by git itself, over HTTP with a token. */
export function createGitRoutes(world: GitHubWorld): readonly Route[] {
  const serve = (service: string, write: (exchange: Exchange) => boolean) => (exchange: Exchange) =>
    answerGit(async () => {
      const { method, url, headers, params, body } = exchange;
      const caller = identifyGitCaller(headers.authorization?.toString(), world.tokens);
      if (`${params.owner}/${params.repo}`.toLowerCase() !== world.repository.toLowerCase())
        throw refuseGit(404, "Repository not found.");
      requireContents(world, { caller, level: write(exchange) ? "write" : "read" });
      const { login } = accounts[caller];
      const declined = service === "/git-receive-pack" ? decline(world, body) : undefined;
      if (declined !== undefined) return declined;
      const query = url.search.slice(1);
      const reply = await runHttpBackend(world.git, { method, service, query, headers, body, login });
      if (service === "/git-receive-pack") await world.followBranches();
      return reply;
    });
  const route = (name: string, method: string, service: string, handle: Route["handle"]): Route => ({
    operation: `github.${name}`,
    method,
    path: new RegExp(`${repositoryPath}${service}$`),
    handle,
  });
  const always = (): boolean => true;
  const never = (): boolean => false;
  return [
    // What a push asks first, which is also how to find out whether a token may push.
    {
      ...route("discoverPush", "GET", "/info/refs", serve("/info/refs", always)),
      query: { service: "git-receive-pack" },
    },
    route("advertiseRefs", "GET", "/info/refs", serve("/info/refs", never)),
    route("uploadPack", "POST", "/git-upload-pack", serve("/git-upload-pack", never)),
    route("receivePack", "POST", "/git-receive-pack", serve("/git-receive-pack", always)),
  ];
}

/** A ruleset refuses the whole push. */
function decline({ settings }: GitHubWorld, body: Buffer): Reply | undefined {
  const commands = readPushCommands(body);
  const refused = commands.find(
    ({ name }) => settings.restrictedBranches?.test(name.replace(/^refs\/heads\//, "")) === true,
  );
  if (refused === undefined) return undefined;
  return {
    status: 200,
    headers: { "content-type": "application/x-git-receive-pack-result", "cache-control": "no-cache" },
    body: renderDeclined(commands, {
      reason: "push declined due to repository rule violations",
      text: `error: GH013: Repository rule violations found for ${refused.name}.`,
    }),
  };
}
