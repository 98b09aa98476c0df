// @module-tag slow
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { startSandbox } from "@x-batch-compliance/sandbox";
import { expect, test } from "vitest";
import { readRunContext } from "../runner/run-context.ts";
import { askPushAccess, type PushAccess } from "./push-access.ts";

type Sandbox = Awaited<ReturnType<typeof startSandbox>>;

function ask(
  { github }: Sandbox,
  { token = github.token, signal = new AbortController().signal } = {},
): Promise<PushAccess> {
  const environment = { GITHUB_API_URL: github.apiUrl, GITHUB_REPOSITORY: github.repository };
  const context = readRunContext(environment, { folder: "/", temporaryFolder: "/" });
  return askPushAccess(context, { token, signal });
}

test("a token that may push is told from one that may only read", async () => {
  await using sandbox = await startSandbox();
  expect(await ask(sandbox)).toBe("granted");
  sandbox.github.settings.permissions.contents = "read";
  expect(await ask(sandbox)).toBe("refused");
  expect(sandbox.recorder.requests().map(({ method }) => method)).toEqual(["GET", "GET"]);
});

test.each([
  { kind: "answer", status: 403, body: "Forbidden by the proxy." },
  { kind: "answer", status: 404, body: "Repository not found." },
  { kind: "answer", status: 502 },
  { kind: "answer", status: 200, headers: { "content-type": "text/html" }, body: "<p>Sign in" },
  { kind: "reset" },
] as const)("%j answers nothing", async (fault) => {
  await using sandbox = await startSandbox();
  sandbox.faults.script("github.discoverPush", fault);
  expect(await ask(sandbox)).toBe("unknown");
});

test("a repository that nobody can write to is told with GitHub's own words", async () => {
  await using sandbox = await startSandbox();
  const body = "This repository was archived so it is read-only.";
  sandbox.faults.script("github.discoverPush", { kind: "answer", status: 403, body });
  await expect(ask(sandbox)).rejects.toMatchObject({
    code: "GITHUB_ACCESS_DENIED",
    message: `The repository is archived, so nothing can be written to it. GitHub says: \`${body}\`.`,
    hint: expect.stringContaining("Unarchive"),
  });
});

test("a redirect is not followed, as it would carry the token along", async () => {
  await using sandbox = await startSandbox();
  const headers = { location: `${sandbox.github.apiUrl}/elsewhere` };
  sandbox.faults.script("github.discoverPush", { kind: "answer", status: 302, headers });
  expect(await ask(sandbox)).toBe("unknown");
  expect(sandbox.recorder.requests("unknown")).toEqual([]);
});

test("a cancelled run ends with its own reason", async () => {
  await using sandbox = await startSandbox();
  const reason = new Error("cancelled");
  await expect(ask(sandbox, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
});

test("the question goes through the proxy of the environment, without the token", async () => {
  const seen: string[] = [];
  await using proxy = createServer();
  proxy.on("connect", ({ url, headers }, socket) => {
    seen.push(`${url} ${JSON.stringify(headers)}`);
    socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  const { port } = proxy.address() as AddressInfo;
  const variables = { GITHUB_SERVER_URL: "https://github.com", GITHUB_REPOSITORY: "owner/lists" };
  const context = readRunContext(variables, { folder: "/", temporaryFolder: "/" });
  const environment = { HTTPS_PROXY: `http://127.0.0.1:${port}` };
  const { signal } = new AbortController();
  expect(await askPushAccess(context, { token: "canary-token", signal, environment })).toBe("unknown");
  expect(seen).toEqual([expect.stringMatching(/^github\.com:443 /)]);
  expect(seen[0]).not.toContain(Buffer.from("canary").toString("base64").slice(0, 6));
});
