import type { Reply } from "../../http/route.ts";
import { readObject, readText, requireText } from "../http/fields.ts";
import type { GitHubCall, GitHubRoute } from "../http/github-route.ts";
import type { MergeMethod, Pull } from "../pulls/pull.ts";
import { renderNodeId } from "../render/links.ts";
import type { GitHubWorld } from "../world.ts";

/** One of GraphQL's errors, in GitHub's words. */
interface GraphqlFault {
  readonly type: "FORBIDDEN" | "NOT_FOUND" | "UNPROCESSABLE";
  readonly message: string;
}

const methodNames: Readonly<Record<MergeMethod, string>> = {
  MERGE: "merge commits are",
  SQUASH: "squash merging is",
  REBASE: "rebase merging is",
};

/** The two mutations on pull requests that the REST API has not. What is refused is answered with status 200. */
export function createGraphqlRoute(world: GitHubWorld): GitHubRoute {
  const handle: GitHubRoute["handle"] = (call) => {
    const query = requireText(call.fields, "query");
    const name = /\bmutation\b[^{]*\{\s*(?<name>\w+)/.exec(query)?.groups?.name ?? "";
    const mutate = mutations[name];
    if (mutate === undefined) {
      const message = `Field '${name}' doesn't exist on type 'Mutation'`;
      return { status: 200, body: { errors: [{ message, path: ["mutation", name] }] } };
    }
    const variables = readObject(call.fields, "variables") ?? {};
    const id = readText(variables, "pullRequestId") ?? "";
    const pull = world.pulls.list().find(({ number }) => renderNodeId("PR", number) === id);
    if (pull === undefined) {
      const message = `Could not resolve to a node with the global id of '${id}'.`;
      return refuseMutation(name, { type: "NOT_FOUND", message });
    }
    const method = readText(variables, "mergeMethod") as MergeMethod;
    const changed = mutate(pull, { world, call, method, headSha: readText(variables, "expectedHeadOid") });
    if ("type" in changed) return refuseMutation(name, changed);
    world.pulls.update(pull.number, () => changed);
    return { status: 200, body: { data: { [name]: { pullRequest: { id } } } } };
  };
  return { name: "graphql", method: "POST", path: "^/graphql", handle };
}

interface Mutation {
  readonly world: GitHubWorld;
  readonly call: GitHubCall;
  readonly method: MergeMethod;
  readonly headSha: string | undefined;
}

const notAccessible: GraphqlFault = {
  type: "FORBIDDEN",
  message: "Resource not accessible by integration",
};

const mutations: Readonly<Record<string, (pull: Pull, mutation: Mutation) => Pull | GraphqlFault>> = {
  enablePullRequestAutoMerge(pull, { world: { settings }, call, method, headSha = pull.head.sha }) {
    const { contents, pullRequests } = settings.permissions;
    if (call.caller === "bot" && (contents !== "write" || pullRequests !== "write")) return notAccessible;
    const refuse = (message: string): GraphqlFault => ({ type: "UNPROCESSABLE", message });
    // GitHub documents the field and not the words.
    if (headSha !== pull.head.sha) return refuse("The head of the pull request is not the expected one");
    if (!settings.autoMergeAllowed) return refuse("Auto merge is not allowed for this repository");
    if (!settings.mergeMethods.includes(method)) {
      return refuse(`Merge method ${methodNames[method]} not allowed on this repository`);
    }
    // Without a rule there is nothing to wait for, and GitHub says: merge it yourself.
    return settings.mergeWaits ? { ...pull, autoMerge: method } : refuse("Pull request is in clean status");
  },
  convertPullRequestToDraft(pull, { call }) {
    // No token of an App or a workflow can, whatever it is granted.
    return call.caller === "bot" ? notAccessible : { ...pull, draft: true };
  },
};

function refuseMutation(name: string, fault: GraphqlFault): Reply {
  return { status: 200, body: { data: { [name]: null }, errors: [{ ...fault, path: [name] }] } };
}
