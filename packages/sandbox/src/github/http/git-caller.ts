import type { Reply } from "../../http/route.ts";
import type { GitHubWorld } from "../world.ts";
import { accounts, type Caller, type Tokens } from "./caller.ts";
import { Refusal } from "./refusal.ts";

/** An error answer to git, which prints its text behind `remote:`. */
export function refuseGit(status: number, text: string): Refusal {
  const headers: Record<string, string> = { "content-type": "text/plain; charset=UTF-8" };
  if (status === 401) headers["www-authenticate"] = 'Basic realm="GitHub"';
  return new Refusal({ status, headers, body: text }, text);
}

/** Finds out who pushes or fetches. Git sends a token as the password of a user name that can be anything. */
export function identifyGitCaller(authorization: string | undefined, tokens: Tokens): Caller {
  if (authorization === undefined) throw refuseGit(401, "No anonymous write access.");
  const encoded = /^basic (.+)$/i.exec(authorization)?.[1] ?? "";
  const password = Buffer.from(encoded, "base64")
    .toString("utf8")
    .replace(/^[^:]*:/, "");
  if (password === tokens.bot) return "bot";
  if (password === tokens.user) return "user";
  throw refuseGit(
    401,
    "Invalid username or token. Password authentication is not supported for Git operations.",
  );
}

/** Throws where the token may not fetch from the repository, or push to it. */
export function requireContents(
  { settings, repository }: GitHubWorld,
  { caller, level }: { readonly caller: Caller; readonly level: "read" | "write" },
): void {
  const granted =
    caller === "user" ? (settings.userMayPush ? "write" : "read") : settings.permissions.contents;
  if (granted === "write" || granted === level) return;
  // What a token may not even see does not exist to it.
  if (granted === "none") throw refuseGit(404, "Repository not found.");
  throw refuseGit(403, `Permission to ${repository}.git denied to ${accounts[caller].login}.`);
}

/** Does the work, and turns a refusal into its answer. */
export async function answerGit(work: () => Promise<Reply>): Promise<Reply> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.reply;
  }
}
