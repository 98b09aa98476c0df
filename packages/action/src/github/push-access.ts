import type { RunContext } from "../runner/run-context.ts";
import { encodeCredential } from "./credential.ts";
import { findGitServer } from "./git-server.ts";

/** Whether a token may push; `unknown` where GitHub did not say. */
export type PushAccess = "granted" | "refused" | "unknown";

/** A question that is not answered by then is left open: the push itself will tell. */
const timeoutMs = 10_000;
/** More than any refusal of GitHub's. */
const largestRefusalBytes = 4096;

/** The words of GitHub's git server for a token that may read and not write. */
const refusals = /^(?:Permission to \S+ denied to |Write access to repository not granted)/;

/**
 * Asks GitHub's git server what a push would ask first: which refs there are to push to. It answers that only to a
 * token with `contents: write`, and nothing is written. The REST API has no such question for the token of a workflow
 * or an App: `permissions.push` of a repository tells of persons alone. Source: git's "gitprotocol-http",
 * DISCOVERING REFERENCES.
 */
export async function askPushAccess(
  context: RunContext,
  { token, signal }: { readonly token: string; readonly signal: AbortSignal },
): Promise<PushAccess> {
  const url = `${findGitServer(context).repositoryUrl}/info/refs?service=git-receive-pack`;
  try {
    const response = await fetch(url, {
      headers: {
        authorization: `Basic ${encodeCredential(token)}`,
        "user-agent": "git/2 (x-batch-compliance)",
      },
      redirect: "error",
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    });
    if (response.status === 403) return refusals.test(await readStart(response)) ? "refused" : "unknown";
    await response.body?.cancel();
    const type = response.headers.get("content-type");
    return response.ok && type === "application/x-git-receive-pack-advertisement" ? "granted" : "unknown";
  } catch {
    // No answer is no answer, whatever the reason; only a cancelled run must not go on.
    signal.throwIfAborted();
    return "unknown";
  }
}

async function readStart({ body }: Response): Promise<string> {
  let text = "";
  const decoder = new TextDecoder();
  for await (const chunk of body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > largestRefusalBytes) break;
  }
  return text;
}
