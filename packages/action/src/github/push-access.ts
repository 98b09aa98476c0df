import type { HttpResponse } from "@x-batch-compliance/core";
import { createTransport, type TransportOptions } from "@x-batch-compliance/core/advanced";
import { ActionError } from "../errors/action-error.ts";
import type { RunContext } from "../runner/run-context.ts";
import { encodeCredential } from "./credential.ts";
import { findGitServer } from "./git-server.ts";
import { quoteGitHub } from "./quote-github.ts";
import { findRefusal, type Refusal, refusals } from "./refusal-table.ts";

/** Whether a token may push; `unknown` where GitHub did not say. */
export type PushAccess = "granted" | "refused" | "unknown";

/** A question that is not answered by then is left open: the push itself will show. */
const timeoutMs = 10_000;
/** More than any refusal of GitHub's. */
const largestRefusalBytes = 4096;

/** The words of GitHub's git server for a token that may read and not write. */
const readsOnly = /^(?:Permission to \S+ denied to |Write access to repository not granted)/;

/**
 * Asks GitHub's git server what a push would ask first: which refs there are to push to. It answers that only to a
 * token with `contents: write`, and nothing is written. The REST API has no such question for the token of a workflow
 * or an App: `permissions.push` of a repository is about persons alone. Source: git's "gitprotocol-http",
 * DISCOVERING REFERENCES. It goes by core's transport, and with that through the proxy that the environment names; no
 * redirect is followed. Throws where GitHub says why nobody may, for example GITHUB_ACCESS_DENIED for an archived repository.
 */
export async function askPushAccess(
  context: RunContext,
  { token, signal, ...options }: { readonly token: string; readonly signal: AbortSignal } & TransportOptions,
): Promise<PushAccess> {
  const url = new URL(`${findGitServer(context).repositoryUrl}/info/refs?service=git-receive-pack`);
  const transport = createTransport(options);
  try {
    const { status, headers, body } = await transport.send({
      method: "GET",
      url,
      headers: {
        authorization: `Basic ${encodeCredential(token)}`,
        "accept-encoding": "identity",
        "user-agent": "git/2 (x-batch-compliance)",
      },
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    });
    const start = await readStart(body);
    const explained = status === 403 ? findRefusal(refusals, start) : undefined;
    if (explained !== undefined) throw buildRefusal(explained, { said: start, token });
    if (status === 403) return readsOnly.test(start) ? "refused" : "unknown";
    const advertises = headers["content-type"] === "application/x-git-receive-pack-advertisement";
    return status === 200 && advertises ? "granted" : "unknown";
  } catch (error) {
    // No answer is not an answer, whatever the reason; only a cancelled run must not go on.
    signal.throwIfAborted();
    if (error instanceof ActionError) throw error;
    return "unknown";
  } finally {
    await transport.close();
  }
}

function buildRefusal(
  { code, what, hint }: Refusal,
  { said, token }: { readonly said: string; readonly token: string },
): ActionError {
  const quoted = quoteGitHub([said], { secrets: [token, encodeCredential(token)] });
  return new ActionError(
    code,
    quoted === undefined ? what : `${what} ${quoted}`,
    hint === undefined ? {} : { hint },
  );
}

async function readStart(body: HttpResponse["body"]): Promise<string> {
  let text = "";
  const decoder = new TextDecoder();
  for await (const chunk of body) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > largestRefusalBytes) break;
  }
  return text;
}
